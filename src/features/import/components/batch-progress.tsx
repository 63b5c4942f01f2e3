import {toBatchHref} from '#src/features/import/batch-address.ts'
import {plural} from '#src/features/services/plural.ts'
import type {BatchOutcome} from '#src/library/import/batch-outcome.ts'
import type {ImportBatch} from '#src/library/import/import-batches.ts'

type BatchProgressProps = {
  readonly batch: ImportBatch
  readonly counts: Readonly<Partial<Record<BatchOutcome, number>>>
  readonly documents: number
}

/** How far a batch is, and the ways on. While something is left to do, a script asks for this page again and again (`data-polls`). */
export function BatchProgress({batch: {id, isPaused}, counts, documents}: BatchProgressProps) {
  const {waiting = 0, saving = 0, saved = 0, ready = 0, questions = 0} = counts
  const isWorking = waiting + saving > 0
  const done = documents - waiting
  return (
    <div id="batch-progress" className="batch-progress" data-live data-polls={isWorking && !isPaused ? '' : undefined}>
      {isWorking && (
        <div className="batch-bar">
          <label htmlFor="batch-bar">{sayStep({waiting, saving, saved, done, documents, isPaused})}</label>
          <progress id="batch-bar" max={waiting > 0 ? documents : saving + saved} value={waiting > 0 ? done : saved} />
        </div>
      )}
      <div className="batch-ways">
        {!isWorking && ready === 0 && questions > 0 && (
          <p className="batch-hint">
            {plural(questions, 'document')} {questions === 1 ? 'has' : 'have'} questions that only a person can answer. Open{' '}
            {questions === 1 ? 'it' : 'them one by one'}, say below what holds for all of them, or choose what is saved as it is written.
          </p>
        )}
        {ready > 0 && (
          <form action="/import/batches/save" method="post">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="which" value="ready" />
            <button type="submit" className="button button-primary">
              Save {ready.toLocaleString('en-US')} ready as {ready === 1 ? 'a draft' : 'drafts'}
            </button>
          </form>
        )}
        {isWorking && (
          <form action="/import/batches/pause" method="post">
            <input type="hidden" name="id" value={id} />
            <button type="submit" name="paused" value={isPaused ? 'no' : 'yes'} className={isPaused && ready === 0 ? 'button button-primary' : 'button'}>
              {isPaused ? 'Go on' : 'Pause'}
            </button>
          </form>
        )}
        {isWorking && !isPaused && (
          <noscript>
            <a className="link" href={toBatchHref(id)}>
              See how far it is
            </a>
          </noscript>
        )}
        <details className="batch-discard">
          <summary className="link">Discard…</summary>
          <form action="/import/batches/discard" method="post">
            <input type="hidden" name="id" value={id} />
            <p>What is saved stays; all else of it goes, with what you said of it.</p>
            <button type="submit" className="button">
              Discard all of it
            </button>
          </form>
        </details>
      </div>
    </div>
  )
}

type Step = {
  readonly waiting: number
  readonly saving: number
  readonly saved: number
  readonly done: number
  readonly documents: number
  readonly isPaused: boolean
}

function sayStep({waiting, saving, saved, done, documents, isPaused}: Step): string {
  const number = (count: number): string => count.toLocaleString('en-US')
  const step = waiting > 0 ? `${number(done)} of ${number(documents)} read` : `${number(saved)} of ${number(saving + saved)} saved`
  return isPaused ? `Paused: ${step}` : step
}
