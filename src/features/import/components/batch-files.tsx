import {type BatchView, toBatchHref, toFileAnchor} from '#src/features/import/batch-address.ts'
import {toImportHref} from '#src/features/import/import-address.ts'
import {outcomeWords, sayReason, twinWords} from '#src/features/import/say-outcome.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {choosable, countFacts} from '#src/library/import/batch-outcome.ts'
import type {BatchFile} from '#src/server/imports/batches.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type BatchFilesProps = {readonly batchId: string; readonly files: readonly BatchFile[]; readonly view: BatchView}

/** A page of files with what became of each; those that can be saved have a box to choose them by. */
export function BatchFiles({batchId, files, view: {show, page: asked}}: BatchFilesProps) {
  const shown = show === 'all' ? files : files.filter(({outcome}) => outcome === show)
  const pages = Math.max(1, Math.ceil(shown.length / onPage))
  const page = Math.min(asked, pages)
  const rows = shown.slice((page - 1) * onPage, page * onPage)
  const mayChoose = rows.some(({outcome}) => choosable.has(outcome))
  return (
    <form id="batch-files" action="/import/batches/save" method="post" data-live>
      <input type="hidden" name="id" value={batchId} />
      <input type="hidden" name="which" value="chosen" />
      {rows.length === 0 ? (
        <p className="batch-none">No file is like that any more.</p>
      ) : (
        <ul className="batch-rows">
          {rows.map(file => (
            <FileRow key={file.id} file={file} />
          ))}
        </ul>
      )}
      {(mayChoose || pages > 1) && (
        <div className="batch-foot">
          {mayChoose && (
            <button type="submit" className="button">
              Save the chosen as drafts
            </button>
          )}
          {pages > 1 && (
            <nav className="batch-pages" aria-label="Pages">
              {page > 1 && (
                <a className="link" href={toBatchHref(batchId, {show, page: page - 1, anchor: 'files'})}>
                  Previous
                </a>
              )}
              <span className="dim">
                {page} of {pages}
              </span>
              {page < pages && (
                <a className="link" href={toBatchHref(batchId, {show, page: page + 1, anchor: 'files'})}>
                  Next
                </a>
              )}
            </nav>
          )}
        </div>
      )}
    </form>
  )
}

const onPage = 100

function FileRow({file}: {readonly file: BatchFile}) {
  const {id, name, outcome, work, saved} = file
  const title = work.facts.title ?? work.shown?.title
  const href = outcome === 'saved' ? saved && `/incidents/${encodeURIComponent(saved.id)}` : choosable.has(outcome) ? toImportHref(id) : undefined
  const heading = <bdi>{clampText(title ?? name, 140)}</bdi>
  return (
    <li id={toFileAnchor(id)} className={`batch-row is-${outcome}`}>
      <span className="batch-box">
        {choosable.has(outcome) && <input type="checkbox" name="file" value={id} aria-label={`Choose ${clampText(title ?? name, 100)}`} />}
      </span>
      <div className="batch-what">
        {href === undefined ? (
          <span className={title === undefined ? 'batch-title batch-name' : 'batch-title'}>{heading}</span>
        ) : (
          <a className="link batch-title" href={href}>
            {heading}
          </a>
        )}
        {title !== undefined && (
          <span className="batch-path">
            <bdi>{clampText(name, 120)}</bdi>
          </span>
        )}
      </div>
      <div className="batch-read">{work.shown && <Reading file={file} />}</div>
      <div className="batch-came">
        <span className="batch-outcome">{outcomeWords[outcome]}</span>
        <Reason file={file} />
      </div>
    </li>
  )
}

function Reading({file: {work}}: {readonly file: BatchFile}) {
  const {day, notes = 0} = work.shown ?? {}
  const images = work.images?.length ?? 0
  const absent = work.absentImages?.length ?? 0
  return (
    <>
      <span>{day === undefined ? 'No day stated' : formatShortDay(day)}</span>
      <span>
        {plural(countFacts(work), 'fact')}
        {notes > 0 && `, ${plural(notes, 'diagnostic')}`}
        {images > 0 && `, ${plural(images, 'image')}`}
        {absent > 0 && `, ${plural(absent, 'image')} missing`}
      </span>
    </>
  )
}

function Reason({file}: {readonly file: BatchFile}) {
  if (file.outcome !== 'duplicate') {
    const reason = sayReason(file)
    return reason === undefined ? null : (
      <span className="batch-reason">
        <bdi>{clampText(reason, 300)}</bdi>
      </span>
    )
  }
  return (
    <span className="batch-reason">
      {file.twins.slice(0, 3).map(({id, title, why}, index) => (
        <span key={id}>
          {index > 0 && '; '}
          <a className="link" href={`/incidents/${encodeURIComponent(id)}`}>
            <bdi>{clampText(title, 90)}</bdi>
          </a>
          : {twinWords[why]}
        </span>
      ))}
    </span>
  )
}
