import {describeMedian} from '#src/features/remediation/figures/describe-figures.ts'
import {layOutCurves} from '#src/features/remediation/figures/lay-out-curves.ts'
import {fewestDone} from '#src/library/remediation/compare-completion.ts'
import type {CompletionCurve} from '#src/library/remediation/estimate-completion.ts'
import {Axes} from './curves-picture.tsx'

type CurvePanelsProps = {
  readonly id: string
  readonly panels: readonly {readonly name: string; readonly curve: CompletionCurve}[]
  /** What each is drawn over, to be compared with. */
  readonly all: CompletionCurve
  readonly horizon: number
}

/** A small picture for each group, all to one scale, with the line of all actions pale behind its own. */
export function CurvePanels({id, panels, all, horizon}: CurvePanelsProps) {
  return (
    <ul className="curve-panels">
      {panels.map(({name, curve}, place) => (
        <li key={name}>
          <h4>
            {name} <span className="count">{curve.total.toLocaleString('en-US')}</span>
          </h4>
          <p>
            {curve.done.toLocaleString('en-US')} done. {describeMedian(curve)}
          </p>
          {curve.done < fewestDone ? (
            <p className="dim">Too few for a line.</p>
          ) : (
            <Panel id={`${id}-${place}`} name={name} curve={curve} all={all} horizon={horizon} />
          )}
        </li>
      ))}
    </ul>
  )
}

type PanelProps = Pick<CurvePanelsProps, 'id' | 'all' | 'horizon'> & {readonly name: string; readonly curve: CompletionCurve}

function Panel({id, name, curve, all, horizon}: PanelProps) {
  const given = {width: 260, horizon, plotHeight: 84, hasRows: false, nameWidth: 14}
  const behind = layOutCurves({...given, curves: [{name: 'all', tone: 'pale', curve: all}], hasBands: false})
  const layout = layOutCurves({...given, curves: [{name, tone: 'one', curve}], hasBands: true})
  return (
    <svg viewBox={`0 0 ${layout.width} ${layout.height}`} role="img" aria-labelledby={`${id}-title`}>
      <title id={`${id}-title`}>{`Share still to be done by days since the incident, ${name}: ${describeMedian(curve)}`}</title>
      <Axes layout={layout} isSmall />
      {behind.lines.map(({line}) => (
        <path key="all" className="curve curve-pale" d={line} />
      ))}
      {layout.lines.map(({line, band}) => (
        <g key={name}>
          {band && <path className="curve-band" d={band} />}
          <path className="curve curve-one" d={line} />
        </g>
      ))}
    </svg>
  )
}
