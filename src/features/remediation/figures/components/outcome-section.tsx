import {toActionHref} from '#src/features/incident/page-address.ts'
import {formatCoverage} from '#src/features/remediation/figures/describe-figures.ts'
import type {FiguresView} from '#src/features/remediation/figures/figures-queries.ts'
import {TallyList} from '#src/features/services/components/tally-list.tsx'
import type {ActionList} from '#src/library/remediation-store.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** What became of actions, and what is said of it: proof, reasons, and what never was agreed. */
export function OutcomeSection({view}: {readonly view: FiguresView}) {
  const {coverage, wontDo, candidates, traces} = view
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">What became of them</h2>
      <div className="figure-columns">
        <div>
          <h3>Done, and shown to be</h3>
          {coverage.done === 0 ? (
            <p className="figures-empty">No action is done yet.</p>
          ) : (
            <TallyList
              label="Done actions by what shows it"
              of={coverage.done}
              items={[
                {key: 'proof', name: 'with proof', count: coverage.doneWithProof},
                {key: 'none', name: 'no proof stated', count: coverage.done - coverage.doneWithProof, isAbsence: true},
              ]}
            />
          )}
          <p className="coverage">{sentence(formatCoverage(coverage.doneWithDay, coverage.done, 'done action', ['says', 'say'], 'when'))}</p>
        </div>
        <div>
          <h3>From factor to action</h3>
          <TallyList
            label="Contributing factors and actions that name each other"
            of={Math.max(traces.factors, traces.actions)}
            items={[
              {key: 'named', name: 'factors that an action names', count: traces.factorsNamed},
              {key: 'unnamed', name: 'factors that no action names', count: traces.factors - traces.factorsNamed, isAbsence: true},
              {key: 'naming', name: 'actions that name a factor', count: traces.actionsNaming},
              {key: 'silent', name: 'actions that name none', count: traces.actions - traces.actionsNaming, isAbsence: true},
            ]}
          />
          <p className="coverage">
            By category, in the incidents that have any of these actions. An action may be about a factor without naming it; each incident’s page shows both.
          </p>
        </div>
      </div>
      <div className="figure-columns">
        <Listed
          title="Decided against"
          list={wontDo}
          empty="No action is decided against."
          says={formatCoverage(coverage.wontDoWithReason, coverage.wontDo, 'action', ['gives', 'give'], 'a reason')}
          toNote={({reason}) => reason ?? 'no reason stated'}
        />
        <Listed
          title="Proposed, never agreed"
          list={candidates}
          empty="No action stands as merely proposed."
          says={formatCoverage(coverage.candidates, coverage.total, 'action', ['is', 'are'], 'proposed and not agreed')}
          toNote={({incidentTitle}) => incidentTitle}
        />
      </div>
    </section>
  )
}

type ListedProps = {
  readonly title: string
  readonly list: ActionList
  readonly empty: string
  readonly says: string
  readonly toNote: (action: ActionList['actions'][number]) => string
}

function Listed({title, list: {actions, total}, empty, says, toNote}: ListedProps) {
  return (
    <div>
      <h3>
        {title} <span className="count">{total.toLocaleString('en-US')}</span>
      </h3>
      {total === 0 ? (
        <p className="figures-empty">{empty}</p>
      ) : (
        <>
          <p className="coverage">{sentence(says)}</p>
          <ol className="figure-list">
            {actions.map(action => (
              <li key={`${action.incidentId} ${action.position}`}>
                <a href={toActionHref(action.incidentId, action.position)}>
                  <bdi>{clampText(action.title)}</bdi>
                </a>
                <p>
                  <bdi>{clampText(toNote(action), 240)}</bdi>
                </p>
              </li>
            ))}
          </ol>
          {total > actions.length && <p className="coverage">The {actions.length} of the newest incidents are listed here.</p>}
        </>
      )}
    </div>
  )
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
