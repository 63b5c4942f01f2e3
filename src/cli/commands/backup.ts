import path from 'node:path'
import {Command} from 'commander'
import {say} from '#src/cli/console.ts'
import {standingIn} from '#src/cli/named-file.ts'
import {countRows, writeCopied} from '#src/cli/write-copied.ts'
import {readEnvironment} from '#src/server/environment.ts'

/** `kb backup` */
export function backupCommand(): Command {
  return new Command('backup')
    .description('Writes everything that the database holds, as it is at one moment, into a file; the server may go on meanwhile.')
    .argument('<file>', 'where to')
    .option('--force', 'replace the file where there is one already')
    .addHelpText(
      'after',
      `
The file is a SQLite database, whichever kind the backup is of, and kb restore puts it back into either kind. The content folder is not in it.
Prints each table with its rows and the beginning of their checksum.
Exit codes: 0 written; 1 it could not be written; 2 misuse.`,
    )
    .action(backUp)
}

async function backUp(named: string, {force = false}: {force?: boolean}): Promise<void> {
  // Not at the top: the database need not be loaded to print help.
  const {backUpIndex} = await import('#src/server/index-copies.ts')
  const file = path.resolve(standingIn, named)
  const copied = await backUpIndex(readEnvironment(), file, {force})
  writeCopied(copied)
  say(`${countRows(copied)} are in ${file}.`)
}
