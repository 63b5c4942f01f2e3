import type {FiguresView} from '#src/features/remediation/figures/figures-queries.ts'
import {plural} from '#src/features/services/plural.ts'
import type {BurnUpMonth} from '#src/library/remediation/to-burn-up.ts'
import {BurnUpPicture} from './burn-up-picture.tsx'
import {Coverage} from './coverage.tsx'

/** Whether what is done keeps up with what is agreed. */
export function BurnUpSection({view: {months, followed, coverage, today}}: {readonly view: FiguresView}) {
  const last = months.at(-1)
  const sometime = followed.doneUndated.reduce((sum, {count}) => sum + count, 0)
  const agreed = coverage.total - coverage.candidates
  return (
    <section aria-labelledby="burn-up">
      <h2 id="burn-up">Agreed and done, over time</h2>
      {last === undefined ? (
        <p className="figures-empty">No action is of an incident with a day, so none has a place in time.</p>
      ) : (
        <div className="figure-beside">
          <figure>
            <figcaption>Actions so far, by month</figcaption>
            <BurnUpPicture months={months} today={today} description={tell(months)} />
            <details className="figure-table">
              <summary>As a table</summary>
              <Table months={months} />
            </details>
          </figure>
          <div className="figure-notes">
            <dl>
              <dt>Between the lines</dt>
              <dd>{(last.openedSoFar - last.doneSoFar).toLocaleString('en-US')}</dd>
              <dd className="figure-note">still to be done</dd>
            </dl>
            <Coverage
              part={last.openedSoFar}
              whole={agreed}
              noun="agreed action"
              verb={['has', 'have']}
              what="a place in time"
              left={[
                ...(sometime > 0 ? [`${sometime} done without a day`] : []),
                ...(followed.undated > 0 ? [`${followed.undated} of incidents without a day`] : []),
                ...(followed.contradictory > 0 ? [`${followed.contradictory} with days that contradict each other`] : []),
                ...(followed.wontDo > 0 ? [`${followed.wontDo} decided against, nobody says when`] : []),
              ]}
            />
            <p>An action comes in the month of its incident and is done in the month of its day. None is placed that does not say both.</p>
          </div>
        </div>
      )}
    </section>
  )
}

function Table({months}: {readonly months: readonly BurnUpMonth[]}) {
  const rows = months.length > longestTable ? toYears(months) : months
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{rows === months ? 'Month' : 'Year'}</th>
          <th scope="col">Agreed</th>
          <th scope="col">Done</th>
          <th scope="col">Agreed so far</th>
          <th scope="col">Done so far</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({month, opened, done, openedSoFar, doneSoFar}) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            <td>{opened.toLocaleString('en-US')}</td>
            <td>{done.toLocaleString('en-US')}</td>
            <td>{openedSoFar.toLocaleString('en-US')}</td>
            <td>{doneSoFar.toLocaleString('en-US')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const longestTable = 36

function toYears(months: readonly BurnUpMonth[]): readonly BurnUpMonth[] {
  const years = new Map<string, BurnUpMonth>()
  for (const month of months) {
    const year = month.month.slice(0, 4)
    const before = years.get(year)
    years.set(year, {...month, month: year, opened: month.opened + (before?.opened ?? 0), done: month.done + (before?.done ?? 0)})
  }
  return [...years.values()]
}

/** In years, which is as much as one listens to. */
function tell(months: readonly BurnUpMonth[]): string {
  return toYears(months)
    .slice(-12)
    .map(({month, openedSoFar, doneSoFar}) => `By ${month} ${plural(openedSoFar, 'action')} agreed, ${doneSoFar.toLocaleString('en-US')} done.`)
    .join(' ')
}
