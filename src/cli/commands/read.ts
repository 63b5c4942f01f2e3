import {Command} from 'commander'
import {toPrintableLines, writeLine} from '#src/cli/console.ts'
import {defaultTimezone, defaultYear, type HintArguments, toHints} from '#src/cli/hint-options.ts'
import {readNamedFile} from '#src/cli/named-file.ts'
import {toIncidentJson} from '#src/cli/to-incident-json.ts'
import {writeSummary} from '#src/cli/write-summary.ts'
import {toIncidentId} from '#src/library/publish/document-name.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {openReadingPool} from '#src/server/reading-pool.ts'

/** `kb read` */
export function readCommand(): Command {
  return new Command('read')
    .description('Reads one postmortem and prints what was found in it. Any readable text will do, however flawed.')
    .argument('<FILE>', 'a Markdown or text file, wherever it is')
    .option('--json', 'print one JSON object, with the place of every fact')
    .option(...defaultYear)
    .option(...defaultTimezone)
    .addHelpText('after', '\nExit codes: 0 it was read; 1 it is no text or cannot be opened; 2 misuse.')
    .action(read)
}

type ReadArguments = HintArguments & {json?: boolean}

async function read(file: string, {json = false, ...given}: ReadArguments): Promise<void> {
  const environment = readEnvironment()
  const found = await readNamedFile(file, environment.maxFileBytes)
  if ('problem' in found) throw new Error(`Cannot read ${file}: ${found.problem}`)
  const {incident, diagnostics} = await readAnything(file, found.bytes, await toHints(given, environment))
  if (json) writeLine(JSON.stringify(toIncidentJson(incident, diagnostics), undefined, 2))
  else writeLine(toPrintableLines(writeSummary(file, incident, diagnostics)))
}

/** Within a budget; a document that must not be indexed is read all the same, because nobody publishes it here. */
async function readAnything(file: string, bytes: Uint8Array, hints: ReadHints) {
  const reader = openReadingPool()
  try {
    const reading = await reader.read(file, bytes, hints)
    if ('document' in reading) return reading.document
    const text = decode(bytes)
    if (text === undefined || reading.problem.rule === 'too-complex') throw new Error(`Cannot read ${file}: ${reading.problem.message}`)
    const {readPostmortem} = await import('#src/postmortem/read-postmortem.ts')
    const {incident, diagnostics} = readPostmortem(text, toIncidentId(file), hints)
    return {incident, diagnostics: diagnostics.some(({rule}) => rule === reading.problem.rule) ? diagnostics : [reading.problem, ...diagnostics]}
  } finally {
    await reader.close()
  }
}

/** Undefined for what is no text: then the reader's own reason is the error. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    return undefined
  }
}
