import {toBatchHref, toFileAnchor} from '#src/features/import/batch-address.ts'
import type {Review} from '#src/features/import/import-queries.ts'
import {listOpenQuestions} from '#src/features/import/list-open-questions.ts'
import {listUnread} from '#src/features/import/list-unread.ts'
import type {ImportMessage} from '#src/features/import/say-import.ts'
import {twinWords} from '#src/features/import/say-outcome.ts'
import {toImportMarks} from '#src/features/import/to-import-marks.ts'
import {plural} from '#src/features/services/plural.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {Trail} from '#src/ui/trail.tsx'
import {FactsPanel} from './facts-panel.tsx'
import {ImportNote} from './import-note.tsx'
import {ItemPanels} from './item-panels.tsx'
import {OriginalPane} from './original-pane.tsx'
import {Questions} from './questions.tsx'
import {OriginForm, TimesForm} from './review-forms.tsx'

type ReviewPageProps = {readonly review: Review; readonly mend: string | undefined; readonly message: ImportMessage | undefined}

/** One text that is being brought in: as it was given on one side, what is read of it on the other. */
export function ReviewPage({review: {given, reading, twins}, mend, message}: ReviewPageProps) {
  const {id, work, name, text} = given
  if (!reading) return <Unread given={given} message={message} />
  const {incident, shown} = reading
  const questions = listOpenQuestions(given, reading)
  const unread = listUnread(incident)
  const title = shown.facts.title?.value
  return (
    <div className="intake" data-lights-both>
      <ImportNote message={message} />
      <header className="intake-head">
        <div className="min-w-0">
          <ImportTrail given={given} />
          <h1>
            <bdi>{title === undefined ? 'A postmortem without a title' : clampText(title, 200)}</bdi>
          </h1>
          <p className="intake-sum">
            {questions.length > 0 ? (
              <a className="link" href="#questions">
                {plural(questions.length, 'question')}
              </a>
            ) : (
              'No open questions'
            )}
            {work.madeOf && ` · the text of ${work.madeOf === 'HTML' ? 'a page' : work.madeOf === 'mail' ? 'a mail' : `an export from ${work.madeOf}`}`}
          </p>
        </div>
        <div className="intake-ways">
          <form action="/import/save" method="post">
            <input type="hidden" name="id" value={id} />
            <button type="submit" className="button button-primary">
              Save as draft
            </button>
          </form>
          <form action="/import/discard" method="post">
            <input type="hidden" name="id" value={id} />
            <button type="submit" className="button">
              Discard
            </button>
          </form>
        </div>
      </header>
      <Twins twins={twins} />
      <nav className="intake-jumps" aria-label="On this page">
        {questions.length > 0 && <a href="#questions">Questions</a>}
        <a href="#facts">Facts</a>
        <a href="#timeline">Timeline</a>
        <a href="#actions">Actions</a>
        <a href="#original">Original</a>
      </nav>
      <div className="intake-sides">
        <OriginalPane text={text} name={name} marks={toImportMarks(incident)} madeOf={work.madeOf} />
        <div className="intake-read">
          <Questions id={id} questions={questions} />
          <TimesForm id={id} hints={work.hints} stated={incident.timezone?.value} />
          <FactsPanel id={id} incident={incident} shown={shown} said={work.facts} mend={mend} />
          <ItemPanels id={id} incident={incident} shown={shown} mend={mend} />
          <section className="intake-part" aria-labelledby="unread">
            <h2 id="unread">Not read</h2>
            {unread.length === 0 && work.left.length === 0 ? (
              <p className="dim">Every passage belongs to a section or to a fact above.</p>
            ) : (
              <ul className="intake-unread">
                {unread.slice(0, 60).map(({line, words}) => (
                  <li key={line}>
                    <a className="intake-line" href={`#L${line}`}>
                      line {line}
                    </a>{' '}
                    <bdi>{words}</bdi> <span className="dim">stays as text</span>
                  </li>
                ))}
                {work.left.map(left => (
                  <li key={left}>
                    <bdi>{clampText(left, 160)}</bdi> <span className="dim">{left.startsWith('the ') ? 'is not taken over' : 'stays as it is written'}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <OriginForm id={id} origin={work.origin} name={name} />
        </div>
      </div>
    </div>
  )
}

/** Back to the first page, or to the batch that it came with. */
function ImportTrail({given: {id, name, batchId}}: {readonly given: Review['given']}) {
  return (
    <Trail href={batchId === undefined ? '/import' : toBatchHref(batchId, {anchor: toFileAnchor(id)})} name={batchId === undefined ? 'Import' : 'All files'}>
      <bdi>{clampText(name, 60)}</bdi>
    </Trail>
  )
}

function Twins({twins}: {readonly twins: Review['twins']}) {
  if (twins.length === 0) return null
  return (
    <div className="callout callout-warning intake-twins">
      <b>{twins.length === 1 ? 'This may be here already.' : 'These may be the same.'}</b>{' '}
      {twins.map(({id, title, why}, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a className="link" href={`/incidents/${encodeURIComponent(id)}`}>
            <bdi>{clampText(title, 120)}</bdi>
          </a>{' '}
          ({twinWords[why]})
        </span>
      ))}
      . Saving makes another document.
    </div>
  )
}

function Unread({given, message}: {readonly given: Review['given']; readonly message: ImportMessage | undefined}) {
  const {id, work, savedAs, state} = given
  const isBusy = state === 'waiting' || state === 'wanted' || state === 'saving'
  return (
    <div className="import">
      <ImportNote message={message} />
      <ImportTrail given={given} />
      {isBusy ? (
        <EmptyState title={state === 'waiting' ? 'It is not read yet.' : 'It is being saved.'} level={1}>
          <p>It has its turn among the files that it came with. Load this page again in a moment.</p>
        </EmptyState>
      ) : state === 'saved' ? (
        <EmptyState title="It was saved." level={1}>
          <p>
            <a className="link" href={`/incidents/${encodeURIComponent(savedAs ?? '')}`}>
              Open the incident
            </a>
          </p>
        </EmptyState>
      ) : (
        <EmptyState title="This could not be read." level={1}>
          <p>
            <bdi>{clampText(work.problem ?? 'The text cannot be read within its budget', 400)}</bdi>.
          </p>
          <form action="/import/discard" method="post">
            <input type="hidden" name="id" value={id} />
            <button type="submit" className="button">
              Discard
            </button>{' '}
            <a className="link" href="/import">
              Bring in another
            </a>
          </form>
        </EmptyState>
      )}
    </div>
  )
}
