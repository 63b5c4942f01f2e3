import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {count, formatRatio, formatStretch} from '#src/features/patterns/format-figures.ts'
import type {PatternAddress} from '#src/features/patterns/pattern-address.ts'
import {formatValue, kindWords, toValueFilters} from '#src/features/patterns/pattern-kinds.ts'
import type {PatternsView} from '#src/features/patterns/pattern-queries.ts'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import {plural} from '#src/features/services/plural.ts'
import type {Growth} from '#src/library/patterns/compare-growth.ts'
import type {Period} from '#src/library/patterns/periods.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type GrowthSectionProps = {readonly growth: PatternsView['growth']; readonly address: PatternAddress}

/** So many of those of which nothing can be said stand there. */
const mostOpen = 6

/** What has become more or less frequent within a year, as far as the figures carry it. */
export function GrowthSection({growth, address: {of, filters}}: GrowthSectionProps) {
  const {compared, tooFew, periods, all, allCompared, unstated} = growth
  const told = compared.filter(({turn}) => turn !== 'open')
  const open = compared.filter(({turn}) => turn === 'open')
  const rows = [...told, ...open.slice(0, mostOpen)]
  const link = (value: string | undefined, stretch: readonly Period[]): string =>
    writeFilters({...filters, ...(value === undefined ? {} : toValueFilters(of, value)), from: stretch[0]?.from, to: stretch.at(-1)?.to})
  const seldom = tooFew.filter(({before, last}) => before + last > 0).length
  return (
    <section aria-labelledby="growth">
      <h2 id="growth">What grows</h2>
      <p className="figures-empty">{describeTurns(compared)}</p>
      {rows.length > 0 && (
        <ScrolledTable label="Table of what grows">
          <thead>
            <tr>
              <th scope="col">{kindWords[of].name}</th>
              <th scope="col" className="number">
                Year before
              </th>
              <th scope="col" className="number">
                Last year
              </th>
              <th scope="col">As often as before</th>
              <th scope="col">What it says</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.value}>
                <th scope="row">
                  <bdi>{clampText(formatValue(of, row.value), 60)}</bdi>
                </th>
                <td className="number">
                  <Linked number={row.before} href={link(row.value, periods.before)} />
                </td>
                <td className="number">
                  <Linked number={row.last} href={link(row.value, periods.last)} />
                </td>
                <td>{formatRatio(row)}</td>
                <td>
                  <Turn turn={row.turn} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All incidents</th>
              <td className="number">
                <Linked number={all.before} href={link(undefined, periods.before)} />
              </td>
              <td className="number">
                <Linked number={all.last} href={link(undefined, periods.last)} />
              </td>
              <td>{allCompared && formatRatio(allCompared)}</td>
              <td>{allCompared && <Turn turn={allCompared.turn} />}</td>
            </tr>
          </tfoot>
        </ScrolledTable>
      )}
      <p className="coverage heat-notes">
        Incidents of {formatStretch(periods.last)}, the last four quarters that are over, against {formatStretch(periods.before)}; a period that is chosen above
        has no part in it. <Method compared={compared.length} unlisted={open.length - mostOpen} />
        {unstated.before + unstated.last > 0 &&
          `${count(unstated.before)} incidents before and ${count(unstated.last)} in the last year do not state it, and are compared with nothing. `}
        {seldom > 0 && `${plural(seldom, 'value')} ${seldom === 1 ? 'comes' : 'come'} too seldom to be compared.`}
      </p>
    </section>
  )
}

/** What the bounds are, where there are any. */
function Method({compared, unlisted}: {readonly compared: number; readonly unlisted: number}) {
  if (compared === 0) return null
  return (
    <>
      “As often” is the ratio of both rates: exact bounds for Poisson counts
      {compared > 1 && `, which hold for all ${count(compared)} values at once`} in 19 of 20 such comparisons. Only where they leave out 1 is anything said;
      “All incidents” is compared by itself.{' '}
      {unlisted > 0 && `${plural(unlisted, 'more value')} may be chance and ${unlisted === 1 ? 'is' : 'are'} not listed. `}
    </>
  )
}

function describeTurns(compared: readonly Pick<Growth, 'turn'>[]): string {
  if (compared.length === 0) return 'There are too few incidents to compare two years.'
  const told = compared.filter(({turn}) => turn !== 'open')
  const grown = told.filter(({turn}) => turn === 'grows').length
  const more = grown === 0 ? 'Nothing has grown so much that it could not be chance' : `${count(grown)} came more often than in the year before`
  return told.length === grown ? `${more}.` : `${more}; ${count(told.length - grown)} came less often.`
}

function Linked({number, href}: {readonly number: number; readonly href: string}) {
  return number === 0 ? <span className="heat-none">0</span> : <a href={href}>{count(number)}</a>
}

function Turn({turn}: Pick<Growth, 'turn'>) {
  if (turn === 'open') return <span className="dim">may be chance</span>
  return (
    <b className={turn}>
      <span aria-hidden="true">{turn === 'grows' ? '↑' : '↓'}</span> {turn === 'grows' ? 'more often' : 'less often'}
    </b>
  )
}
