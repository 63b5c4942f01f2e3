type UndecidedPageProps = {
  readonly reason: string
  /** What somebody had written, so that it is not lost. */
  readonly typed: string
  readonly backHref: string
}

/** Why a relation was neither confirmed nor rejected. */
export function UndecidedPage({reason, typed, backHref}: UndecidedPageProps) {
  return (
    <div className="settings outcome">
      <h1>Nothing was done</h1>
      <p className="outcome-why" role="alert">
        {reason}
      </p>
      {typed !== '' && (
        <figure className="review-typed">
          <figcaption>What you wrote, to be taken along</figcaption>
          <textarea className="review-text" readOnly rows={3} defaultValue={typed} aria-label="What you wrote" />
        </figure>
      )}
      <p className="mt-6">
        <a className="link" href={backHref}>
          Back to the page
        </a>
      </p>
    </div>
  )
}
