import {type Alignment, axes, type CompareAddress, writeCompareAddress} from '#src/features/compare/compare-address.ts'
import type {ComparedIncident} from '#src/features/compare/compared-incident.ts'
import {type ComparisonLayout, type Lane, layOutComparison, markSize} from '#src/features/compare/lay-out-comparison.ts'
import {toEvidenceHref} from '#src/features/compare/list-shared.ts'
import {toPictureContent} from '#src/features/timeline/to-picture-content.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {DrawnTable} from './drawn-table.tsx'

type ComparisonPictureProps = {readonly compared: readonly ComparedIncident[]; readonly address: CompareAddress}

/** The same widths as those of an incident's own picture, so that letters keep their size. */
const widths = [340, 680, 900, 1136] as const

/** The courses of incidents below each other, to one scale and from one moment. A table below says the same in figures. */
export function ComparisonPicture({compared, address}: ComparisonPictureProps) {
  const {align, axis} = address
  const lanes = compared.map(each => ({
    content: toPictureContent(each.incident, each.html.entries, 'UTC'),
    milestones: each.incident.milestones.map(milestone => ({...milestone, href: toEvidenceHref(each, milestone.evidence)})),
  }))
  const layouts = widths.flatMap(width => layOutComparison(lanes, align, axis, width) ?? [])
  const [layout] = layouts
  const unplaced = compared.filter((_, place) => layout && layout.lanes[place] === undefined)
  const unaligned = compared.filter((_, place) => layout?.lanes[place]?.isAligned === false)
  if (!layout) return <p className="callout compare-note">None of these documents states two different times, so there is no course to draw.</p>
  return (
    <figure className="picture compare-picture">
      <nav className="screen-only compare-axis" aria-label="Scale">
        <span className="choice">
          {axes.map(name => (
            <a key={name} href={writeCompareAddress({...address, axis: name})} aria-current={layout.axis === name ? 'true' : undefined}>
              {name === 'linear' ? 'Even scale' : 'Scale by factors'}
            </a>
          ))}
        </span>
      </nav>
      {layouts.map(each => (
        <Drawing key={each.width} layout={each} compared={compared} align={align} />
      ))}
      <figcaption className="picture-caption">
        {legend
          .filter(({kind}) => layout.lanes.some(lane => lane?.bars.some(bar => bar.kind === kind)))
          .map(({kind, name}) => (
            <span key={kind} className={`legend legend-${kind}`}>
              {name}
            </span>
          ))}
        {layout.lanes.some(lane => lane?.over !== undefined) && <span className="legend legend-over">over</span>}
        <span className="ml-auto">
          {layout.axis === 'log' ? 'Time by factors' : 'Time'} from {align}
        </span>
      </figcaption>
      {unaligned.length > 0 && (
        <p className="compare-note">
          {nameThem(compared, unaligned)} {unaligned.length === 1 ? 'does' : 'do'} not state when {unaligned.length === 1 ? 'it was' : 'they were'} {align}:
          drawn from the first moment that the text gives, and not to be compared with the others from left to right.
        </p>
      )}
      {unplaced.length > 0 && (
        <p className="compare-note">
          {nameThem(compared, unplaced)} {unplaced.length === 1 ? 'states' : 'state'} no two different times, and so {unplaced.length === 1 ? 'has' : 'have'} no
          course to draw.
        </p>
      )}
      <DrawnTable compared={compared} lanes={lanes} align={align} axis={layout.axis} />
    </figure>
  )
}

const legend = [
  {kind: 'hidden', name: 'not yet noticed'},
  {kind: 'impact', name: 'impact'},
  {kind: 'recovering', name: 'no impact, not over'},
] as const

/** Heights of a lane, from its top. */
const lane = {name: 12, bar: 26, thickness: 16, marks: [58, 71], height: 92} as const

type DrawingProps = {readonly layout: ComparisonLayout; readonly compared: readonly ComparedIncident[]; readonly align: Alignment}

