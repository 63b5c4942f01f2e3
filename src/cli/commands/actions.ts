import {Command} from 'commander'
import {openProgressBar, say, toPrintableLines, writeLine} from '#src/cli/console.ts'
import {readNamedFile} from '#src/cli/named-file.ts'
import {writeDocumentChanges} from '#src/cli/write-document-changes.ts'
import type {ActionEdit} from '#src/library/document-saving.ts'
import {tableLimits} from '#src/library/remediation/read-action-table.ts'
import {toPrintable} from '#src/library/to-printable.ts'
import {readEnvironment} from '#src/server/environment.ts'
import type {Hindsight} from '#src/server/hindsight.ts'

/** `kb actions` */
export function actionsCommand(): Command {
  const actions = new Command('actions').description('Changes action items from a table, or by what trackers say of their issues.')
  actions
    .command('import')
    .description('Changes action items as a table says; a row finds its action by incident and id, or by incident, position and title.')
    .argument('<FILE>', 'a CSV file as /remediation.csv gives it, with the columns that are to be changed')
    .option('--dry-run', 'write nothing, and print what would change')
    .addHelpText(
      'after',
      '\nWhere any row has a fault, nothing is written.\nExit codes: 0 all of it is done; 1 some rows have faults, or a document could not be changed; 2 misuse.',
    )
    .action(importTable)
  actions
    .command('pull')
    .description('Asks GitHub and GitLab what has become of the issues that action items refer to, and proposes what follows for the items.')
    .option('--dry-run', 'keep nothing of what is found out, and print what it would come to')
    .option('--apply', 'write the proposals into the documents instead of keeping them for somebody to confirm')
    .addHelpText(
      'after',
      `
Proposals wait at /remediation/proposals. Asks only the hosts that there is a token for: HINDSIGHT_GITHUB_TOKEN, HINDSIGHT_GITLAB_TOKEN,
and where they are your own, HINDSIGHT_GITHUB_API, HINDSIGHT_GITLAB_API.
Exit codes: 0 all were asked; 1 some could not be, or a document could not be changed; 2 misuse.`,
    )
    .action(pull)
  return actions
}

async function importTable(file: string, {dryRun = false}: {dryRun?: boolean}): Promise<void> {
  const read = await readNamedFile(file, tableLimits.bytes)
  if ('problem' in read) throw new Error(`Cannot read ${toPrintable(file)}: ${read.problem}`)
  await withHindsight(async opened => {
    // Not at the top: nothing of it is needed to print help.
    const [{planImport, readTableBytes}, {operatorVisitor}] = await Promise.all([
      import('#src/server/remediation/plan-import.ts'),
      import('#src/server/operator-visitor.ts'),
    ])
    const {edits, changes, unchanged, problems} = await planImport(opened, operatorVisitor.viewer, readTableBytes(read.bytes))
    for (const {line, message} of problems) writeLine(toPrintableLines(`${file}:${line}: ${message}`))
    if (problems.length > 0) {
      say(`${count(problems.length, 'fault')}. Nothing was changed.`)
      process.exitCode = 1
      return
    }
    const isDone = await saveWhole(opened, edits, {isDry: dryRun, message: `Import of a table: ${count(changes.length, 'action')}`})
    say(`${count(isDone ? changes.length : 0, 'action')} ${dryRun ? 'would change' : 'changed'}, ${unchanged} as they are.`)
  })
}

async function pull({dryRun = false, apply = false}: {dryRun?: boolean; apply?: boolean}): Promise<void> {
  await withHindsight(async opened => {
    if (opened.environment.trackers.length === 0) throw new Error('Cannot ask any tracker: neither HINDSIGHT_GITHUB_TOKEN nor HINDSIGHT_GITLAB_TOKEN is set')
    const [{pullProposals}, {toActionEdit}] = await Promise.all([
      import('#src/server/trackers/pull-proposals.ts'),
      import('#src/library/remediation/propose-change.ts'),
    ])
    const bar = openProgressBar()
    const stop = new AbortController()
    const interrupt = (): void => stop.abort()
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
    const report = await pullProposals(opened, {isDry: dryRun, signal: stop.signal, onProgress: (done, total) => bar.draw('Asking', done, total)}).finally(
      () => {
        bar.clear()
        process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
      },
    )
    for (const {url, problem} of report.problems) writeLine(toPrintable(`${url}: ${problem}`))
    for (const {action, url, values} of report.proposals) {
      const fields = Object.entries(values).map(([field, value]) => `${field}: ${value ?? 'not stated'}`)
      writeLine(toPrintable(`${action.incidentId} “${action.title}” (${url}): ${fields.join(', ')}`))
    }
    for (const {host, left, problem} of report.stopped) say(toPrintable(`${host}: ${count(left, 'issue')} not asked for: ${problem}.`))
    for (const [host, issues] of report.elsewhere) say(toPrintable(`${host}: ${count(issues, 'issue')} not asked for: there is no token for it.`))
    if (report.unknown > 0) say(`${count(report.unknown, 'ticket')} whose address nobody knows; trackers: in hindsight.yaml says where they are.`)
    say(`${count(report.asked, 'issue')} asked for, ${report.unchanged} unchanged; ${count(report.proposals.length, 'proposal')}.`)
    if (report.problems.length > 0 || report.stopped.length > 0) process.exitCode = 1
    if (!apply) return
    // What somebody has set aside is not done over their head.
    const setAside = (await opened.trackers.listProposals()).filter(({dismissedAt}) => dismissedAt !== undefined)
    const taken = report.proposals.filter(({id}) => !setAside.some(proposal => proposal.id === id))
    if (taken.length === 0) return
    const edits = joinEdits(taken.map(({action, values}) => toActionEdit(action, values)))
    const isDone = await saveWhole(opened, edits, {isDry: dryRun, message: 'As their issues say'})
    // What is done is no proposal any more.
    if (isDone && !dryRun) await opened.trackers.replaceProposals(setAside)
  })
}

/** One edit for each document, so that it is written once. */
function joinEdits(edits: readonly ActionEdit[]): readonly ActionEdit[] {
  const joined = new Map<string, ActionEdit>()
  for (const edit of edits) {
    const before = joined.get(edit.incidentId)
    joined.set(edit.incidentId, before ? {...before, requests: [...before.requests, ...edit.requests]} : edit)
  }
  return [...joined.values()]
}

/** Looks at all of it before any of it is written: where one document cannot be changed, none is. */
async function saveWhole(
  opened: Hindsight,
  edits: readonly ActionEdit[],
  {isDry, message}: {readonly isDry: boolean; readonly message: string},
): Promise<boolean> {
  const {operatorVisitor} = await import('#src/server/operator-visitor.ts')
  const preview = await opened.saving.previewActions(operatorVisitor, edits)
  const canAll = preview.every(({outcome}) => outcome === 'saved' || outcome === 'unchanged')
  const isDone = writeDocumentChanges(canAll && !isDry ? await opened.saving.saveActions(operatorVisitor, edits, {message}) : preview)
  if (!canAll) say('Nothing was changed: the documents named above stand in the way.')
  if (!isDone) process.exitCode = 1
  return isDone
}

async function withHindsight(work: (opened: Hindsight) => Promise<void>): Promise<void> {
  // Not at the top: the database need not be loaded to print help.
  const {openHindsight} = await import('#src/server/hindsight.ts')
  const opened = await openHindsight(readEnvironment(), {by: 'kb'})
  try {
    await work(opened)
  } finally {
    await opened.close()
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
