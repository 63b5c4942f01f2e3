import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {Command, CommanderError} from 'commander'
import {actionsCommand} from './commands/actions.ts'
import {auditCommand} from './commands/audit.ts'
import {backupCommand} from './commands/backup.ts'
import {checkCommand} from './commands/check.ts'
import {digestCommand} from './commands/digest.ts'
import {explainCommand} from './commands/explain.ts'
import {formatCommand} from './commands/format.ts'
import {generateCommand} from './commands/generate.ts'
import {importCommand} from './commands/import.ts'
import {moveCommand} from './commands/move.ts'
import {newCommand} from './commands/new.ts'
import {readCommand} from './commands/read.ts'
import {restoreCommand} from './commands/restore.ts'
import {rulesCommand} from './commands/rules.ts'
import {searchCommand} from './commands/search.ts'
import {seenCommand} from './commands/seen.ts'
import {syncCommand} from './commands/sync.ts'
import {usersCommand} from './commands/users.ts'
import {ignoreClosedPipes} from './console.ts'
import {Misuse} from './misuse.ts'

ignoreClosedPipes()
// Folders of the environment are named from the project, as the server's are; files on the command line from where the person stands.
process.chdir(fileURLToPath(new URL('../..', import.meta.url)))

const program = new Command('kb')
  .description('Works on the incidents in the content folder, beside the server or without it.')
  .version(readVersion(), '-V, --version', 'print the version of Hindsight')
  .addCommand(syncCommand())
  .addCommand(checkCommand())
  .addCommand(rulesCommand())
  .addCommand(searchCommand())
  .addCommand(seenCommand())
  .addCommand(readCommand())
  .addCommand(explainCommand())
  .addCommand(newCommand())
  .addCommand(formatCommand())
  .addCommand(importCommand())
  .addCommand(generateCommand())
  .addCommand(actionsCommand())
  .addCommand(digestCommand())
  .addCommand(usersCommand())
  .addCommand(moveCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(auditCommand())
  .configureHelp({sortSubcommands: false})
  .showHelpAfterError('Run it with --help to see how it is used.')
  .addHelpText(
    'after',
    `
Data goes to standard output, everything else to standard error.
Exit codes: 0 done; 1 it was done and something is wrong with the content, or it could not be done; 2 it was called in a way that makes no sense.
Environment: HINDSIGHT_CONTENT, DATABASE_URL and others; see docs/operations.md.`,
  )
for (const command of listCommands(program)) command.exitOverride()

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what was wrong; help that was asked for is no failure.
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    process.stderr.write(`kb: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = error instanceof Misuse ? 2 : 1
  }
}

/** Commands and those below them: what one of them says of its use is the same for all. */
function listCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(listCommands)]
}

function readVersion(): string {
  const {version}: {version: string} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return version
}
