import {layOutBurnUp} from '#src/features/remediation/figures/lay-out-burn-up.ts'
import type {Day} from '#src/incident/instant.ts'
import type {BurnUpMonth} from '#src/library/remediation/to-burn-up.ts'

/** Actions as they came and as they were done, over time, the two lines named at their ends. */
export function BurnUpPicture({months, today, description}: {readonly months: readonly BurnUpMonth[]; readonly today: Day; readonly description: string}) {
  const last = months.at(-1)
  if (!last) return null
  const counts = [last.openedSoFar, last.doneSoFar]
  return (
    <div className="figure-picture">
      {([340, 720] as const).map(width => {
        const layout = layOutBurnUp(months, {width, today, nameWidth: 72})
        const {plot} = layout
        return (
          <svg
            key={width}
            className={`figure-${width}`}
            viewBox={`0 0 ${width} ${layout.height}`}
            role="img"
            aria-labelledby={`burn-up-${width}-title burn-up-${width}-text`}
          >
            <title id={`burn-up-${width}-title`}>Actions agreed and actions done, over time</title>
            <desc id={`burn-up-${width}-text`}>{description}</desc>
            <path className="figure-grid" d={layout.counts.map(({y}) => `M${plot.left} ${y}H${plot.right}`).join('')} />
            <path className="figure-grid" d={layout.months.map(({x}) => `M${x} ${plot.bottom}v4`).join('')} />
            {layout.counts.map(({y, text}) => (
              <text key={text} className="figure-tick" x={plot.left - 7} y={y + 4} fontSize="11" textAnchor="end">
                {text}
              </text>
            ))}
            {layout.months.map(({x, text}) => (
              <text key={text} className="figure-tick" x={x} y={plot.bottom + 18} fontSize="11" textAnchor="middle">
                {text}
              </text>
            ))}
            <path className="burn-up-area" d={layout.doneArea} />
            <path className="burn-up-done" d={layout.done} />
            <path className="burn-up-opened" d={layout.opened} />
            {layout.names.map(({y, endY}, place) => (
              <g key={burnUpNames[place]}>
                <path className="curve-leader" d={`M${plot.right + 1} ${endY}L${plot.right + 6} ${y}`} />
                <text className="figure-number-name" x={plot.right + 9} y={y + 4} fontSize="14">
                  {counts[place]?.toLocaleString('en-US')}
                </text>
                <text className="curve-name" x={plot.right + 9} y={y + 19} fontSize="12">
                  {burnUpNames[place]}
                </text>
              </g>
            ))}
          </svg>
        )
      })}
    </div>
  )
}

const burnUpNames = ['agreed', 'done'] as const
