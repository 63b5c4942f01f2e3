import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {answerPage} from '#src/features/shell/answer-page.tsx'
import {seeOther} from '#src/features/shell/see-other.ts'
import type {TextChange} from '#src/library/document-saving.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {ownSite} from '#src/server/own-site.ts'
import {saveText} from '#src/server/save-documents.ts'
import {ConflictPage} from './components/conflict-page.tsx'
import {EditorPage} from './components/editor-page.tsx'
import {mayWrite} from './may-write.ts'
import {wantsJson} from './wants-json.ts'

/** Bytes of a form that holds a text: percent signs make up to three of one. */
export const mostTextBytes = 3.5 * 1024 * 1024

const fields = {
  incident: z.string().max(400).optional(),
  base: z.string().max(64).optional(),
  baseText: z.string().optional(),
  text: z.string(),
  message: z.string().max(400).optional(),
  /** What drafts of it are kept under. */
  document: z.string().max(400).optional(),
}

/** Saves a text. What cannot be saved is answered with all that was typed. */
export const takeText = answerForm({fields, allow: mayWrite, mostBytes: mostTextBytes}, async ({values, visitor, request}) => {
  const {incident: incidentId, base = '', baseText, text} = values
  const message = values.message?.replace(/[\p{Cc}\s]+/gu, ' ').trim() || undefined
  const edit = incidentId === undefined ? {text} : {incidentId, base, baseText, text}
  const change = await saveText(visitor, edit, message, readClientAddress(request.headers))
  const isTaken = change.outcome === 'saved' || change.outcome === 'unchanged'
  if (isTaken && visitor.person) {
    const {drafts} = await hindsight()
    // Two where it was renamed since it was opened.
    for (const document of new Set([values.document ?? change.incidentId, change.incidentId])) await drafts.forget(visitor.person.id, document)
  }
  if (wantsJson(request)) return Response.json(change, {status: statuses[change.outcome], headers: {'Cache-Control': 'private, no-store'}})
  if (change.outcome === 'saved' || change.outcome === 'unchanged') return leadOn(change, incidentId === undefined)
  if (change.outcome === 'conflict') {
    return answerPage({
      ...place,
      status: 409,
      title: 'Somebody else changed the same lines',
      children: <ConflictPage incidentId={change.incidentId} hash={change.hash} theirs={change.theirs} mine={text} />,
    })
  }
  const kept = {incidentId, file: incidentId === undefined ? undefined : `${incidentId}.md`, title: incidentId ?? '', text, base}
  return answerPage({
    ...place,
    status: change.outcome === 'failed' ? 507 : 422,
    title: 'The text was not saved',
    children: <EditorPage text={kept} message={message} complaint={change.reason} />,
  })
})

const place = {current: 'incidents', isBelow: true, hasSearch: false, isWriting: true} as const

const statuses = {saved: 200, unchanged: 200, conflict: 409, refused: 422, failed: 507} as const satisfies Record<TextChange['outcome'], number>

async function leadOn(change: Extract<TextChange, {outcome: 'saved' | 'unchanged'}>, isNew: boolean): Promise<Response> {
  const path = `/incidents/${encodeURIComponent(change.incidentId)}`
  const {secret} = await (await hindsight()).accounts()
  const flash =
    change.outcome === 'saved'
      ? {says: isNew ? 'text-begun' : 'text-saved', words: {batch: change.batch, note: change.note ?? ''}}
      : {says: 'actions-unchanged'}
  return seeOther(path, [writeFlash(secret, flash, {secure: ownSite().isSecure})])
}
