import {plural} from '#src/features/services/plural.ts'
import type {SeenAnswer} from '#src/library/recall/find-seen.ts'
import {rightInHundred} from '#src/library/recall/recall-weights.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {HowWeighed} from './how-weighed.tsx'
import {PastedText} from './pasted-text.tsx'
import {SeenCard} from './seen-card.tsx'

type SeenPageProps = {
  /** Undefined where nothing was asked yet. */
  readonly answer?: SeenAnswer
  /** How many incidents the reader sees. */
  readonly incidents: number
  /** Whether the page that it stands on has the script for keys, which an answer to a form has not. */
  readonly hasKeys?: boolean
}

/** Where one pastes what an incident looks like, and what it looked like before. */
export function SeenPage({answer, incidents, hasKeys = false}: SeenPageProps) {
  return (
    <div className="seen">
      <h1>Seen before?</h1>
      <p className="seen-lead">
        Paste an alert, a stack trace, some log lines or a chat. What only this case has, such as times, ids and addresses, is set aside; the rest is compared
        with what {plural(incidents, 'incident')} looked like. Nothing that you paste is stored or logged.
      </p>
      <form action="/seen-before/answer" method="post" className="seen-form screen-only">
        <label htmlFor="seen-text" className="sr-only">
          What you see
        </label>
        <textarea
          id="seen-text"
          name="text"
          rows={answer ? 4 : 10}
          defaultValue={answer?.question.text}
          placeholder={'[FIRING:1] HighErrorRatio …\nConnectionError: …\nkim 09:41 checkout is slow again'}
          autoComplete="off"
          spellCheck={false}
          required
          data-sends-form
        />
        <div className="seen-send">
          <button type="submit" className="button button-primary">
            Look for it
          </button>
          {hasKeys && (
            <span className="dim seen-keys" aria-hidden="true">
              <span className="key">Ctrl</span> <span className="key">Enter</span>
            </span>
          )}
        </div>
      </form>
      {answer && <Answer answer={answer} />}
    </div>
  )
}

function Answer({answer}: {readonly answer: SeenAnswer}) {
  const {question, all, incidents, isCut} = answer
  const isSaying = question.terms.some(({kind}) => kind !== 'common')
  return (
    <section aria-labelledby="seen-answer">
      <div className="seen-head">
        <h2 id="seen-answer">
          {incidents.length === 0 ? `Nothing similar in ${plural(all, 'incident')}` : `${incidents.length} of ${plural(all, 'incident')} looked like this`}
        </h2>
        {incidents.length > 0 && (
          <p>
            Most alike first. A likeness is a lead and no diagnosis: verify each before you act on it. Of the texts that this was measured with, the first
            incident was the right one for {rightInHundred} in 100; among very many incidents it is for fewer.
          </p>
        )}
      </div>
      {incidents.length > 0 && (
        <ol className="seen-cards">
          {incidents.map(incident => (
            <SeenCard key={incident.id} incident={incident} />
          ))}
        </ol>
      )}
      {incidents.length === 0 && (
        <EmptyState title={isSaying ? 'None comes close enough to be worth your time.' : 'There is little here to compare.'}>
          <p>
            {isSaying
              ? 'That may mean that it is new, or that it was written down in other words. More of what you see helps: the error itself, what users say, what changed before.'
              : 'Once what only this case has is set aside, hardly a word is left. Paste the error itself, or say in a sentence what users see.'}{' '}
            Or{' '}
            <a className="link" href="/incidents">
              look through all incidents
            </a>
            .
          </p>
        </EmptyState>
      )}
      <PastedText question={question} isCut={isCut} />
      <HowWeighed />
    </section>
  )
}
