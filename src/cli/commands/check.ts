import path from 'node:path'
import {Command, Option} from 'commander'
import {openProgressBar, say, toPrintableLines, writeLine} from '#src/cli/console.ts'
import {formatForGithub} from '#src/cli/format-for-github.ts'
import {readNamedFile, standingIn} from '#src/cli/named-file.ts'
import {type CheckedFile, checkDocument, checkFolder} from '#src/library/publish/check-folder.ts'
import {unreadableFile} from '#src/library/publish/sync-problems.ts'
import {formatDiagnostic} from '#src/postmortem/rules/format-diagnostic.ts'
import {type Environment, readEnvironment} from '#src/server/environment.ts'
import {openContentFolderOf} from '#src/server/open-content.ts'
import {openReadingPool} from '#src/server/reading-pool.ts'

type Format = 'text' | 'json' | 'github'

/** `kb check` */
export function checkCommand(): Command {
  return new Command('check')
    .description('Prints what is wrong with postmortems, like a compiler; without FILE those of the content folder, their links to one another included.')
    .argument('[FILE...]', 'Markdown files, wherever they are')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json', 'github']).default('text'))
    .addHelpText('after', '\nExit codes: 0 no errors (there may be warnings); 1 errors; 2 misuse.')
    .action(check)
}

async function check(files: readonly string[], {format}: {format: Format}): Promise<void> {
  const environment = readEnvironment()
  const checked = files.length > 0 ? await checkNamed(files, environment) : await checkContent(environment)
  write(checked, format)
  const found = checked.flatMap(({diagnostics}) => diagnostics)
  const count = (level: string): number => found.filter(diagnostic => diagnostic.level === level).length
  const counts = [
    formatCount(checked.length, 'file'),
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
    const place = path.relative(standingIn, folder.location)
    return checked.map(({file, diagnostics}) => ({file: path.posix.join(place.split(path.sep).join('/'), file), diagnostics}))
  } finally {
    bar.clear()
    await reader.close()
  }
}

async function checkNamed(files: readonly string[], {maxFileBytes}: Environment): Promise<readonly CheckedFile[]> {
  const reader = openReadingPool()
  try {
    return await Promise.all(
      files.map(async file => {
        const found = await readNamedFile(file, maxFileBytes)
        if ('problem' in found) return {file, diagnostics: [unreadableFile(`Cannot read the file: ${found.problem}`)]}
        return checkDocument({file, bytes: found.bytes, reader, today: today()})
      }),
    )
  } finally {
    await reader.close()
  }
}

function write(checked: readonly CheckedFile[], format: Format): void {
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
