import {labelSize, lanesNamedFrom, type PictureLayout} from './lay-out-picture.ts'

type TimelinePictureProps = {
  readonly layouts: readonly PictureLayout[]
  readonly title: string
  readonly description: string
  /** The name of the zone that the axis is labelled in. */
  readonly zone: string
}

/** What happened, to scale. The timeline below it says the same in words, so that the drawing is one image to a screen reader. */
export function TimelinePicture({layouts, title, description, zone}: TimelinePictureProps) {
  const [layout] = layouts
  if (!layout) return <p className="picture text-ink-3">The text does not state two different times, so there is no course to draw.</p>
  return (
    <figure className="picture">
      {layouts.map(each => (
        <Drawing key={each.width} layout={each} title={title} description={description} />
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
        {layout.updates.length > 0 && <span className="legend legend-update">update published</span>}
        <span className="ml-auto">
          {toOutside(layout)}Times in {zone}
        </span>
      </figcaption>
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
const bar = {top: 56, height: 18}
const middle = bar.top + bar.height / 2

function Drawing({layout, title, description}: {readonly layout: PictureLayout; readonly title: string; readonly description: string}) {
  const {width, bars, labels, ticks, updates, over} = layout
  const lane = updates.length > 0 ? 102 : 76
  const height = lane + 46
  const id = `picture-${width}`
  const draw = (kind: 'hidden' | 'impact' | 'recovering', top: number, thickness: number) =>
    bars
      .filter(each => each.kind === kind)
      .map(each => `M${each.x} ${top}h${each.width}${each.isOpen ? `l6 ${thickness / 2}l-6 ${thickness / 2}` : `v${thickness}`}H${each.x}z`)
      .join('')
  return (
    <svg className={`picture-${width}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-text`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      <path className="picture-grid" d={ticks.map(tick => `M${tick.x} 4V${lane + 18}`).join('')} />
      <path className="picture-leader" d={labels.map(label => `M${label.x} ${labelBase[label.row] - 10}V${bar.top - 1}`).join('')} />
      <path className="picture-base" d={`M${layout.from} ${middle}H${over ?? layout.to}`} />
      <path className="fill-recovering" d={draw('recovering', middle - 3, 6)} />
      <path className="fill-hidden" d={draw('hidden', bar.top, bar.height)} />
      <path className="fill-impact" d={draw('impact', bar.top, bar.height)} />
      {over !== undefined && <circle className="picture-over" cx={over} cy={middle} r="6" />}
      {labels.map(label => (
        <text
          key={`${label.textX} ${label.row}`}
          className={label.kind === 'entry' ? 'picture-label' : 'picture-label picture-label-strong'}
          x={label.textX}
          y={labelBase[label.row]}
          fontSize={labelSize}
          textAnchor={label.anchor}
        >
          {label.text}
        </text>
      ))}
      {updates.length > 0 && width >= lanesNamedFrom && (
        <text className="picture-tick" x="0" y={lane + 4} fontSize="11">
          updates
        </text>
      )}
      <path className="fill-update" d={updates.map(x => `M${x} ${lane - 6}l5 6-5 6-5-6z`).join('')} />
      {ticks.map(tick => (
        <text key={tick.x} className="picture-tick" x={tick.x} y={height - 8} fontSize="11" textAnchor="middle">
          {tick.text}
        </text>
      ))}
    </svg>
  )
}

function toOutside({earlier, later}: PictureLayout): string {
  const parts = [...(earlier > 0 ? [`${earlier} earlier`] : []), ...(later > 0 ? [`${later} later`] : [])]
  return parts.length > 0 ? `Not drawn, see the timeline: ${parts.join(', ')}. ` : ''
}
