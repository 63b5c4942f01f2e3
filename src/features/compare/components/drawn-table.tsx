import type {Alignment, AxisName} from '#src/features/compare/compare-address.ts'
import type {ComparedIncident} from '#src/features/compare/compared-incident.ts'
import type {LaneGiven} from '#src/features/compare/lay-out-comparison.ts'
import {type DrawnRow, type DrawnTime, listDrawn} from '#src/features/compare/list-drawn.ts'
import {Definition} from '#src/features/insights/components/definition.tsx'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import {plural} from '#src/features/services/plural.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type DrawnTableProps = {
  readonly compared: readonly ComparedIncident[]
  readonly lanes: readonly LaneGiven[]
  readonly align: Alignment
  readonly axis: AxisName
}

/** How the picture is drawn, of how much, and the same as a table: every bar and every mark with its times, each leading to where it is stated. */
export function DrawnTable({compared, lanes, align, axis}: DrawnTableProps) {
  const drawn = compared.map((each, place) => ({each, place, rows: lanes[place] ? listDrawn(each, lanes[place], align) : []}))
  const all = drawn.flatMap(({rows}) => rows)
  const tell = (kind: DrawnRow['kind'], one: string, several: string): string => {
    const count = all.filter(row => row.kind === kind).length
    return `${count.toLocaleString('en-US')} ${count === 1 ? one : several}`
  }
  const aligned = compared.filter(({incident}) => incident.milestones.some(({kind}) => kind === align)).length
  return (
    <>
      <Definition name="How it is drawn">
        <p>
          Each row is an incident, all to one scale, and at 0, the dashed line, stands the moment at which its document says that it was {align}.
          {axis === 'log' && ' The scale grows by factors on either side of it, of which the first five minutes are even.'} A bar is a stretch of impact, as it
          is stated, else from started to mitigated, or to resolved; the part before it was detected is not yet noticed, and what follows until it was resolved
          is not over. The circle is where it was over. A tick above is a milestone, an end of impact, or an entry of the timeline; entries further away than a
          third of the incident’s length, and status updates, are not drawn. Milestones have their names below.
        </p>
        <p>
          n = {plural(compared.length, 'incident')}, of which {aligned} {aligned === 1 ? 'states' : 'state'} when it was {align};{' '}
          {tell('stretch', 'stretch', 'stretches')}, {tell('milestone', 'milestone', 'milestones')} and {tell('entry', 'entry', 'entries')}.
        </p>
      </Definition>
      <details className="compare-drawn screen-only">
        <summary>As a table</summary>
        <ScrolledTable label="Courses as a table">
          <thead>
            <tr>
              <th scope="col">Drawn</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
            </tr>
          </thead>
          {drawn.map(({each, place, rows}) => (
            <tbody key={each.incident.id}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  <span className="shared-number">{place + 1}</span> <bdi>{clampText(each.title, 120)}</bdi>
                  {rows.length === 0 && ': no course stated'}
                </th>
              </tr>
              {rows.slice(0, mostRows).map(row => (
                <tr key={`${row.kind} ${row.name} ${row.from.href} ${row.from.clock}`}>
                  <th scope="row">
                    <bdi>{row.name}</bdi>
                  </th>
                  <td>
                    <Time time={row.from} />
                  </td>
                  <td>{row.to ? <Time time={row.to} /> : row.kind === 'stretch' && <span className="dim">not stated</span>}</td>
                </tr>
              ))}
              {rows.length > mostRows && (
                <tr>
                  <th scope="row">
                    <a href={each.page}>{(rows.length - mostRows).toLocaleString('en-US')} more</a>
                  </th>
                  <td />
                  <td />
                </tr>
              )}
            </tbody>
          ))}
        </ScrolledTable>
      </details>
    </>
  )
}

/** Of a longer course the incident's own page has the rest. */
const mostRows = 120

function Time({time: {offset, clock, href}}: {readonly time: DrawnTime}) {
  return (
    <>
      <a href={href}>{offset ?? clock}</a>
      {offset !== undefined && <span className="dim"> {clock}</span>}
    </>
  )
}
