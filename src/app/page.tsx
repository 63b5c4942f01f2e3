import {findAnniversaries} from '#src/features/catalogue/anniversary-queries.ts'
import {listRecent} from '#src/features/catalogue/catalogue-queries.ts'
import {Anniversaries} from '#src/features/catalogue/components/anniversaries.tsx'
import {StartPage} from '#src/features/catalogue/components/start-page.tsx'
import {GrowingPatterns} from '#src/features/patterns/components/growing-patterns.tsx'
import {findGrowing} from '#src/features/patterns/pattern-queries.ts'
import {OpenRemediation} from '#src/features/remediation/components/open-remediation.tsx'
import {summarizeRemediation} from '#src/features/remediation/remediation-queries.ts'
import {WaitingReviews} from '#src/features/review/components/waiting-reviews.tsx'
import {listWaitingReviews} from '#src/features/review/review-queries.ts'
import {isReading} from '#src/features/settings/health-queries.ts'
import {countProblems} from '#src/features/settings/sync-queries.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {preloadProse} from '#src/ui/preload-prose.ts'

/** Where one begins: search, what is overdue, what happened lately. */
export default async function Page() {
  preloadProse()
  const [recent, remediation, problems, reviews, anniversaries, growing] = await Promise.all([
    listRecent(6),
    summarizeRemediation(5),
    countProblems(),
    listWaitingReviews(),
    findAnniversaries(6),
    findGrowing(3),
  ])
  // Once: the first sync may end while the page is being made.
  const reading = isReading()
  return (
    <Screen {...(reviews.length === 0 ? {name: `start ${reading} ${anniversaries.week}`} : {})} current="start" hasSearch={false}>
      <StartPage
        isReading={reading}
        recent={recent}
        problems={problems}
        reviews={<WaitingReviews reviews={reviews} />}
        remediation={<OpenRemediation summary={remediation} />}
        anniversaries={<Anniversaries anniversaries={anniversaries} />}
        patterns={<GrowingPatterns growing={growing} />}
      />
    </Screen>
  )
}
