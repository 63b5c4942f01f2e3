import {count} from '#src/features/patterns/format-figures.ts'
import {type PatternAddress, writePatternAddress} from '#src/features/patterns/pattern-address.ts'
import {kindWords, patternKinds} from '#src/features/patterns/pattern-kinds.ts'
import type {PatternsView} from '#src/features/patterns/pattern-queries.ts'
import type {HeatCount} from '#src/features/patterns/to-heat-map.ts'
import {Coverage} from '#src/features/remediation/figures/components/coverage.tsx'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import {plural} from '#src/features/services/plural.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type HeatSectionProps = {readonly view: PatternsView; readonly address: PatternAddress}

/** The map of what comes when, or where: a table whose cells are shaded by how many incidents are behind them. */
export function HeatSection({view, address}: HeatSectionProps) {
  const {heat, unstated} = view
  const {of, by} = address
  const words = kindWords[of]
  return (
    <section aria-labelledby="heat">
      <h2 id="heat">
        {words.title} {by === 'time' ? 'over time' : 'by service'}
      </h2>
      <Choices address={address} />
      <Coverage part={heat.all.count - unstated} whole={heat.all.count} noun="incident" verb={words.verb} what={words.what} />
      <div className={by === 'time' ? 'heat heat-time' : 'heat'}>
        <ScrolledTable label={`Table of ${words.title.toLowerCase()} ${by === 'time' ? 'over time' : 'by service'}`}>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">All</th>
              {heat.columns.map(({name, href}) => (
                <th key={name} scope="col">
                  <a href={href}>
                    <bdi>{clampText(name, 40)}</bdi>
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heat.rows.map(({value, name, count: number, href, cells}) => (
              <tr key={value} className={value === 'none' ? 'dim' : undefined}>
                <th scope="row">
                  <a href={href} data-row>
                    <bdi>{clampText(name, 60)}</bdi>
                  </a>
                </th>
                <td className="heat-total">
                  <Cell count={number} href={href} of={name} />
                </td>
                {cells.map((cell, at) => (
                  <td key={heat.columns[at]?.name} className={`shade-${cell.shade}`}>
                    <Cell count={cell.count} href={cell.href} of={`${name}, ${heat.columns[at]?.name}`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All incidents</th>
              <td className="heat-total">
                <Cell count={heat.all.count} href={heat.all.href} of="all" />
              </td>
              {heat.columns.map(column => (
                <td key={column.name}>
                  <Cell count={column.count} href={column.href} of={`all, ${column.name}`} />
                </td>
              ))}
            </tr>
          </tfoot>
        </ScrolledTable>
      </div>
      <p className="coverage heat-notes">
        Each number is of incidents and leads to them. {words.definition} <Notes view={view} address={address} />
      </p>
    </section>
  )
}

function Cell({count: number, href, of}: HeatCount & {readonly of: string}) {
  return number === 0 ? (
    <span className="heat-none">0</span>
  ) : (
    <a href={href} aria-label={`${count(number)}: ${of}`}>
      {count(number)}
    </a>
  )
}

function Choices({address}: {readonly address: PatternAddress}) {
  return (
    <div className="heat-choices screen-only">
      <nav className="choice" aria-label="What is counted">
        {patternKinds.map(of => (
          <a key={of} href={writePatternAddress({...address, of, isWhole: false})} aria-current={of === address.of ? 'true' : undefined}>
            {kindWords[of].name}
          </a>
        ))}
      </nav>
      <nav className="choice" aria-label="What it is counted by">
        {(['time', 'service'] as const).map(by => (
          <a key={by} href={writePatternAddress({...address, by, isWhole: false})} aria-current={by === address.by ? 'true' : undefined}>
            {by === 'time' ? 'Over time' : 'By service'}
          </a>
        ))}
      </nav>
    </div>
  )
}

/** What is not in the table. */
function Notes({view: {heat}, address}: HeatSectionProps) {
  const kept = heat.rows.filter(({value}) => value !== 'none').length
  return (
    <>
      {heat.undated > 0 &&
        `${plural(heat.undated, 'incident')} ${heat.undated === 1 ? 'states' : 'state'} no day and ${heat.undated === 1 ? 'is' : 'are'} in no column but “All”. `}
      {heat.columnsLeftOut > 0 && `The services with most incidents are columns; ${plural(heat.columnsLeftOut, 'more service')} can be chosen above. `}
      {heat.rowsLeftOut > 0 && (
        <>
          The {count(kept)} most frequent of {count(kept + heat.rowsLeftOut)} are rows.{' '}
          {!address.isWhole && (
            <a className="link" href={writePatternAddress({...address, isWhole: true})}>
              Show {kept + heat.rowsLeftOut > 200 ? 'more' : 'all'}
            </a>
          )}
        </>
      )}
    </>
  )
}
