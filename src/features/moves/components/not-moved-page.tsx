type NotMovedPageProps = {readonly reason: string; readonly backHref: string; readonly back: string; readonly typed: string}

/** Why a document was not renamed, deleted or brought back, and what was typed for it. */
export function NotMovedPage({reason, backHref, back, typed}: NotMovedPageProps) {
  return (
    <div className="settings outcome">
      <h1>Nothing was done</h1>
      <p className="outcome-why" role="alert">
        {reason}
      </p>
      {typed !== '' && (
        <p className="text-ink-2 wrap-anywhere">
          You wrote: <bdi>{typed}</bdi>
        </p>
      )}
      <p className="mt-6">
        <a className="link" href={backHref}>
          {back}
        </a>
      </p>
    </div>
  )
}
