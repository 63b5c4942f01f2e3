import type {ReactNode} from 'react'
import type {Alignment} from '#src/features/compare/compare-address.ts'
import type {Comparison} from '#src/features/compare/compare-queries.ts'
import type {ComparedIncident} from '#src/features/compare/compared-incident.ts'
import {findPassageOf} from '#src/features/compare/find-passage-of.ts'
import {countShared, type SharedKind} from '#src/features/compare/list-shared.ts'
import {listStatements} from '#src/features/compare/list-statements.ts'
import {findBeginning} from '#src/features/incident/find-beginning.ts'
import {formatDay, formatShortDay} from '#src/features/timeline/format-times.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {
  Actions,
  Course,
  Detection,
  Durations,
  Factors,
  Lines,
  type Mark,
  Measures,
  Organization,
  Passage,
  Services,
  Severity,
  Statements,
  Trigger,
} from './compared-cells.tsx'
import {SharedMark} from './shared-mark.tsx'

type ComparisonTableProps = {readonly comparison: Comparison; readonly align: Alignment}

/** What each incident's account states, side by side; every fact leads to where it stands. */
export function ComparisonTable({comparison, align}: ComparisonTableProps) {
  const {compared, today} = comparison
  const mark: Mark = (kind, what) => <SharedMark thing={countShared(comparison.shared, kind, what)} of={compared.length} />
  // What is found in words of their own has no name in the document: it stands at the fact that tells of it.
  const found = (kind: SharedKind, place: number) =>
    comparison.shared
      .filter(thing => thing.kind === kind && thing.isFound && thing.among.some(each => each.place === place))
      .map(thing => (
        <p key={thing.what} className="compare-likeness">
          {thing.what} <SharedMark thing={thing} of={compared.length} />
        </p>
      ))
  const rows: readonly {readonly name: string; readonly show: (each: ComparedIncident, place: number) => ReactNode}[] = [
    {name: 'Severity', show: each => <Severity each={each} mark={mark} />},
    {name: 'Organisation', show: each => <Organization each={each} mark={mark} />},
    {name: 'Services', show: each => <Services each={each} mark={mark} />},
    {name: `Course, from ${align}`, show: each => <Course each={each} align={align} />},
    {name: 'How long', show: each => <Durations each={each} />},
    {name: 'In short', show: each => <Passage passage={findPassageOf(each, ['summary'])} />},
    {
      name: 'Impact',
      show: (each, place) => (
        <>
          <Passage passage={findPassageOf(each, ['impact'])} isOptional={each.incident.impactMeasures.length > 0} />
          <Measures each={each} />
          {found('symptom', place)}
        </>
      ),
    },
    {
      name: 'Trigger',
      show: (each, place) => (
        <>
          <Trigger each={each} />
          {found('trigger', place)}
        </>
      ),
    },
    {
      name: 'Contributing factors',
      show: (each, place) => (
        <>
          <Factors each={each} mark={mark} />
          {found('factor', place)}
        </>
      ),
    },
    {name: 'First noticed by', show: each => <Detection each={each} mark={mark} />},
    {
      name: 'Tried, did not help',
      show: each => (each.outcome.inVain.length > 0 ? <Lines each={each} lines={each.outcome.inVain} /> : <p className="dim">None recognised</p>),
    },
    {
      name: 'What stopped it',
      show: (each, place) => (
        <>
          <Lines each={each} lines={each.outcome.helped?.lines ?? []} />
          {found('fix', place)}
        </>
      ),
    },
    {
      name: 'Actions',
      show: (each, place) => (
        <>
          <Actions each={each} today={today} />
          {found('action', place)}
        </>
      ),
    },
    {name: 'Says of the others', show: (_, place) => <Statements statements={listStatements(compared, place)} compared={compared} />},
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls within itself has to be reached by the keyboard
    <section className="compare-frame" aria-label="Facts side by side" tabIndex={0}>
      <table className={`compare-table compare-${compared.length}`}>
        <thead>
          <tr>
            <td />
            {compared.map(({incident, title, page}, place) => {
              const when = findBeginning(incident)
              return (
                <th key={incident.id} scope="col">
                  <a href={page} data-row>
                    <span className="shared-number">{place + 1}</span> <bdi>{clampText(title)}</bdi>
                  </a>
                  <span className="compare-when">{when ? formatShortDay(formatDay(when.instant, 'UTC')) : 'no date'}</span>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({name, show}) => (
            <tr key={name}>
              <th scope="row">
                <span>{name}</span>
              </th>
              {compared.map((each, place) => (
                <td key={each.incident.id}>{show(each, place)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
