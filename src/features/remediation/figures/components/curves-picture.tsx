import {type CurvesLayout, layOutCurves, type NamedCurve} from '#src/features/remediation/figures/lay-out-curves.ts'

type CurvesPictureProps = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly curves: readonly NamedCurve[]
  readonly horizon: number
}

/** For a phone, and for what is wider; the stylesheet shows the one that fits. */
const widths = [340, 720] as const

/** How long until actions are done, one line for each group, named at its end, with how many are still followed below. */
export function CurvesPicture({id, title, description, curves, horizon}: CurvesPictureProps) {
  const hasBands = curves.length === 1
  return (
    <div className="figure-picture">
      {widths.map(width => (
        <Drawing
          key={width}
          id={`${id}-${width}`}
          title={title}
          description={description}
          layout={layOutCurves({curves, width, horizon, plotHeight: 200, hasBands, hasRows: true, nameWidth: hasBands ? 46 : 78})}
        />
      ))}
    </div>
  )
}

type DrawingProps = {readonly id: string; readonly title: string; readonly description: string; readonly layout: CurvesLayout}

function Drawing({id, title, description, layout}: DrawingProps) {
  const {width, height, plot, days, lines, rows} = layout
  const isNamed = lines.length > 1
  return (
    <svg className={`figure-${width}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-text`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      <Axes layout={layout} />
      {lines.map(({name, band}) => band && <path key={name} className="curve-band" d={band} />)}
      <path className="curve-half" d={`M${plot.left} ${(plot.top + plot.bottom) / 2}H${plot.right}`} />
      {lines.map(({name, tone, line}) => (
        <path key={name} className={`curve curve-${tone}`} d={line} />
      ))}
      {isNamed &&
        lines.map(({name, tone, end, nameY}) => (
          <g key={name}>
            <path className="curve-leader" d={`M${end.x + 2} ${end.y}L${plot.right + 6} ${nameY}`} />
            <text className={`curve-name curve-name-${tone}`} x={plot.right + 9} y={nameY + 4} fontSize="12">
              {name}
            </text>
          </g>
        ))}
      {rows.length > 0 && (
        <text className="figure-caption" x="0" y={(rows[0] ?? 0) - 18} fontSize="11">
          still followed
        </text>
      )}
      {lines.map(({name, atRisk}, place) => (
        <g key={name}>
          {days.map(({x, day}, tick) => (
            <text key={day} className="figure-tick" x={x} y={rows[place]} fontSize="11" textAnchor="middle">
              {atRisk[tick]?.toLocaleString('en-US')}
            </text>
          ))}
          {isNamed && (
            <text className="figure-caption" x={plot.right + 9} y={rows[place]} fontSize="11">
              {name}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

/** Grid, days below and shares at the left. */
export function Axes({layout: {plot, days, shares}, isSmall = false}: {readonly layout: CurvesLayout; readonly isSmall?: boolean}) {
  const shown = isSmall ? shares.filter((_, place) => place % 2 === 0) : shares
  return (
    <>
      <path className="figure-grid" d={shown.map(({y}) => `M${plot.left} ${y}H${plot.right}`).join('')} />
      <path className="figure-grid" d={days.map(({x}) => `M${x} ${plot.bottom}v4`).join('')} />
      {shown.map(({y, text}) => (
        <text key={text} className="figure-tick" x={plot.left - 7} y={y + 4} fontSize="11" textAnchor="end">
          {text}
        </text>
      ))}
      {days.map(({x, day, text}) => (
        <text key={day} className="figure-tick" x={x} y={plot.bottom + 18} fontSize="11" textAnchor="middle">
          {text}
        </text>
      ))}
    </>
  )
}
