import {NothingDonePage, TypedText} from '#src/features/shell/nothing-done-page.tsx'
import type {Gap} from '#src/library/review/list-gaps.ts'

type RefusedReviewPageProps = {
  readonly reason: string
  readonly gaps: readonly Gap[]
  readonly typed: string
  readonly backHref: string
}

/** Why a step of a review was not taken, and what was typed for it. */
export function RefusedReviewPage({reason, gaps, typed, backHref}: RefusedReviewPageProps) {
  return (
    <NothingDonePage title="Nothing was done" reason={reason} backHref={backHref} back="Back to the review">
      {gaps.length > 0 && (
        <ul className="review-gaps">
          {gaps.map(({rule, message}) => (
            <li key={`${rule} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
      <TypedText typed={typed} rows={6} />
    </NothingDonePage>
  )
}
