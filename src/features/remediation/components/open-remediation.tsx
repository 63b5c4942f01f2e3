import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {toActionHref} from '#src/features/incident/page-address.ts'
import {formatDue} from '#src/features/remediation/format-due.ts'
import type {RemediationSummary} from '#src/library/incident-store.ts'
import {clampText} from '#src/ui/clamp-text.ts'

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
                <a href={writeFilters({actions: ['open']})}>{open}</a>
              </dd>
              <dd className="tally-note">in {incidents === 1 ? '1 incident' : `${incidents} incidents`}</dd>
            </div>
            <div>
              <dt>overdue</dt>
              <dd className={overdue > 0 ? 'late' : undefined}>{overdue > 0 ? <a href={writeFilters({actions: ['overdue']})}>{overdue}</a> : 0}</dd>
              <dd className="tally-note">{overdue > 0 ? 'past their day' : 'none past its day'}</dd>
            </div>
            <div>
              <dt>without a date</dt>
              <dd>{undated}</dd>
              <dd className="tally-note">of {open} open</dd>
            </div>
          </dl>
          <ol className="next-actions">
            {next.map(action => (
              <li key={`${action.incidentId} ${action.position}`}>
                <div className="min-w-0">
                  <a href={toActionHref(action.incidentId, action.position)} data-row>
                    <bdi>{clampText(action.title)}</bdi>
                  </a>
                  <p>
                    <bdi>{action.owner ?? 'no owner'}</bdi> · <bdi>{clampText(action.incidentTitle)}</bdi>
                  </p>
                </div>
                <span className={action.overdue ? 'late' : 'dim'}>{formatDue({...action, done: undefined}, today)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
