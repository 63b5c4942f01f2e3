import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import type {FiguresView} from '#src/features/remediation/figures/figures-queries.ts'
import {formatDays} from '#src/features/remediation/format-due.ts'
import {TallyList} from '#src/features/services/components/tally-list.tsx'
import type {AgeSpread} from '#src/library/remediation/measure-ages.ts'
import {Coverage} from './coverage.tsx'
import {ScrolledTable} from './scrolled-table.tsx'

/** How old the actions are that are still to be done. */
export function AgesSection({view: {ages, coverage}}: {readonly view: FiguresView}) {
  const {all, ranges, bySeverity} = ages
  const longest = Math.max(...bySeverity.map(({spread}) => spread.threeQuarters), 1)
  return (
    <section aria-labelledby="ages">
      <h2 id="ages">How old what is open is</h2>
      {all === undefined ? (
        <p className="figures-empty">
          {coverage.open === 0 ? 'Nothing is open: every agreed action is done or decided against.' : 'No open action is of an incident with a day.'}
        </p>
      ) : (
        <div className="figure-beside">
          <div>
            <TallyList label="Open actions by age" of={all.count} items={ranges.map(({name, count}) => ({key: name, name, count}))} />
            <h3>By severity</h3>
            <ScrolledTable label="Age of open actions, by severity">
              <thead>
                <tr>
                  <th scope="col">Severity</th>
                  <th scope="col">Open</th>
                  <th scope="col">Half are older than</th>
                  <th scope="col">Oldest</th>
                  <th scope="col" className="screen-wide">
                    The middle half, up to {formatDays(longest)}
                  </th>
                </tr>
              </thead>
              <tbody>
                {bySeverity.map(({severity, spread}) => (
                  <tr key={severity ?? 'none'}>
                    <th scope="row">{severity === undefined ? 'not stated' : <SeverityBadge level={severity} label={undefined} />}</th>
                    <td>{spread.count.toLocaleString('en-US')}</td>
                    <td>{formatDays(spread.median)}</td>
                    <td>{formatDays(spread.oldest)}</td>
                    <td className="screen-wide">
                      <SpreadLine spread={spread} longest={longest} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </ScrolledTable>
          </div>
          <div className="figure-notes">
            <dl>
              <dt>Half are older than</dt>
              <dd>{formatDays(all.median)}</dd>
              <dd className="figure-note">
                middle half {formatDays(all.quarter)} to {formatDays(all.threeQuarters)}
              </dd>
            </dl>
            <Coverage part={all.count} whole={coverage.open} noun="open action" verb={['is', 'are']} what="of an incident with a day" />
            <p>Counted from the day of the incident: no document says on which day an action was agreed.</p>
          </div>
        </div>
      )}
    </section>
  )
}

/** From the first quarter to the third, with a mark at the half. */
function SpreadLine({spread: {quarter, median, threeQuarters}, longest}: {readonly spread: AgeSpread; readonly longest: number}) {
  const toX = (days: number): number => Math.round((days / longest) * 1960) / 10 + 2
  return (
    <svg
      className="spread-line"
      viewBox="0 0 200 16"
      width="200"
      height="16"
      role="img"
      aria-label={`from ${formatDays(quarter)} to ${formatDays(threeQuarters)}, half ${formatDays(median)}`}
    >
      <path className="spread-base" d="M2 8H198" />
      <path className="spread-range" d={`M${toX(quarter)} 8H${Math.max(toX(threeQuarters), toX(quarter) + 1)}`} />
      <path className="spread-median" d={`M${toX(median)} 2V14`} />
    </svg>
  )
}
