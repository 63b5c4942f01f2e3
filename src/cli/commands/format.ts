import path from 'node:path'
import {Command} from 'commander'
import {say, toPrintableLines, writeLine} from '#src/cli/console.ts'
import {Misuse} from '#src/cli/misuse.ts'
import {readNamedFile, standingIn} from '#src/cli/named-file.ts'
import type {DocumentFormatter} from '#src/library/document-formatter.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {openFolderAt} from '#src/server/open-content.ts'
import {openReadingPool} from '#src/server/reading-pool.ts'
import {toPrintable} from '#src/server/to-printable.ts'

/** `kb format` */
export function formatCommand(): Command {
  return new Command('format')
    .description('Prints a postmortem in canonical form; what is read in it stays the same, and so does every sentence.')
    .argument('<FILE...>', 'Markdown files, wherever they are; several only with --write or --check')
    .option('--write', 'change the files in place instead, and print the names of those that changed')
    .option('--check', 'change nothing, and print the names of the files that are not in canonical form')
    .addHelpText('after', '\nExit codes: 0 done; 1 with --check some file is not in canonical form, or one could not be read or written; 2 misuse.')
    .action(format)
}

type FormatArguments = {write?: boolean; check?: boolean}

async function format(files: readonly string[], {write = false, check = false}: FormatArguments): Promise<void> {
  if (write && check) throw new Misuse('Cannot both --write and --check: choose one')
  if (files.length > 1 && !write && !check) throw new Misuse('Cannot print several files: expected one, or --write or --check')
  const {maxFileBytes} = readEnvironment()
  const pool = openReadingPool()
  const counts = {changed: 0, failed: 0}
  try {
    for (const file of files) {
      const outcome = await formatFile(file, pool, {write, check, maxFileBytes})
      if (outcome === 'failed') counts.failed++
      if (outcome === 'changed') counts.changed++
    }
  } finally {
    await pool.close()
  }
  if (write || check)
    say(`${counts.changed} of ${files.length} ${write ? 'changed' : 'not in canonical form'}${counts.failed > 0 ? `, ${counts.failed} failed` : ''}.`)
  if (counts.failed > 0 || (check && counts.changed > 0)) process.exitCode = 1
}

type Outcome = 'same' | 'changed' | 'failed'

async function formatFile(
  file: string,
  formatter: DocumentFormatter,
  {write, check, maxFileBytes}: {readonly write: boolean; readonly check: boolean; readonly maxFileBytes: number},
): Promise<Outcome> {
  const fail = (why: string): Outcome => {
    say(toPrintableLines(`kb: Cannot format ${file}: ${why}`))
    return 'failed'
  }
  const found = await readNamedFile(file, maxFileBytes)
  if ('problem' in found) return fail(found.problem)
  const formatted = await formatter.format(file, found.bytes)
  if ('problem' in formatted) return fail(formatted.problem)
  const {markdown, left} = formatted
  if (left.length > 0 && !check) say(toPrintableLines(`${file}: left as it was written: ${left.join(', ')}`))
  if (!write && !check) {
    process.stdout.write(markdown)
    return 'same'
  }
  if (Buffer.from(markdown).equals(found.bytes)) return 'same'
  if (write) {
    const absolute = path.resolve(standingIn, file)
    try {
      await openFolderAt(path.dirname(absolute)).replace(path.basename(absolute), found.bytes, Buffer.from(markdown))
    } catch (error) {
      say(toPrintableLines(`kb: ${error instanceof Error ? error.message : String(error)}`))
      return 'failed'
    }
  }
  writeLine(toPrintable(file))
  return 'changed'
}
