import {type BatchFilter, type BatchView, toBatchHref, toReportHref} from '#src/features/import/batch-address.ts'
import type {ImportMessage} from '#src/features/import/say-import.ts'
import {outcomeWords} from '#src/features/import/say-outcome.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {type BatchOutcome, batchOutcomes} from '#src/library/import/batch-outcome.ts'
import type {BatchReport} from '#src/server/imports/batches.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {Trail} from '#src/ui/trail.tsx'
import {BatchFiles} from './batch-files.tsx'
import {BatchProgress} from './batch-progress.tsx'
import {ImportNote} from './import-note.tsx'
import {TimesForm} from './review-forms.tsx'

type BatchPageProps = {readonly report: BatchReport; readonly view: BatchView; readonly message: ImportMessage | undefined}

/** Many files that are being brought in: how far it is, what became of each, and what can be done with all of them at once. */
export function BatchPage({report, view, message}: BatchPageProps) {
  const {batch, files} = report
  const counts = countOutcomes(report)
  const documents = files.filter(({outcome}) => outcome !== 'image' && outcome !== 'left' && outcome !== 'refused').length
  return (
    <div className="import batch">
      <ImportNote message={message} />
      <header>
        <Trail href="/import" name="Import">
          Many at once
        </Trail>
        <h1>
          <bdi>{clampText(batch.name, 120)}</bdi>
        </h1>
        <p className="intake-sum">
          {plural(documents, 'document')}
          {files.length > documents && ` and ${plural(files.length - documents, 'other file')}`}, given {formatShortDay(batch.createdAt.slice(0, 10))}. Only you
          see them. They are kept for a week.
        </p>
      </header>
      <BatchProgress batch={batch} counts={counts} documents={documents} />
      <TimesForm id={batch.id} hints={batch.hints} isBatch />
      <section className="batch-report" aria-labelledby="files">
        <div className="batch-report-head">
          <h2 id="files">What became of each</h2>
          <p className="batch-exports">
            <a className="link" href={toReportHref(batch.id, 'csv')}>
              CSV
            </a>{' '}
            <a className="link" href={toReportHref(batch.id, 'json')}>
              JSON
            </a>
          </p>
        </div>
        <nav id="batch-kinds" className="batch-kinds" aria-label="Files shown" data-live>
          {listFilters(counts).map(filter => (
            <a key={filter} href={toBatchHref(batch.id, {show: filter, anchor: 'files'})} aria-current={filter === view.show ? 'page' : undefined}>
              {filter === 'all' ? 'All' : outcomeWords[filter]}{' '}
              <span className="batch-number">{(filter === 'all' ? files.length : (counts[filter] ?? 0)).toLocaleString('en-US')}</span>
            </a>
          ))}
        </nav>
        <BatchFiles batchId={batch.id} files={files} view={view} />
      </section>
    </div>
  )
}

type Counts = Readonly<Partial<Record<BatchOutcome, number>>>

function countOutcomes({files}: BatchReport): Counts {
  const counts: Partial<Record<BatchOutcome, number>> = {}
  for (const {outcome} of files) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

function listFilters(counts: Counts): readonly BatchFilter[] {
  return ['all', ...batchOutcomes.filter(outcome => (counts[outcome] ?? 0) > 0)]
}
