import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {describeCurve, describeMedian, formatBand, formatShare, listLeftOut, listTableDays} from '#src/features/remediation/figures/describe-figures.ts'
import type {FiguresView} from '#src/features/remediation/figures/figures-queries.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatSeverityLevel} from '#src/incident/severity.ts'
import {type CompletionGroup, fewestDone} from '#src/library/remediation/compare-completion.ts'
import {type CompletionCurve, findShare} from '#src/library/remediation/estimate-completion.ts'
import {Coverage} from './coverage.tsx'
import {CurvePanels} from './curve-panels.tsx'
import {CurvesPicture} from './curves-picture.tsx'
import {ScrolledTable} from './scrolled-table.tsx'

/** How long it takes until actions are done, altogether, by severity and by kind. */
export function CompletionSection({view: {curve, horizon, bySeverity, byKind, followed, supposed}}: {readonly view: FiguresView}) {
  const total = curve.total + listCounts(followed)
  return (
    <section aria-labelledby="completion">
      <h2 id="completion">How long until done</h2>
      {horizon === undefined ? (
        <p className="figures-empty">
          {curve.total === 0
            ? 'No action that is agreed belongs to an incident with a day, so there is nothing to follow.'
            : 'No action says when it was done.'}
        </p>
      ) : (
        <div className="figure-beside">
          <figure>
            <figcaption>Still to be done, by days since the incident</figcaption>
            <CurvesPicture
              id="completion-all"
              title="Share of actions still to be done, by days since the incident"
              description={describeCurve(curve, listTableDays(horizon))}
              curves={[{name: 'all', tone: 'one', curve}]}
              horizon={horizon}
            />
            <CurveTable curve={curve} horizon={horizon} />
          </figure>
          <div className="figure-notes">
            <dl>
              <dt>Half are done within</dt>
              <dd>{curve.median === undefined ? <span className="figure-absent">not reached</span> : plural(curve.median, 'day')}</dd>
              <dd className="figure-note">{formatBand(curve) === undefined ? 'no band can be said' : `95% interval ${formatBand(curve)} days`}</dd>
            </dl>
            <Coverage part={curve.total} whole={total} noun="action" verb={['is', 'are']} what="followed" left={listLeftOut(followed)} />
            <p>
              Those still to be done count as still to be done: nobody knows yet how long they take. The shaded band is how far off the line may be by chance
              alone.
            </p>
            {supposed && (
              <p>
                Had those without a day all been done at once, half would be done within {formatSupposed(supposed.atOnce)}; had they been done only today,
                within {formatSupposed(supposed.atLast)}.
              </p>
            )}
          </div>
        </div>
      )}
      {horizon !== undefined && <Groups bySeverity={bySeverity} byKind={byKind} all={curve} horizon={horizon} />}
    </section>
  )
}

type GroupsProps = Pick<FiguresView, 'bySeverity' | 'byKind'> & {readonly all: CompletionCurve; readonly horizon: number}

function Groups({bySeverity, byKind, all, horizon}: GroupsProps) {
  const drawn = bySeverity.filter(({curve}) => curve.done >= fewestDone)
  return (
    <>
      {bySeverity.length > 1 && (
        <>
          <h3>By severity</h3>
          {drawn.length > 1 && (
            <figure className="figure-alone">
              <figcaption>Still to be done, by days since the incident</figcaption>
              <CurvesPicture
                id="completion-severity"
                title="Share of actions still to be done by days since the incident, by severity"
                description={drawn.map(({value, curve}) => `${nameSeverity(value)}: ${curve.done} of ${curve.total} done. ${describeMedian(curve)}`).join(' ')}
                curves={drawn.map(({value, curve}) => ({name: nameSeverity(value), tone: value === undefined ? 'none' : `sev${value}`, curve}))}
                horizon={horizon}
              />
            </figure>
          )}
          <GroupTable
            label="By severity"
            groups={bySeverity}
            horizon={horizon}
            toName={value => (value === undefined ? 'not stated' : <SeverityBadge level={value} label={undefined} />)}
          />
        </>
      )}
      {byKind.length > 1 && (
        <>
          <h3>By kind</h3>
          <p className="figures-hint">Each with all actions as the pale line behind.</p>
          <CurvePanels id="completion-kind" panels={byKind.map(({value, curve}) => ({name: value ?? 'kind not stated', curve}))} all={all} horizon={horizon} />
          <details className="figure-table">
            <summary>As a table</summary>
            <GroupTable label="By kind" groups={byKind} horizon={horizon} toName={value => value ?? 'not stated'} />
          </details>
        </>
      )}
    </>
  )
}

type GroupTableProps<T> = {
  readonly label: string
  readonly groups: readonly CompletionGroup<T>[]
  readonly horizon: number
  readonly toName: (value: T | undefined) => React.ReactNode
}

function GroupTable<T extends string | number>({label, groups, horizon, toName}: GroupTableProps<T>) {
  const days = listTableDays(horizon).filter(day => day >= 30)
  return (
    <ScrolledTable label={`${label}, until done`}>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">Followed</th>
          <th scope="col">Done</th>
          <th scope="col">Half within</th>
          <th scope="col">95% interval</th>
          {days.map(day => (
            <th key={day} scope="col">
              Left after {day} d
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({value, curve}) => (
          <tr key={value ?? 'none'}>
            <th scope="row">{toName(value)}</th>
            <td>{curve.total.toLocaleString('en-US')}</td>
            <td>{curve.done.toLocaleString('en-US')}</td>
            <td>{curve.median === undefined ? <span className="dim">not reached</span> : plural(curve.median, 'day')}</td>
            <td>{formatBand(curve) ?? <span className="dim">cannot be said</span>}</td>
            {days.map(day => {
              const {share, atRisk} = findShare(curve, day)
              return <td key={day}>{atRisk === 0 ? <span className="dim">none followed</span> : formatShare(share)}</td>
            })}
          </tr>
        ))}
      </tbody>
    </ScrolledTable>
  )
}

function CurveTable({curve, horizon}: {readonly curve: CompletionCurve; readonly horizon: number}) {
  return (
    <details className="figure-table">
      <summary>As a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">After</th>
            <th scope="col">Still to be done</th>
            <th scope="col">95% interval</th>
            <th scope="col">Still followed</th>
          </tr>
        </thead>
        <tbody>
          {listTableDays(horizon).map(day => {
            const {share, atRisk} = findShare(curve, day)
            const band = curve.steps.findLast(step => step.day <= day)
            return (
              <tr key={day}>
                <th scope="row">{plural(day, 'day')}</th>
                <td>{formatShare(share)}</td>
                <td>
                  {band?.low === undefined || band.high === undefined ? (
                    <span className="dim">cannot be said</span>
                  ) : (
                    `${formatShare(band.low)} to ${formatShare(band.high)}`
                  )}
                </td>
                <td>{atRisk.toLocaleString('en-US')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}

function nameSeverity(value: Parameters<typeof formatSeverityLevel>[0] | undefined): string {
  return value === undefined ? 'not stated' : formatSeverityLevel(value)
}

function formatSupposed(day: number | undefined): string {
  return day === undefined ? 'more days than they are followed' : plural(day, 'day')
}

function listCounts({candidates, wontDo, undated, doneUndated, contradictory}: FiguresView['followed']): number {
  return candidates + wontDo + undated + contradictory + doneUndated.reduce((sum, {count}) => sum + count, 0)
}
