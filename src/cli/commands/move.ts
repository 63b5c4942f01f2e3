import {Command} from 'commander'
import {say} from '#src/cli/console.ts'
import {countRows, writeCopied} from '#src/cli/write-copied.ts'
import {readEnvironment} from '#src/server/environment.ts'

/** `kb move` */
export function moveCommand(): Command {
  return new Command('move')
    .description('Copies everything that one database holds into another, such as from SQLite to PostgreSQL, and compares counts and checksums.')
    .requiredOption('--from <address>', 'the database to copy from, file:… or postgresql://…; DATABASE_URL names the one to copy into')
    .option('--force', 'replace what the other database holds; it has to be empty otherwise')
    .addHelpText(
      'after',
      `
Prints each table with its rows and the beginning of their checksum. All of it arrives or nothing does; the first database stays as it is.
Exit codes: 0 moved; 1 it could not be, and nothing was changed; 2 misuse.
Stop the server first: DATABASE_URL=postgresql://… kb move --from file:./.data/hindsight.db`,
    )
    .action(move)
}

async function move({from, force = false}: {from: string; force?: boolean}): Promise<void> {
  // Not at the top: the database need not be loaded to print help.
  const {moveIndex} = await import('#src/server/index-copies.ts')
  const copied = await moveIndex(from, readEnvironment(), {force})
  writeCopied(copied)
  say(`${countRows(copied)} were copied, and are the same in both databases.`)
}
