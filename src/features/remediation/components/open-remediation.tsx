import {writeActionFilters} from '#src/features/remediation/write-action-filters.ts'
import type {RemediationSummary} from '#src/library/incident-store.ts'
import {NextActions} from './next-actions.tsx'

/** How many actions are open, and which come next. */
export function OpenRemediation({summary}: {readonly summary: RemediationSummary & {readonly today: string}}) {
  const {open, overdue, undated, incidents, next, today} = summary
  return (
    <section aria-labelledby="remediation">
      <h2 id="remediation" className="section-title">
        Open remediation
      </h2>
      {open === 0 ? (
        <p className="text-ink-2">Nothing is open: every agreed action is done or decided against.</p>
      ) : (
        <>
          <dl className="tally">
            <div>
              <dt>open</dt>
              <dd>
                <a href={writeActionFilters({status: ['open', 'in-progress']})}>{open}</a>
              </dd>
              <dd className="tally-note">in {incidents === 1 ? '1 incident' : `${incidents} incidents`}</dd>
            </div>
            <div>
              <dt>overdue</dt>
              <dd className={overdue > 0 ? 'late' : undefined}>{overdue > 0 ? <a href={writeActionFilters({due: ['overdue']})}>{overdue}</a> : 0}</dd>
              <dd className="tally-note">{overdue > 0 ? 'past their day' : 'none past its day'}</dd>
            </div>
            <div>
              <dt>without a date</dt>
              <dd>{undated > 0 ? <a href={writeActionFilters({due: ['undated']})}>{undated}</a> : 0}</dd>
              <dd className="tally-note">of {open} open</dd>
            </div>
          </dl>
          <NextActions actions={next} today={today} areRows />
        </>
      )}
    </section>
  )
}
