import {type MapGroup, type MapLine, rowHeight} from '#src/features/patterns/lay-out-map.ts'
import {relationWords} from '#src/features/patterns/relation-words.ts'
import {toPairHref} from '#src/features/patterns/to-pair-href.ts'
import type {RelationType} from '#src/incident/relation.ts'
import type {IncidentRelation} from '#src/library/patterns/pattern-counts.ts'
import {clampText} from '#src/ui/clamp-text.ts'

const trackWidth = 13
const margin = 8

/**
 * The lines of a group, to stand at the left of its rows; each leads to its two incidents side by side. What they say stands in the table
 * below, where keyboards and screen readers find the same places.
 */
export function MapLines({group: {incidents, lines, tracks}}: {readonly group: MapGroup}) {
  const titles = new Map(incidents.map(({id, title}) => [id, clampText(title, 80)]))
  const [width, height] = [tracks * trackWidth + margin, incidents.length * rowHeight]
  return (
    <div className="map-lines">
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} width={width} height={height} preserveAspectRatio="none">
        {lines.map(line => (
          <a key={toKey(line.relation)} href={toPairHref(line.relation)} tabIndex={-1}>
            <title>{`${titles.get(line.relation.from)}: ${relationWords[line.relation.type].name} ${titles.get(line.relation.to)}`}</title>
            <path className="map-touch" d={toPath(line, width)} />
            <Line type={line.relation.type} path={toPath(line, width)} />
          </a>
        ))}
      </svg>
      <svg aria-hidden="true" className="map-ends" viewBox={`0 0 14 ${height}`} width="14" height={height}>
        {lines.map(({relation, from, to}) => (
          <g key={toKey(relation)}>
            <path className="map-stub" d={`M0 ${from}H10M0 ${to}H${relationWords[relation.type].isDirected ? 4 : 10}`} />
            {relationWords[relation.type].isDirected && <path className="map-arrow" d={`M2 ${to - 3.5}L10 ${to}L2 ${to + 3.5}z`} />}
          </g>
        ))}
        {incidents.map((incident, row) => (
          <path key={incident.id} className={`map-node scale-mark-${incident.severityLevel ?? 'none'}`} d={toNode(row, lines)} />
        ))}
      </svg>
    </div>
  )
}

function toKey({from, to, type}: IncidentRelation): string {
  return `${from} ${to} ${type}`
}

/** Out to the left from one row, along the track, and back to the other row. */
function toPath({track, from, to}: MapLine, width: number): string {
  const x = width - margin - track * trackWidth
  const bend = Math.min(6, Math.abs(to - from) / 2) * Math.sign(to - from)
  return `M${width} ${from}H${x + 6}Q${x} ${from} ${x} ${from + bend}V${to - bend}Q${x} ${to} ${x + 6} ${to}H${width}`
}

/** A bar along all lines that meet the row. */
function toNode(row: number, lines: readonly MapLine[]): string {
  const middle = rowHeight * (row + 0.5)
  const met = lines.flatMap(({from, to}) => [from, to]).filter(at => Math.abs(at - middle) < rowHeight / 2)
  const [top, bottom] = [Math.min(middle, ...met) - 5, Math.max(middle, ...met) + 5]
  return `M12 ${top}V${bottom}`
}

/** A relation's line in the form of its kind. */
function Line({type, path}: {readonly type: RelationType; readonly path: string}) {
  return (
    <>
      <path className={`map-line line-${type}`} d={path} />
      {type === 'duplicate-of' && <path className="map-line line-inside" d={path} />}
    </>
  )
}

/** How the lines of a kind look. */
export function LineSample({type}: {readonly type: RelationType}) {
  return (
    <svg className="line-sample" viewBox="0 0 44 10" width="44" height="10" aria-hidden="true">
      <Line type={type} path={relationWords[type].isDirected ? 'M1 5H34' : 'M1 5H43'} />
      {relationWords[type].isDirected && <path className="map-arrow" d="M34 1.5L42 5L34 8.5z" />}
    </svg>
  )
}
