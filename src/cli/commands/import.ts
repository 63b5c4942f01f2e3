import path from 'node:path'
import {Command, InvalidArgumentError, Option} from 'commander'
import {openProgressBar, say, toPrintableLines, writeLine} from '#src/cli/console.ts'
import {findImportFiles, readImportFiles} from '#src/cli/find-import-files.ts'
import {defaultTimezone, defaultYear, type HintArguments} from '#src/cli/hint-options.ts'
import {Misuse} from '#src/cli/misuse.ts'
import {standingIn} from '#src/cli/named-file.ts'
import {writeImportReport} from '#src/cli/write-import-report.ts'
import {type ImportOptions, importDocuments, importStatuses} from '#src/library/import/import-documents.ts'
import type {ImportReport} from '#src/library/import/import-report.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {openContentFolderOf, openFolderAt} from '#src/server/open-content.ts'
import {openReadingPool} from '#src/server/reading-pool.ts'

/** `kb import` */
export function importCommand(): Command {
  return new Command('import')
    .description('Writes postmortems from anywhere into the content folder, in canonical form and as drafts, and reports what was read. Never overwrites.')
    .argument('<PATH...>', 'Markdown, text or HTML files, folders or zip archives of them, or - for standard input')
    .option(...defaultYear)
    .option(...defaultTimezone)
    .option('--organization <name>', 'whose incidents they are, where the text does not say')
    .option('--publisher <name>', 'who published them, when it is not the organization')
    .option('--source-url <address>', 'where the text was published; for a single file', toAddress)
    .option('--source-date <date>', 'when it was published')
    .addOption(new Option('--status <status>', 'the state of the new documents').choices(importStatuses).default('draft'))
    .option('--out <folder>', 'where to, instead of the content folder')
    .option('--name <name>', 'the name of the new file, without .md; for a single file')
    .option('--dry-run', 'write nothing, and report what would be written')
    .option('--force', 'import again what was imported before, under a name with a number')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExit codes: 0 all were imported, or had been before; 1 some could not be imported; 2 misuse.')
    .action(importFiles)
}

type ImportArguments = HintArguments & {
  organization?: string
  publisher?: string
  sourceUrl?: string
  sourceDate?: string
  status: ImportOptions['status']
  out?: string
  name?: string
  dryRun?: boolean
  force?: boolean
  json?: boolean
}

async function importFiles(paths: readonly string[], {out, name, json = false, dryRun = false, ...given}: ImportArguments): Promise<void> {
  const environment = readEnvironment()
  const files = await findImportFiles(paths)
  if (files.length === 0) throw new Misuse('Cannot import: there is no .md, .markdown, .txt, .html or .htm file')
  const isSingle = files.length === 1 && !files.some(file => /\.zip$/i.test(file))
  if (!isSingle && (name !== undefined || given.sourceUrl !== undefined))
    throw new Misuse(
      `Cannot give ${files.length === 1 ? 'the files of an archive' : `${files.length} files`} one ${name === undefined ? 'address' : 'name'}: expected a single file`,
    )
  const folder = out === undefined ? openContentFolderOf(environment) : openFolderAt(path.resolve(standingIn, out))
  const pool = openReadingPool()
  const bar = openProgressBar()
  const reports: ImportReport[] = []
  try {
    const options = {
      folder,
      reader: pool,
      hints: {defaultYear: given.defaultYear, defaultTimezone: given.defaultTimezone},
      status: given.status,
      organization: given.organization,
      publisher: given.publisher,
      url: given.sourceUrl,
      date: given.sourceDate,
      name,
      again: given.force ?? false,
      dryRun,
      maxFileBytes: environment.maxFileBytes,
    }
    const tell = (sentence: string): void => {
      bar.clear()
      say(toPrintableLines(sentence))
    }
    for await (const report of importDocuments(readImportFiles(files, environment.maxFileBytes, tell), options)) {
      reports.push(report)
      bar.clear()
      if (!json) writeLine(toPrintableLines(writeImportReport(report, folder.location)))
      bar.draw('Importing', reports.length, Math.max(files.length, reports.length))
    }
  } finally {
    bar.clear()
    await pool.close()
  }
  if (json) writeLine(JSON.stringify({folder: folder.location, dryRun, files: reports}, undefined, 2))
  const count = (outcome: ImportReport['outcome']): number => reports.filter(report => report.outcome === outcome).length
  const waiting = reports.filter(({outcome, needs, diagnostics}) => outcome === 'imported' && needs.length + diagnostics.length > 0).length
  say(
    `${count('imported')} ${dryRun ? 'would be imported' : 'imported'}, ${count('kept')} there already, ${count('failed')} not imported; ${waiting} of them want a person's look.`,
  )
  if (count('failed') > 0) process.exitCode = 1
}

function toAddress(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw new InvalidArgumentError('Expected an address that starts with https:// or http://.')
  return text
}
