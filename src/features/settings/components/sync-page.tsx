import type {SettingsPlace} from '#src/features/settings/settings-places.ts'
import type {SyncState} from '#src/features/settings/sync-queries.ts'
import {formatMoment} from '#src/features/timeline/format-times.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {SyncProblem} from '#src/library/incident-store.ts'
import {settingsFile} from '#src/library/load-settings.ts'
import {Callout} from '#src/ui/callout.tsx'
import {clampText} from '#src/ui/clamp-text.ts'
import {Figure} from '#src/ui/figure.tsx'
import {SettingsFrame} from './settings-frame.tsx'

/** What came of reading the folder, and what to do about what could not be read. */
export function SyncPage({report, open}: {readonly report: SyncState; readonly open: readonly SettingsPlace[]}) {
  const {documents, problems, heldBack, syncedAt, location, misconfigured, damaged, unpushed} = report
  const stale = problems.filter(problem => problem.lastGood).length
  return (
    <SettingsFrame current="sync" open={open}>
      <h1>Sync</h1>
      <p className="mt-1 text-lg text-ink-2">The folder of Markdown is the record; what you see here is read from it, and again whenever a file changes.</p>
      <dl className="figures mt-5">
        <Figure label="Documents" number={documents} note="read and shown" />
        <Figure
          label="Problems"
          number={problems.length}
          note={problems.length === 0 ? 'every file could be read' : `${stale} shown as they last were`}
          differs={problems.length > 0}
        />
        <Figure
          label="Last sync"
          number={
            syncedAt === undefined ? undefined : (
              <time dateTime={syncedAt}>{formatMoment({at: syncedAt, precision: 'minute', approximate: false, zone: 'UTC'}, 'UTC')}</time>
            )
          }
          note={syncedAt === undefined ? 'the first one is under way' : 'UTC'}
        />
      </dl>
      <p className="mt-3 text-ink-3">
        Folder: <code className="font-mono text-sm wrap-anywhere">{location}</code>
      </p>
      {unpushed !== undefined && <Unpushed reason={unpushed} />}
      {damaged.length > 0 && <Damaged files={damaged} />}
      {misconfigured.length > 0 && <Misconfigured diagnostics={misconfigured} />}
      {heldBack.length > 0 && <HeldBack files={heldBack} />}
      <section className="mt-8" aria-labelledby="problems">
        <h2 id="problems" className="section-title">
          Files that could not be read
        </h2>
        {problems.length === 0 ? (
          <p className="text-ink-2">None. If a file breaks, it is listed here with its reason, and its last good version stays.</p>
        ) : (
          <>
            <ul>
              {problems.map(problem => (
                <Problem key={problem.file} problem={problem} />
              ))}
            </ul>
            <p className="mt-4 text-ink-2">
              Mend the file and save it: it is read again at once. <code className="font-mono text-sm">npm run kb -- check</code> lists the same from the
              command line.
            </p>
          </>
        )}
      </section>
    </SettingsFrame>
  )
}

function Problem({problem: {file, problem, lastGood}}: {readonly problem: SyncProblem}) {
  const place = problem.place ? `, line ${problem.place.start.line}, column ${problem.place.start.column}` : ''
  return (
    <li className="border-t border-line py-3">
      <p className="font-mono text-sm wrap-anywhere">
        <bdi className="font-medium">{file}</bdi>
        <span className="text-ink-3">{place}</span>
      </p>
      <p className="mt-1 text-lg">{problem.message}</p>
      <p className="mt-1 text-ink-3">
        {problem.rule} ·{' '}
        {lastGood ? (
          <>
            kept as it last was:{' '}
            <a className="link" href={`/incidents/${encodeURIComponent(lastGood.id)}`}>
              <bdi>{clampText(lastGood.title)}</bdi>
            </a>
          </>
        ) : (
          'there is no earlier version to show'
        )}
      </p>
    </li>
  )
}

function Unpushed({reason}: {readonly reason: string}) {
  return (
    <div className="mt-6">
      <Callout tone="warning" title="What is saved here is committed, and could not be pushed.">
        <bdi>{reason}</bdi>. It is tried again by itself; nothing is lost, and nothing is ever forced.
      </Callout>
    </div>
  )
}

function Damaged({files}: {readonly files: readonly string[]}) {
  return (
    <div className="mt-6">
      <Callout tone="warning" title="The index was damaged, and has been made anew from the files.">
        Nothing that stands in a file is lost. What no file holds comes back from a backup:
        <code className="mt-2 block font-mono text-sm">npm run kb -- restore --force BACKUP && npm run kb -- sync</code>
        <p className="mt-2">The damaged {files.length === 1 ? 'one is' : 'ones are'} kept for whoever wants to look into why. Removed, this note goes:</p>
        <ul className="mt-1 font-mono text-sm wrap-anywhere">
          {files.map(file => (
            <li key={file}>{file}</li>
          ))}
        </ul>
      </Callout>
    </div>
  )
}

function Misconfigured({diagnostics}: {readonly diagnostics: readonly Diagnostic[]}) {
  return (
    <div className="mt-6">
      <Callout tone="warning" title={`The configuration in ${settingsFile} is not as expected.`}>
        What is named here counts as not said.
        <ul className="mt-2">
          {diagnostics.map(({message, place}) => (
            <li key={`${place?.start.offset} ${message}`}>
              {place && `Line ${place.start.line}: `}
              {message}
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  )
}

function HeldBack({files}: {readonly files: readonly string[]}) {
  return (
    <div className="mt-6">
      <Callout tone="warning" title={`${files.length} files are gone from the folder.`}>
        So many at once looks like a folder that is not mounted or another branch, so their incidents were kept. If they are meant to go, confirm it:
        <code className="mt-2 block font-mono text-sm">npm run kb -- sync --confirm-deletions</code>
        <details className="mt-2">
          <summary>Show the files</summary>
          <ul className="mt-1 font-mono text-sm">
            {files.map(file => (
              <li key={file}>
                <bdi>{file}</bdi>
              </li>
            ))}
          </ul>
        </details>
      </Callout>
    </div>
  )
}
