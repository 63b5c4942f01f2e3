import path from 'node:path'
import {Command, Option} from 'commander'
import {openProgressBar, say, toPrintableLines, writeLine} from '#src/cli/console.ts'
import {formatForGithub} from '#src/cli/format-for-github.ts'
import {mendContent, mendNamed} from '#src/cli/mend-files.ts'
import {readNamedFile, standingIn} from '#src/cli/named-file.ts'
import {writeCodeQuality} from '#src/cli/write-code-quality.ts'
import {writeSarif} from '#src/cli/write-sarif.ts'
import {loadSettings, settingsFile} from '#src/library/load-settings.ts'
import {type CheckedFile, checkDocument, checkFolder} from '#src/library/publish/check-folder.ts'
import {unreadableFile} from '#src/library/publish/sync-problems.ts'
import {formatDiagnostic} from '#src/postmortem/rules/format-diagnostic.ts'
import {type Environment, readEnvironment} from '#src/server/environment.ts'
import {openContentFolderOf} from '#src/server/open-content.ts'
import {openReadingPool} from '#src/server/reading-pool.ts'

const formats = ['text', 'json', 'github', 'gitlab', 'sarif'] as const
type Format = (typeof formats)[number]

/** `kb check` */
export function checkCommand(): Command {
  return new Command('check')
    .description('Prints what is wrong with postmortems, like a compiler; without FILE those of the content folder, their links to one another included.')
    .argument('[FILE...]', 'Markdown files, wherever they are; judged by the configuration of the content folder too')
    .addOption(new Option('--format <format>', 'how to print it').choices(formats).default('text'))
    .option('--fix', 'mend first what one step mends, and say what that was; every other byte of the files stays')
    .addHelpText(
      'after',
      `\nExit codes: 0 no errors (there may be warnings); 1 errors, or a file that could not be mended; 2 misuse.\nWhat is reported, and how to turn it off or up: kb rules, and ${settingsFile} in the content folder.`,
    )
    .action(check)
}

async function check(files: readonly string[], {format, fix = false}: {format: Format; fix?: boolean}): Promise<void> {
  const environment = readEnvironment()
  if (fix) await (files.length > 0 ? mendNamed(files, environment, today()) : mendContent(environment, today()))
  const checked = files.length > 0 ? await checkNamed(files, environment) : await checkContent(environment)
  write(checked, format)
  const found = checked.flatMap(({diagnostics}) => diagnostics)
  const count = (level: string): number => found.filter(diagnostic => diagnostic.level === level).length
  const documents = checked.filter(({diagnostics}) => !diagnostics.some(({rule}) => rule === 'invalid-settings'))
  const counts = [
    formatCount(documents.length, 'file'),
    formatCount(count('error'), 'error'),
    formatCount(count('warning'), 'warning'),
    formatCount(count('info'), 'note'),
  ]
  say(`${counts.join(', ')}.`)
  if (count('error') > 0) process.exitCode = 1
}

async function checkContent(environment: Environment): Promise<readonly CheckedFile[]> {
  const folder = openContentFolderOf(environment)
  const reader = openReadingPool()
  const bar = openProgressBar()
  try {
    const checked = await checkFolder({
      folder,
      reader,
      maxFileBytes: environment.maxFileBytes,
      today: today(),
      onProgress: ({done, total}) => bar.draw('Checking', done, total),
    })
    if (!checked) throw new Error(`Cannot check ${folder.location}: it is not there`)
    return checked.map(({file, diagnostics}) => ({file: toShownPath(folder.location, file), diagnostics}))
  } finally {
    bar.clear()
    await reader.close()
  }
}

async function checkNamed(files: readonly string[], environment: Environment): Promise<readonly CheckedFile[]> {
  const folder = openContentFolderOf(environment)
  const {settings, diagnostics} = await loadSettings(folder)
  const reader = openReadingPool()
  try {
    const checked = await Promise.all(
      files.map(async file => {
        const found = await readNamedFile(file, environment.maxFileBytes)
        if ('problem' in found) return {file, diagnostics: [unreadableFile(`Cannot read the file: ${found.problem}`)]}
        return checkDocument({file, bytes: found.bytes, reader, today: today(), settings})
      }),
    )
    return diagnostics.length > 0 ? [{file: toShownPath(folder.location, settingsFile), diagnostics}, ...checked] : checked
  } finally {
    await reader.close()
  }
}

/** A file of the content folder as seen from where the person stands. */
function toShownPath(location: string, file: string): string {
  return path.posix.join(path.relative(standingIn, location).split(path.sep).join('/'), file)
}

function write(checked: readonly CheckedFile[], format: Format): void {
  if (format === 'gitlab' || format === 'sarif') {
    writeLine(format === 'gitlab' ? writeCodeQuality(checked) : writeSarif(checked))
    return
  }
  if (format === 'json') {
    writeLine(
      JSON.stringify(
        checked.flatMap(({file, diagnostics}) => diagnostics.map(diagnostic => ({file, ...diagnostic}))),
        undefined,
        2,
      ),
    )
    return
  }
  for (const {file, diagnostics} of checked) {
    for (const diagnostic of diagnostics) {
      writeLine(format === 'github' ? formatForGithub(file, diagnostic) : toPrintableLines(formatDiagnostic(file, diagnostic)))
    }
  }
}

function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
