import type {Gap} from '#src/library/review/list-gaps.ts'

type RefusedReviewPageProps = {
  readonly reason: string
  readonly gaps: readonly Gap[]
  /** What somebody had written, so that it is not lost. */
  readonly typed: string
  readonly backHref: string
}

/** Why a step of a review was not taken, and what was typed for it. */
export function RefusedReviewPage({reason, gaps, typed, backHref}: RefusedReviewPageProps) {
  return (
    <div className="settings outcome">
      <h1>Nothing was done</h1>
      <p className="outcome-why" role="alert">
        {reason}
      </p>
      {gaps.length > 0 && (
        <ul className="review-gaps">
          {gaps.map(({rule, message}) => (
            <li key={`${rule} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
      {typed !== '' && (
        <figure className="review-typed">
          <figcaption>What you wrote, to be taken along</figcaption>
          <textarea className="review-text" readOnly rows={6} defaultValue={typed} aria-label="What you wrote" />
        </figure>
      )}
      <p className="mt-6">
        <a className="link" href={backHref}>
          Back to the review
        </a>
      </p>
    </div>
  )
}
