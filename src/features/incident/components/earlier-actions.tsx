import {toActionHref} from '#src/features/incident/page-address.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import type {EarlierAction, EarlierIncident, EarlierState} from '#src/library/remediation/earlier-actions.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {LinkedText} from '#src/ui/linked-text.tsx'

/** What was to be done after the incidents that have come again with this one, and how far it was when they did. */
export function EarlierActions({earlier}: {readonly earlier: readonly EarlierIncident[]}) {
  return earlier.map(({id, title, day, actions, total}) => (
    <section key={id} aria-labelledby={`earlier-${id}`}>
      <h2 id={`earlier-${id}`}>What was to be done the time before</h2>
      <p className="trace-note">
        The author states that this is a recurrence of{' '}
        <a className="link" href={`/incidents/${encodeURIComponent(id)}`}>
          <bdi>{clampText(title)}</bdi>
        </a>
        {day !== undefined && `, ${formatShortDay(day)}`}. {tell(actions, total)}
      </p>
      <ol className="trace-links trace-others">
        {actions.map(action => (
          <li key={action.position}>
            <div className="trace-action">
              <span className={`box box-${action.status}`} aria-hidden="true" />
              <div className="min-w-0">
                <a href={toActionHref(id, action.position)}>
                  <bdi>{clampText(action.title, 240)}</bdi>
                </a>
              </div>
            </div>
            <div className="trace-proof">
              <p>{formatThen(action)}</p>
              {action.proof !== undefined && <LinkedText text={action.proof} />}
            </div>
          </li>
        ))}
      </ol>
      {total > actions.length && <p className="trace-note">The first {actions.length} of them are listed here.</p>}
    </section>
  ))
}

/** Each state that there is, with how many had it: nobody has to conclude from the list. */
function tell(actions: readonly EarlierAction[], total: number): string {
  if (total === 0) return 'Its text has no action.'
  const parts = states.flatMap(([state, words]) => {
    const count = actions.filter(({stood}) => stood === state).length
    return count === 0 ? [] : [`${count} ${words}`]
  })
  return `Of ${actions.length === 1 ? '1 action' : `${actions.length} actions`} when this one came: ${parts.join(', ')}.`
}

const states: readonly (readonly [EarlierState, string])[] = [
  ['done', 'done'],
  ['undone', 'not done'],
  ['same-day', 'done on the same day'],
  ['not-said', 'done at a time that is not stated'],
  ['wont-do', 'decided against'],
  ['candidate', 'proposed and not agreed'],
]

function formatThen({stood, done, status}: EarlierAction): string {
  switch (stood) {
    case 'done':
      return `done before, ${formatShortDay(done ?? '')}`
    case 'undone':
      return status === 'done' ? `done after, ${formatShortDay(done ?? '')}` : 'still to be done'
    case 'same-day':
      return `done on the same day, ${formatShortDay(done ?? '')}`
    case 'not-said':
      return done === undefined ? 'done, not stated when' : `done ${formatShortDay(done)}`
    case 'wont-do':
      return 'will not be done'
    case 'candidate':
      return 'proposed, not agreed'
  }
}
