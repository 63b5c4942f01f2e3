import type {WaitingReview} from '#src/library/review/document-reviews.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** Documents whose authors wait for a word of the one who asks. */
export function WaitingReviews({reviews}: {readonly reviews: readonly WaitingReview[]}) {
  if (reviews.length === 0) return null
  return (
    <section className="waiting-reviews" aria-labelledby="waiting-reviews">
      <h2 id="waiting-reviews" className="section-title">
        Waiting for your review
      </h2>
      <ul>
        {reviews.map(({incidentId, title, at, actor, asked}) => (
          <li key={`${incidentId} ${asked}`}>
            <a href={`/incidents/${encodeURIComponent(incidentId)}?tab=review`}>
              <bdi>{clampText(title)}</bdi>
            </a>
            <p>
              asked of {asked} by <bdi>{actor}</bdi> on <time dateTime={at}>{at.slice(0, 10)}</time>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
