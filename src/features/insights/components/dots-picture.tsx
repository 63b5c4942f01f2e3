import {formatEstimate} from '#src/features/insights/describe-insights.ts'
import {type DotRow, type DotRowGiven, type DotsLayout, layOutDots, type MinuteAxis} from '#src/features/insights/lay-out-dots.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type DotsPictureProps = {
  readonly id: string
  readonly tone: string
  readonly title: string
  readonly description: string
  readonly rows: readonly DotRowGiven[]
  readonly axis: MinuteAxis
}

/** For a phone, and for what is wider; the stylesheet shows the one that fits. */
const widths = [340, 720] as const

/** How long incidents took: a dot for each, its median and its quartiles below, periods above each other on one axis. */
export function DotsPicture({id, tone, title, description, rows, axis}: DotsPictureProps) {
  const layouts = widths.map(width => layOutDots(rows, axis, width))
  const [narrow = 1, wide = 1] = layouts.map(layout => layout.each)
  return (
    <>
      <div className={`figure-picture dots-${tone}`}>
        {layouts.map(layout => (
          <Drawing key={layout.width} id={`${id}-${layout.width}`} title={title} description={description} layout={layout} />
        ))}
      </div>
      {narrow > 1 && (
        <p className="coverage">
          A dot stands for up to {narrow.toLocaleString('en-US')} incidents
          {wide !== narrow && ` where the picture is narrow, ${wide === 1 ? 'and for one' : `for up to ${wide.toLocaleString('en-US')}`} where it is wide`}.
        </p>
      )}
    </>
  )
}

type DrawingProps = {readonly id: string; readonly title: string; readonly description: string; readonly layout: DotsLayout}

function Drawing({id, title, description, layout}: DrawingProps) {
  const {width, height, rows, ticks, axisY, left, right} = layout
  const firstLink = rows.flatMap(({dots}) => dots).find(({incident}) => incident)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields
    <svg className={`figure-${width}`} viewBox={`0 0 ${width} ${height}`} role="group" aria-labelledby={`${id}-title ${id}-text`} data-steps="">
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      <path className="figure-grid" d={`${ticks.map(({x}) => `M${x} 18V${axisY}`).join('')}M${left} ${axisY}H${right}`} />
      {rows.map(row => (
        <Row key={row.nameY} row={row} layout={layout} firstLink={firstLink} />
      ))}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true">
        {rows.map(({name, nameY}) => (
          <text key={nameY} className="dots-name" x="0" y={nameY} fontSize="12">
            {name}
          </text>
        ))}
        {ticks.map(({x, text}) => (
          <text key={text} className="figure-tick" x={x} y={axisY + 15} fontSize="11" textAnchor={x > width - 24 ? 'end' : x < 12 ? 'start' : 'middle'}>
            {text}
          </text>
        ))}
      </g>
    </svg>
  )
}

type RowProps = {readonly row: DotRow; readonly layout: DotsLayout; readonly firstLink: unknown}

function Row({row: {dots, baseY, boxY, quarter, median, threeQuarters}, layout: {radius, right}, firstLink}: RowProps) {
  const plain = dots.filter(({incident}) => !incident)
  return (
    <g>
      <path className="figure-grid" d={`M0 ${baseY + 1}H${right}`} />
      {plain.length > 0 && <path className="dot" d={plain.map(({x, y}) => toCircle(x, y, radius)).join('')} />}
      {dots.map(dot => {
        const {x, y, incident} = dot
        if (!incident) return null
        const says = `${clampText(incident.title, 120)}, ${formatEstimate(incident.minutes)}`
        return (
          <a key={`${x} ${y}`} href={`/incidents/${encodeURIComponent(incident.id)}`} tabIndex={dot === firstLink ? 0 : -1} aria-label={says}>
            <title>{says}</title>
            <circle className="dot" cx={x} cy={y} r={radius} />
          </a>
        )
      })}
      {quarter && threeQuarters && <path className="dots-half" d={`M${quarter.x} ${boxY}H${Math.max(threeQuarters.x, quarter.x + 1)}`} />}
      {median?.low !== undefined && median.high !== undefined && (
        <path className="dots-interval" d={`M${median.low} ${boxY - 5}v10M${median.low} ${boxY}H${median.high}M${median.high} ${boxY - 5}v10`} />
      )}
      {median && <path className="dots-median" d={`M${median.x} ${boxY - 7}v14`} />}
    </g>
  )
}

function toCircle(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`
}
