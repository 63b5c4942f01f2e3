import {Command, InvalidArgumentError} from 'commander'
import {say, writeLine} from '#src/cli/console.ts'
import {toAuditFields} from '#src/library/audit-fields.ts'
import {type AuditAction, type AuditEntry, type AuditLog, type AuditQuery, auditActions, mostAuditEntries} from '#src/library/audit-log.ts'
import {toPrintable} from '#src/library/to-printable.ts'
import {readEnvironment} from '#src/server/environment.ts'

/** `kb audit` */
export function auditCommand(): Command {
  return new Command('audit')
    .description('Prints who did what, and what was refused, newest first.')
    .argument('[WORDS...]', 'parts of who it was or what it was done to, all of them')
    .option('--action <ACTION>', 'what happened; can be given several times', collectAction)
    .option('--from <DAY>', 'from this day on, YYYY-MM-DD in UTC', readDay)
    .option('--to <DAY>', 'up to this day, itself included', readDay)
    .option('--limit <NUMBER>', 'how many entries to print at most', readLimit, 50)
    .option('--json', 'print a list of JSON objects, with what was before and after')
    .addHelpText(
      'after',
      `
An entry is a line: when, what, who, what it was done to, how, and from where.
Actions: ${auditActions.join(', ')}.
Exit codes: 0 something was found; 1 nothing was; 2 misuse.`,
    )
    .action(audit)
}

type Asked = {action?: readonly AuditAction[]; from?: string; to?: string; limit: number; json?: boolean}

async function audit(words: readonly string[], {action, from, to, limit, json = false}: Asked): Promise<void> {
  // Not at the top: the database need not be loaded to print help.
  const [{openHindsight}, {operator}] = await Promise.all([import('#src/server/hindsight.ts'), import('#src/server/viewer.ts')])
  const hindsight = await openHindsight(readEnvironment(), {by: 'kb'})
  try {
    const {entries, hasMore} = await readEntries(query => hindsight.audit.list(operator, query), {words: words.join(' '), actions: action, from, to, limit})
    if (json) writeLine(entries.length === 0 ? '[]' : `[\n${entries.map(entry => JSON.stringify(toAuditFields(entry))).join(',\n')}\n]`)
    else for (const entry of entries) writeLine(toPrintable(writeEntry(entry)))
    if (entries.length === 0) say('No entry matches.')
    else if (hasMore) say(`The newest ${entries.length}; there are more.`)
    if (entries.length === 0) process.exitCode = 1
  } finally {
    await hindsight.close()
  }
}

async function readEntries(list: (query: AuditQuery) => ReturnType<AuditLog['list']>, query: AuditQuery): ReturnType<AuditLog['list']> {
  const entries: AuditEntry[] = []
  for (let hasMore = true; hasMore; ) {
    const left = query.limit - entries.length
    if (left === 0) return {entries, hasMore: true}
    const piece = await list({...query, after: entries.at(-1)?.id, limit: Math.min(left, mostAuditEntries)})
    entries.push(...piece.entries)
    hasMore = piece.hasMore
  }
  return {entries, hasMore: false}
}

function writeEntry({at, action, actor, subject, via, address}: AuditEntry): string {
  return [at, action, actor, ...(subject ? [`${subject.kind} ${subject.id}`] : []), via, ...(address === undefined ? [] : [address])].join('  ')
}

function collectAction(text: string, before: readonly AuditAction[] = []): readonly AuditAction[] {
  const action = auditActions.find(each => each === text)
  if (!action) throw new InvalidArgumentError('Run it with --help for a list of them.')
  return [...before, action]
}

function readDay(text: string): string {
  // Date.parse() takes 31 February for a day in March.
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)) || !new Date(text).toISOString().startsWith(text))
    throw new InvalidArgumentError('Expected a day such as 2026-11-21.')
  return text
}

function readLimit(text: string): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) < 1) throw new InvalidArgumentError('Expected a whole number from 1 to 999999.')
  return Number(text)
}
