import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {answerPage} from '#src/features/shell/answer-page.tsx'
import {seeOther} from '#src/features/shell/see-other.ts'
import {canManageAllRemediation, canWriteDrafts} from '#src/incident/permissions.ts'
import {readActionTable} from '#src/library/remediation/read-action-table.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {planImport} from '#src/server/remediation/plan-import.ts'
import {previewActions, saveActions} from '#src/server/save-documents.ts'
import {mostTable} from './components/import-form.tsx'
import {ImportOutcome} from './components/import-outcome.tsx'
import {describeOutcome, isTaken} from './describe-outcome.ts'

const shape = {
  fields: {table: z.string().max(mostTable)},
  // Of which documents, saving asks for each.
  allow: ({viewer}: Visitor) => canManageAllRemediation(viewer) || canWriteDrafts(viewer),
  // Most characters of a table take three as they are sent.
  mostBytes: 3 * mostTable + 1024,
}

const place = {current: 'remediation', isBelow: true} as const

/** Shows what a table would change of each file, or what is wrong with which line, and writes nothing. */
export const takeImportPreview = answerForm(shape, async ({values: {table}, visitor}) => {
  const plan = await planImport(await hindsight(), visitor.viewer, readActionTable(table))
  const changes = plan.problems.length > 0 ? [] : await previewActions(visitor, plan.edits)
  const isGood = plan.problems.length === 0 && changes.every(isTaken)
  return answerPage({
    ...place,
    status: isGood ? 200 : 422,
    title: 'Import',
    children: <ImportOutcome table={table} plan={plan} changes={changes} isSaved={false} />,
  })
})

/** Writes what a table says into the files; nothing of it where any of it cannot be. */
export const takeImport = answerForm(shape, async ({values: {table}, visitor, request}) => {
  const opened = await hindsight()
  const plan = await planImport(opened, visitor.viewer, readActionTable(table))
  const preview = plan.problems.length > 0 ? [] : await previewActions(visitor, plan.edits)
  if (plan.problems.length > 0 || !preview.every(isTaken)) {
    return answerPage({...place, status: 422, title: 'Import', children: <ImportOutcome table={table} plan={plan} changes={preview} isSaved={false} />})
  }
  const what = `${plan.changes.length} ${plan.changes.length === 1 ? 'action' : 'actions'}`
  const changes = await saveActions(visitor, plan.edits, `Import of a table: ${what}`, readClientAddress(request.headers))
  const saved = changes.filter(change => change.outcome === 'saved')
  if (!changes.every(isTaken)) {
    const {status} = describeOutcome(changes)
    return answerPage({...place, status, title: 'Import', children: <ImportOutcome table={table} plan={plan} changes={changes} isSaved />})
  }
  const {secret, url} = await opened.accounts()
  const flash = saved[0]
    ? {says: 'actions-saved', words: {batch: saved[0].batch, what: `${what} from the table.`, note: saved.map(({note = ''}) => note)[0] ?? ''}}
    : {says: 'actions-unchanged', words: {}}
  return seeOther('/remediation', [writeFlash(secret, flash, {secure: url.startsWith('https:')})])
})
