import {Command} from 'commander'
import {openProgressBar, say, toPrintableLines, writeLine} from '#src/cli/console.ts'
import {settingsFile} from '#src/library/load-settings.ts'
import {formatDiagnostic} from '#src/postmortem/rules/format-diagnostic.ts'
import {readEnvironment} from '#src/server/environment.ts'

/** `kb sync` */
export function syncCommand(): Command {
  return new Command('sync')
    .description('Brings the index up to date with the content folder, and prints what could not be indexed.')
    .option('--rebuild', 'read every file again, whether or not it has changed; pages stay complete meanwhile')
    .option('--confirm-deletions', 'let go of files that vanished in such numbers that they were kept')
    .addHelpText(
      'after',
      '\nExit codes: 0 everything is indexed; 1 some files are not, or are held back, or the configuration is broken; 2 misuse. A running server sees the result at once.',
    )
    .action(sync)
}

async function sync({rebuild = false, confirmDeletions = false}: {rebuild?: boolean; confirmDeletions?: boolean}): Promise<void> {
  // Not at the top: the database need not be loaded to print help.
  const {openHindsight} = await import('#src/server/hindsight.ts')
  const hindsight = await openHindsight(readEnvironment(), {by: 'kb', onIndexMovedAside: sentence => say(`${sentence}.`)})
  const bar = openProgressBar()
  const stop = new AbortController()
  const interrupt = (signal: NodeJS.Signals): void => stop.abort(new Error(`Cannot go on: stopped by ${signal}; what was indexed so far stays`))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    const outcome = await hindsight
      .sync({
        rebuild,
        confirmDeletions,
        signal: stop.signal,
        onProgress: ({step, done, total}) => bar.draw(step === 'comparing' ? 'Comparing' : 'Reading', done, total),
      })
      .finally(() => bar.clear())
    const {location} = hindsight.folder
    const {folder, published, removed, unchanged, heldBack, problems, findings} = outcome
    if (folder === 'gone') say(`${location} is not there. What is indexed stays; --confirm-deletions empties the index.`)
    const misconfigured = (await hindsight.settings()).diagnostics
    for (const diagnostic of misconfigured) writeLine(toPrintableLines(formatDiagnostic(settingsFile, diagnostic)))
    for (const {file, problem} of [...problems, ...findings]) writeLine(toPrintableLines(formatDiagnostic(file, problem)))
    if (heldBack.length > 0) {
      say(
        `${countFiles(heldBack.length)} vanished at once and ${heldBack.length === 1 ? 'is' : 'are'} kept; if that was meant, run kb sync --confirm-deletions:`,
      )
      for (const file of heldBack) writeLine(`${toPrintableLines(file)}: held back`)
    }
    say(`${countFiles(published.length)} published, ${removed.length} removed, ${unchanged} unchanged, ${problems.length} not indexed as they are now.`)
    if (problems.length > 0 || heldBack.length > 0 || misconfigured.some(({level}) => level === 'error')) process.exitCode = 1
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    await hindsight.close()
  }
}

function countFiles(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}
