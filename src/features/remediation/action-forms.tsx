import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {answerPage} from '#src/features/shell/answer-page.tsx'
import {seeOther} from '#src/features/shell/see-other.ts'
import {toLocalPath} from '#src/features/shell/to-local-path.ts'
import {type EditableField, editableFields} from '#src/incident/action-change.ts'
import {canManageAllRemediation, canWriteDrafts} from '#src/incident/permissions.ts'
import type {ActionEdit, DocumentChange} from '#src/library/document-saving.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {previewActions, saveActions, undoBatch} from '#src/server/save-documents.ts'
import {AskPage} from './components/ask-page.tsx'
import {OutcomePage} from './components/outcome-page.tsx'
import {PreviewPage} from './components/preview-page.tsx'
import {describeEdits, describeForHistory} from './describe-change.ts'
import {describeOutcome, isTaken} from './describe-outcome.ts'
import {type ActionFields, type ActionForm, readActionForm} from './read-action-form.ts'
import type {SavedMessageName} from './say-saved.ts'
import {readSeenAction} from './seen-action.ts'

/** Somebody who may change actions of some documents; of which ones, saving asks for each. */
function allow({viewer}: Visitor): boolean {
  return canManageAllRemediation(viewer) || canWriteDrafts(viewer)
}

const seen = z.string().transform((text, context) => {
  const read = readSeenAction(text)
  if (read) return read
  context.addIssue({code: 'custom'})
  return z.NEVER
})
// What is too long is said beside its field, where it was typed.
const text = z.string().max(20_000).optional()
const fields = {
  way: z.enum(['one', 'many']),
  action: z.array(seen).min(1).max(200),
  back: z.string().max(4000).optional(),
  title: text,
  status: text,
  kind: text,
  owner: text,
  due: text,
  done: text,
  priority: text,
  ref: text,
  factor: text,
  reason: text,
  proof: text,
}
// As large as a page of actions with whatever their authors wrote.
const shape = {fields, allow, several: ['action'], mostBytes: 512 * 1024}

/** Writes changes of actions into their files. Where not all of it could be, the answer is a page that keeps what was typed. */
export const takeSave = answerForm(shape, async ({values, visitor, request}) => {
  const {form, back} = toForm(values)
  const read = readActionForm(form, today())
  if ('faults' in read || read.asks.length > 0) {
    const asking = 'faults' in read ? {faults: read.faults, asks: []} : {faults: [], asks: read.asks}
    if (wantsJson(request)) return Response.json({asks: true}, {status: 422, headers: noStore})
    return answerPage({
      ...place,
      status: 422,
      title: 'One thing more',
      children: <AskPage form={form} back={back} target="/remediation/save" {...asking} />,
    })
  }
  if (read.edits.length === 0) return lead(request, back, 'actions-unchanged', {})
  const changes = await saveActions(visitor, read.edits, describeForHistory(read.edits), readClientAddress(request.headers))
  const outcome = describeOutcome(changes)
  if (!changes.every(isTaken)) {
    if (wantsJson(request)) return Response.json({error: findReason(changes) ?? outcome.title}, {status: outcome.status, headers: noStore})
    return answerPage({...place, ...outcome, children: <OutcomePage form={form} back={back} edits={read.edits} changes={changes} title={outcome.title} />})
  }
  const saved = changes.filter(change => change.outcome === 'saved')
  const [first] = saved
  if (!first) return lead(request, back, 'actions-unchanged', {})
  return lead(request, back, 'actions-saved', {batch: first.batch, what: describeEdits(keepSaved(read.edits, saved)), note: toNotes(saved)})
})

/** Shows what changes of several actions would do to each file, and writes nothing. */
export const takePreview = answerForm(shape, async ({values, visitor}) => {
  const {form, back} = toForm(values)
  const read = readActionForm(form, today())
  if ('faults' in read || read.asks.length > 0) {
    const asking = 'faults' in read ? {faults: read.faults, asks: []} : {faults: [], asks: read.asks}
    return answerPage({
      ...place,
      status: 422,
      title: 'One thing more',
      children: <AskPage form={form} back={back} target="/remediation/preview" {...asking} />,
    })
  }
  const changes = read.edits.length === 0 ? [] : await previewActions(visitor, read.edits)
  return answerPage({...place, status: 200, title: 'Preview', children: <PreviewPage form={form} back={back} edits={read.edits} changes={changes} />})
})

/** Takes back what was saved at once, as far as nobody has changed the same lines since. */
export const takeUndo = answerForm(
  {fields: {batch: z.string().min(1).max(200), back: z.string().max(4000).optional()}, allow},
  async ({values: {batch, back: asked}, visitor, request}) => {
    const back = toLocalPath(asked ?? '') ?? '/remediation'
    const changes = await undoBatch(visitor, batch, readClientAddress(request.headers))
    if (changes.length === 0) return lead(request, back, 'actions-refused', {what: 'There is no such change that you may take back.'})
    const outcome = describeOutcome(changes, 'undo')
    if (!changes.every(isTaken))
      return answerPage({...place, ...outcome, children: <OutcomePage back={back} edits={[]} changes={changes} title={outcome.title} />})
    const files = changes.length === 1 ? 'The file is' : `${changes.length} files are`
    return lead(request, back, 'actions-undone', {what: `${files} as before.`})
  },
)

const place = {current: 'remediation', isBelow: true} as const
const noStore = {'Cache-Control': 'private, no-store'}

type Sent = Pick<ActionForm, 'way'> & {readonly action: ActionForm['seen']; readonly back?: string | undefined} & {
  readonly [Field in EditableField]?: string | undefined
}

function toForm({way, action, back, ...rest}: Sent) {
  const sent: ActionFields = Object.fromEntries(editableFields.flatMap(field => (rest[field] === undefined ? [] : [[field, rest[field]]])))
  return {form: {way, seen: action, fields: sent}, back: toLocalPath(back ?? '') ?? '/remediation'}
}

/** Leads back, and hands on what there is to say; a script is told the same, and goes there itself. */
async function lead(request: Request, back: string, says: SavedMessageName, words: Readonly<Record<string, string>>): Promise<Response> {
  const {secret, url} = await (await hindsight()).accounts()
  const flash = writeFlash(secret, {says, words}, {secure: url.startsWith('https:')})
  if (!wantsJson(request)) return seeOther(back, [flash])
  return Response.json({said: words.what ?? ''}, {headers: {...noStore, 'Set-Cookie': flash}})
}

function wantsJson(request: Request): boolean {
  return (request.headers.get('Accept') ?? '').startsWith('application/json')
}

/** Why the first of them that was not taken was not. */
function findReason(changes: readonly DocumentChange[]): string | undefined {
  return changes.flatMap(change => ('reason' in change ? [change.reason] : []))[0]
}

function keepSaved(edits: readonly ActionEdit[], saved: readonly DocumentChange[]): readonly ActionEdit[] {
  return edits.filter(edit => saved.some(change => change.incidentId === edit.incidentId))
}

function toNotes(saved: readonly Extract<DocumentChange, {outcome: 'saved'}>[]): string {
  const merged = saved.some(({isMerged}) => isMerged) ? 'Somebody else changed the file meanwhile; what they wrote is kept.' : ''
  const notes = saved.map(({note}) => note ?? '')
  return [...new Set([merged, ...notes])].filter(note => note !== '').join(' ')
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