function Drawing({layout, compared, align}: DrawingProps) {
  const {width, lanes, ticks, originX} = layout
  const bottom = lanes.length * lane.height
  const id = `compare-${width}`
  const longest = Math.floor((width - 84) / 7.4)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields
    <svg className={`picture-${width}`} viewBox={`0 0 ${width} ${bottom + 26}`} role="group" aria-labelledby={`${id}-title ${id}-text`} data-steps="">
      <title id={`${id}-title`}>{`Courses of ${compared.length} incidents, aligned by when each was ${align}`}</title>
      <desc id={`${id}-text`}>The table below has the same in figures.</desc>
      <path
        className="picture-grid"
        d={lanes.flatMap((_, place) => ticks.map(({x}) => `M${x} ${place * lane.height + lane.name + 6}V${(place + 1) * lane.height - 8}`)).join('')}
      />
      <path
        className="compare-origin"
        d={lanes.map((_, place) => `M${originX} ${place * lane.height + lane.name + 6}V${place * lane.height + lane.marks[0] - 10}`).join('')}
      />
      {lanes.map(
        (drawn, place) =>
          drawn && (
            <LaneDrawing
              key={compared[place]?.incident.id}
              lane={drawn}
              top={place * lane.height}
              isFirst={place === lanes.findIndex(each => (each?.marks.length ?? 0) > 0)}
            />
          ),
      )}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true">
        {compared.map(({title, incident}, place) => (
          <text key={incident.id} className="compare-lane" x="0" y={place * lane.height + lane.name} fontSize="12.5">
            {place + 1} {clampText(title, longest)}
            {!lanes[place] ? ': no course stated' : !lanes[place]?.isAligned && ' (not aligned)'}
          </text>
        ))}
        {ticks.map(tick => (
          <text
            key={tick.text}
            className="picture-tick"
            x={tick.x}
            y={bottom + 16}
            fontSize={markSize}
            textAnchor={tick.x < 20 ? 'start' : tick.x > width - 20 ? 'end' : 'middle'}
          >
            {tick.text}
          </text>
        ))}
      </g>
    </svg>
  )
}

function LaneDrawing({lane: {bars, base, over, entries, marks}, top, isFirst}: {readonly lane: Lane; readonly top: number; readonly isFirst: boolean}) {
  const [barTop, middle] = [top + lane.bar, top + lane.bar + lane.thickness / 2]
  const draw = (kind: Lane['bars'][number]['kind'], y: number, thickness: number): string =>
    bars
      .filter(each => each.kind === kind)
      .map(each => `M${each.x} ${y}h${each.width}${each.isOpen ? `l6 ${thickness / 2}l-6 ${thickness / 2}` : `v${thickness}`}H${each.x}z`)
      .join('')
  const named = marks.filter(({text}) => text !== undefined)
  return (
    <>
      <path className="picture-entry" d={entries.map(x => `M${x} ${barTop - 7}v5`).join('')} />
      {base && <path className="picture-base" d={`M${base.from} ${middle}H${base.to}`} />}
      <path className="fill-recovering" d={draw('recovering', middle - 3, 6)} />
      <path className="fill-hidden" d={draw('hidden', barTop, lane.thickness)} />
      <path className="fill-impact" d={draw('impact', barTop, lane.thickness)} />
      {over !== undefined && <circle className="picture-over" cx={over} cy={middle} r="5.5" />}
      <path className="picture-leader" d={marks.map(({x, row}) => `M${x} ${barTop + lane.thickness + 1}V${top + lane.marks[row] - 10}`).join('')} />
      {named.map((mark, place) => (
        <a key={`${mark.x} ${mark.row}`} href={mark.href} tabIndex={isFirst && place === 0 ? 0 : -1}>
          <text className="picture-label" x={mark.x} y={top + lane.marks[mark.row]} fontSize={markSize} textAnchor={mark.anchor}>
            {mark.text}
          </text>
        </a>
      ))}
    </>
  )
}

/** `Incident 2` or `Incidents 2 and 3`. */
function nameThem(all: readonly ComparedIncident[], some: readonly ComparedIncident[]): string {
  const places = some.map(each => String(all.indexOf(each) + 1))
  return `${places.length === 1 ? 'Incident' : 'Incidents'} ${new Intl.ListFormat('en').format(places)}`
}
