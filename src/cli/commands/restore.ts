import path from 'node:path'
import {Command} from 'commander'
import {say} from '#src/cli/console.ts'
import {standingIn} from '#src/cli/named-file.ts'
import {countRows, writeCopied} from '#src/cli/write-copied.ts'
import {readEnvironment} from '#src/server/environment.ts'

/** `kb restore` */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('Puts what a backup holds into the database that DATABASE_URL names, of either kind, and compares counts and checksums.')
    .argument('<file>', 'the backup')
    .option('--force', 'replace what the database holds; it has to be empty otherwise')
    .addHelpText(
      'after',
      `
All of it arrives or nothing does. Run kb sync afterwards: files may have changed since.
Exit codes: 0 restored; 1 it could not be, and nothing was changed; 2 misuse.`,
    )
    .action(restore)
}

async function restore(named: string, {force = false}: {force?: boolean}): Promise<void> {
  // Not at the top: the database need not be loaded to print help.
  const {restoreIndex} = await import('#src/server/index-copies.ts')
  const copied = await restoreIndex(path.resolve(standingIn, named), readEnvironment(), {force})
  writeCopied(copied)
  say(`${countRows(copied)} were restored, and are as they were. Run kb sync to catch up with the content folder.`)
}
