import type {ReactNode} from 'react'
import {lanesNamedFrom, type PictureLayout} from './lay-out-picture.ts'
import {daySize} from './place-days.ts'
import {labelSize, type PictureLabel} from './place-labels.ts'

type TimelinePictureProps = {
  readonly layouts: readonly PictureLayout[]
  readonly title: string
  readonly description: string
  /** The name of the zone that the axis is labelled in. */
  readonly zone: string
  /** Where an entry of the timeline stands on the page, by its place there. */
  readonly toHref: (entry: number) => string
  /** What leads to parts of the picture, above it and below it. */
  readonly above?: ReactNode
  readonly below?: ReactNode
}

/**
 * What happened, to scale. The timeline below it says the same in words, so that a screen reader is told of the drawing as a whole and of its
 * names, which lead there. Those are one stop of the Tab key; the arrow keys go from one to the next.
 */
export function TimelinePicture({layouts, title, description, zone, toHref, above, below}: TimelinePictureProps) {
  const [layout] = layouts
  if (!layout) return null
  return (
    <figure className="picture" id="picture">
      {above}
      {layouts.map(each => (
        <Drawing key={each.width} layout={each} title={title} description={description} toHref={toHref} />
      ))}
      <figcaption className="picture-caption">
        {phaseNames
          .filter(({kind}) => layout.bars.some(each => each.kind === kind))
          .map(({kind, name}) => (
            <span key={kind} className={`legend legend-${kind}`}>
              {name}
            </span>
          ))}
        {layout.over !== undefined && <span className="legend legend-over">over</span>}
        {layout.entries.length > 0 && <span className="legend legend-entry">timeline entry</span>}
        {layout.updates.length > 0 && <span className="legend legend-update">update published</span>}
        <span className="ml-auto">Times in {zone}</span>
      </figcaption>
      {below}
    </figure>
  )
}

const phaseNames = [
  {kind: 'hidden', name: 'not yet noticed'},
  {kind: 'impact', name: 'impact'},
  {kind: 'recovering', name: 'no impact, not over'},
] as const

/** Heights of the rows, from the top. */
const labelBase = [14, 30] as const
const bar = {top: 58, height: 18}
const entry = {top: 49, height: 6}
const middle = bar.top + bar.height / 2

type DrawingProps = Pick<TimelinePictureProps, 'title' | 'description' | 'toHref'> & {readonly layout: PictureLayout}

function Drawing({layout, title, description, toHref}: DrawingProps) {
  const {width, range, base, bars, labels, entries, ticks, days, updates, over} = layout
  const lane = updates.length > 0 ? 104 : 78
  const clock = lane + (ticks.length > 0 ? 38 : 18)
  const height = clock + (days.length > 0 ? 24 : 8)
  const id = `picture-${width}`
  const draw = (kind: 'hidden' | 'impact' | 'recovering', top: number, thickness: number) =>
    bars
      .filter(each => each.kind === kind)
      .map(each => `M${each.x} ${top}h${each.width}${each.isOpen ? `l6 ${thickness / 2}l-6 ${thickness / 2}` : `v${thickness}`}H${each.x}z`)
      .join('')
  const firstLink = labels.find(label => label.entry !== undefined)
  const starts = days.flatMap(day => day.start ?? [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields
    <svg
      className={`picture-${width}`}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-labelledby={`${id}-title ${id}-text`}
      data-zooms={`${range.from} ${range.to} ${layout.from} ${layout.to}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      <path className="picture-grid" d={ticks.map(tick => `M${tick.x} 4V${lane + 20}`).join('')} />
      {starts.length > 0 && <path className="picture-day" d={starts.map(x => `M${x} 4V${lane + 20}M${x} ${clock + 6}V${height}`).join('')} />}
      <path className="picture-leader" d={labels.map(label => `M${label.x} ${labelBase[label.row] - 10}V${bar.top - 1}`).join('')} />
      <path className="picture-entry" d={entries.map(x => `M${x} ${entry.top}v${entry.height}`).join('')} />
      {base && <path className="picture-base" d={`M${base.from} ${middle}H${base.to}`} />}
      <path className="fill-recovering" d={draw('recovering', middle - 3, 6)} />
      <path className="fill-hidden" d={draw('hidden', bar.top, bar.height)} />
      <path className="fill-impact" d={draw('impact', bar.top, bar.height)} />
      {over !== undefined && <circle className="picture-over" cx={over} cy={middle} r="6" />}
      {labels.map(label => (
        <Label key={`${label.textX} ${label.row}`} label={label} toHref={toHref} isStop={label === firstLink} />
      ))}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true">
        {updates.length > 0 && width >= lanesNamedFrom && (
          <text className="picture-tick" x="0" y={lane + 4} fontSize="11">
            updates
          </text>
        )}
        <path className="fill-update" d={updates.map(x => `M${x} ${lane - 6}l5 6-5 6-5-6z`).join('')} />
        {ticks.map(tick => (
          <text key={tick.x} className="picture-tick" x={tick.x} y={clock} fontSize="11" textAnchor="middle">
            {tick.text}
          </text>
        ))}
        {days
          .filter(day => day.text !== '')
          .map(day => (
            <text key={day.x} className="picture-day-name" x={day.x + (day.start === undefined ? 0 : 6)} y={clock + 18} fontSize={daySize}>
              {day.text}
            </text>
          ))}
      </g>
      <rect className="picture-brush" y="0" height={height} width="0" data-brush />
    </svg>
  )
}

type LabelProps = {readonly label: PictureLabel; readonly toHref: (entry: number) => string; readonly isStop: boolean}

function Label({label, toHref, isStop}: LabelProps) {
  const text = (
    <text
      className={label.kind === 'entry' ? 'picture-label' : 'picture-label picture-label-strong'}
      x={label.textX}
      y={labelBase[label.row]}
      fontSize={labelSize}
      textAnchor={label.anchor}
    >
      {label.text}
    </text>
  )
  if (label.entry === undefined) return text
  return (
    <a href={toHref(label.entry)} tabIndex={isStop ? 0 : -1}>
      {text}
    </a>
  )
}
