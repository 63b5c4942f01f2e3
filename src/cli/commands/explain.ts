import {Command} from 'commander'
import {toPrintableLines, writeLine} from '#src/cli/console.ts'
import {defaultTimezone, defaultYear, type HintArguments, toHints} from '#src/cli/hint-options.ts'
import {readNamedFile} from '#src/cli/named-file.ts'
import type {DocumentExplanation} from '#src/library/explain-document.ts'
import {formatDiagnostic} from '#src/postmortem/rules/format-diagnostic.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {openReadingPool} from '#src/server/reading-pool.ts'

/** `kb explain` */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Prints every field that is read in a postmortem, with the place that says so and the rule of reading that found it.')
    .argument('<FILE>', 'a Markdown or text file, wherever it is')
    .option('--json', 'print one JSON object')
    .option(...defaultYear)
    .option(...defaultTimezone)
    .addHelpText('after', '\nThe rules of reading are listed in docs/format.md.\nExit codes: 0 it was read; 1 it is no text or cannot be opened; 2 misuse.')
    .action(explain)
}

async function explain(file: string, {json = false, ...given}: HintArguments & {json?: boolean}): Promise<void> {
  const environment = readEnvironment()
  const found = await readNamedFile(file, environment.maxFileBytes)
  if ('problem' in found) throw new Error(`Cannot explain ${file}: ${found.problem}`)
  const pool = openReadingPool()
  try {
    const explained = await pool.explain(file, found.bytes, await toHints(given, environment))
    if ('problem' in explained) throw new Error(`Cannot explain ${file}: ${explained.problem}`)
    writeLine(json ? JSON.stringify(explained, undefined, 2) : toPrintableLines(write(file, explained)))
  } finally {
    await pool.close()
  }
}

function write(file: string, {fields, diagnostics}: Exclude<DocumentExplanation, {readonly problem: string}>): string {
  return [
    ...fields.flatMap(({field, value, rule, evidence}) => [
      `${field}: ${toLine(value, 120)}`,
      `  ${evidence.start.line}:${evidence.start.column}-${evidence.end.line}:${evidence.end.column} ${rule}: “${toLine(evidence.quote, 80)}”`,
    ]),
    ...(fields.length === 0 ? ['Nothing was found in it.'] : []),
    ...diagnostics.map(diagnostic => formatDiagnostic(file, diagnostic)),
  ].join('\n')
}

function toLine(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1)}…` : line
}
