import {toBatchHref} from '#src/features/import/batch-address.ts'
import {toImportHref} from '#src/features/import/import-address.ts'
import type {findImports} from '#src/features/import/import-queries.ts'
import type {ImportMessage} from '#src/features/import/say-import.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {ImportNote} from './import-note.tsx'

type ImportsFound = Awaited<ReturnType<typeof findImports>>
type ImportPageProps = {readonly found: ImportsFound; readonly message: ImportMessage | undefined}

/** Where a postmortem that exists elsewhere is brought in: a text, a file, and what is not finished yet. */
export function ImportPage({found, message}: ImportPageProps) {
  if (!found.may) return <NotAllowed isSignedIn={found.isSignedIn} />
  const waiting = found.rows.filter(({state}) => state !== 'saved')
  const {batches} = found
  return (
    <div className="import">
      <ImportNote message={message} />
      <h1>Import</h1>
      <p className="import-lead">
        Bring in a postmortem that exists: you see what is read of it, sentence by sentence, mend what is not meant, and save it as a draft. Many at once are
        read in the background, each with its own report.
      </p>
      <form action="/import/read" method="post" encType="multipart/form-data" className="import-form" data-drops>
        <div className="form-field">
          <label htmlFor="text">Text, Markdown or HTML</label>
          <textarea id="text" name="text" rows={14} spellCheck={false} placeholder="Paste the postmortem here" aria-describedby="text-hint" />
          <p id="text-hint" className="form-hint">
            As it is: a status page, a wiki page, a mail. At most {Math.floor(found.limit / 1024)} KiB.
          </p>
        </div>
        <p className="import-or">or</p>
        <div className="form-field import-drop">
          <label htmlFor="file">Files</label>
          <input id="file" name="file" type="file" multiple accept=".md,.markdown,.txt,.html,.htm,.eml,.json,.zip" aria-describedby="file-hint" />
          <p id="file-hint" className="form-hint">
            .md, .txt, .html, .eml or .json, one or many, or a .zip of up to 1,000.
            <span className="import-drop-hint needs-script"> Drop them anywhere on this page.</span>
          </p>
        </div>
        {found.takesAddresses && (
          <>
            <p className="import-or">or</p>
            <div className="form-field">
              <label htmlFor="address">An address</label>
              <input id="address" name="address" type="url" maxLength={2000} placeholder="https://…" aria-describedby="address-hint" />
              <p id="address-hint" className="form-hint">
                Of a page that everybody can open. It is fetched once, when you read it.
              </p>
            </div>
          </>
        )}
        <p className="import-ways">
          <button type="submit" className="button button-primary">
            Read it
          </button>
          <span className="form-hint">Nothing is saved yet.</span>
        </p>
      </form>
      {waiting.length + batches.length > 0 && (
        <section className="import-part" aria-labelledby="unfinished">
          <h2 id="unfinished">Not finished</h2>
          <ul className="import-rows">
            {batches.map(({id, name, createdAt, isPaused, counts}) => (
              <li key={id}>
                <a className="link" href={toBatchHref(id)}>
                  <bdi>{clampText(name, 120)}</bdi>
                </a>
                <span className="dim">
                  {sayProgress(counts, isPaused)}, given {formatShortDay(createdAt.slice(0, 10))}
                </span>
              </li>
            ))}
            {waiting.map(({id, name, state, createdAt, work}) => (
              <li key={id}>
                <a className="link" href={toImportHref(id)}>
                  <bdi>{clampText(work.facts.title ?? work.shown?.title ?? name, 120)}</bdi>
                </a>
                <span className="dim">
                  {state === 'failed' ? 'could not be read' : <bdi>{clampText(name, 60)}</bdi>}, given {formatShortDay(createdAt.slice(0, 10))}
                </span>
              </li>
            ))}
          </ul>
          <p className="form-hint">Only you see these. They are kept for a week.</p>
        </section>
      )}
    </div>
  )
}

/** How far a batch is, in a few words. */
function sayProgress(counts: ImportsFound['batches'][number]['counts'], isPaused: boolean): string {
  const {waiting = 0, wanted = 0, saving = 0, read = 0, failed = 0, saved = 0} = counts
  const all = plural(waiting + wanted + saving + read + failed + saved, 'document')
  if (isPaused && waiting + wanted + saving > 0) return `${all}, paused`
  if (waiting > 0) return `${all}, ${waiting.toLocaleString('en-US')} to be read`
  return saved > 0 ? `${all}, ${saved.toLocaleString('en-US')} saved` : all
}

function NotAllowed({isSignedIn}: {readonly isSignedIn: boolean}) {
  return (
    <div className="import">
      <EmptyState title="Authors and editors bring postmortems in." level={1}>
        {isSignedIn ? (
          <p>Your role does not include it. An administrator can give you another.</p>
        ) : (
          <p>
            What you bring in is kept for you until you save it, so you have to{' '}
            <a className="link" href="/login?next=%2Fimport">
              sign in
            </a>{' '}
            first. From a terminal, <code>npm run kb -- import</code> reads files and folders without an account.
          </p>
        )}
      </EmptyState>
    </div>
  )
}
