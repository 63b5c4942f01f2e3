import {isHandle, toHandle} from '#src/incident/handle.ts'
import type {Incident} from '#src/incident/incident.ts'
import {canComment, canEdit, canPublish, canReview} from '#src/incident/permissions.ts'
import type {DocumentEditor} from '#src/library/document-editor.ts'
import type {IncidentRecord, IncidentStore} from '#src/library/incident-store.ts'
import type {LoadedSettings} from '#src/library/load-settings.ts'
import type {Comment, DocumentReviews, ReviewStepKind} from '#src/library/review/document-reviews.ts'
import {type Gap, listGaps} from '#src/library/review/list-gaps.ts'
import {toSavingHints} from '#src/library/save/save-actions.ts'
import type {Visitor} from './accounts/visitor.ts'
import type {AuditTrail} from './open-audit-trail.ts'
import type {Saving} from './open-saving.ts'

/** What came of it, in a sentence; nothing was done where it was refused. `gaps` are what keeps a document from being published. */
export type ReviewAnswer =
  | {readonly outcome: 'done'; readonly said: string}
  | {readonly outcome: 'refused'; readonly reason: string; readonly gaps?: readonly Gap[]}

/** What is asked for, of which document, as its file was (`base`, SHA-256) when it was looked at. */
type Seen = {readonly incidentId: string; readonly base: string}

/** The life of documents: from draft through review to publication and back, and what people say of them on the way. */
export type Reviewing = {
  /** Asks people and teams for their review; a draft is in review from then on. */
  request(visitor: Visitor, asked: Seen & {readonly handles: readonly string[]; readonly note: string}, address?: string): Promise<ReviewAnswer>
  /** Approves a document, or objects to it, for whoever of the one who does so was asked. */
  decide(visitor: Visitor, decided: Seen & {readonly step: 'approved' | 'objected'; readonly note: string}, address?: string): Promise<ReviewAnswer>
  /** Publishes it. With a reason also where something is missing, which the audit log then says. */
  publish(visitor: Visitor, published: Seen & {readonly reason: string}, address?: string): Promise<ReviewAnswer>
  /** Makes it a draft again. */
  withdraw(visitor: Visitor, withdrawn: Seen & {readonly note: string}, address?: string): Promise<ReviewAnswer>
  comment(visitor: Visitor, said: NewRemark, address?: string): Promise<ReviewAnswer>
  /** Marks a comment as dealt with, or as open again. */
  resolve(
    visitor: Visitor,
    resolved: {readonly id: string; readonly isResolved: boolean},
    address?: string,
  ): Promise<ReviewAnswer & {readonly comment?: Comment}>
}

type NewRemark = {
  readonly incidentId: string
  readonly text: string
  readonly passage: string | undefined
  readonly replyTo: string | undefined
}

type ReviewingParts = {
  readonly store: IncidentStore
  readonly reviews: DocumentReviews
  readonly saving: Saving
  readonly editor: DocumentEditor
  readonly audit: AuditTrail
  readonly settings: () => Promise<LoadedSettings>
}

/** Opens it over what saves documents: a status is a line of the document's front matter, and the rest stands beside it. */
export function openReviewing({store, reviews, saving, editor, audit, settings}: ReviewingParts): Reviewing {
  async function find({viewer, scope}: Visitor, incidentId: string): Promise<IncidentRecord | undefined> {
    const found = scope === 'write' ? await store.findIncident(viewer, incidentId) : undefined
    return found && 'record' in found ? found.record : undefined
  }

  /** Writes the status into the file as it was seen; a sentence where it could not be. */
  async function setStatus(
    visitor: Visitor,
    {incidentId, base}: Seen,
    status: Incident['status'],
    message: string,
    address?: string,
  ): Promise<string | undefined> {
    const opened = await saving.openText(visitor, incidentId)
    if ('refusal' in opened) return opened.refusal
    if (opened.hash !== base) return changedSince
    const bytes = new TextEncoder().encode(opened.text)
    const edited = await editor.editFrontMatter(opened.file, bytes, {status}, toSavingHints((await settings()).settings))
    if ('refusal' in edited) return edited.refusal
    const saved = await saving.saveText(visitor, {incidentId, base, text: edited.text}, {message, address})
    if (saved.outcome === 'conflict') return changedSince
    return 'reason' in saved ? saved.reason : undefined
  }

  async function note(
    visitor: Visitor,
    step: {
      readonly incidentId: string
      readonly step: ReviewStepKind
      readonly asked?: string | undefined
      readonly note?: string
      readonly hash?: string | undefined
    },
    address: string | undefined,
  ): Promise<void> {
    const {person, via} = visitor
    const actor = {actor: person?.email ?? 'kb', actorId: person?.id}
    const {incidentId, asked, hash} = step
    const said = step.note === undefined || step.note === '' ? undefined : step.note
    await audit.append({
      ...actor,
      via: person ? (via === 'key' ? 'key' : 'web') : 'kb',
      address,
      action: 'incident.reviewed',
      subject: {kind: 'incident', id: incidentId},
      after: {step: step.step, asked: asked ?? null, note: said ?? null},
    })
    await reviews.appendStep({...actor, incidentId, step: step.step, asked, note: said, hash})
  }

  return {
    async request(visitor, {incidentId, base, handles, note: words}, address) {
      const record = await find(visitor, incidentId)
      if (!record) return refuse(sayAbsent(incidentId))
      if (!canEdit(visitor.viewer, record.incident)) return refuse('Only who may change a document asks for its review. Nothing was done.')
      const asked = [...new Set(handles.map(toHandle))]
      if (asked.length === 0 || !asked.every(isHandle)) return refuse('Say whose review you want by their handles, as in `@ada @platform`. Nothing was done.')
      if (record.incident.status === 'published') return refuse('It is published already: a review comes before that. Nothing was done.')
      if (record.incident.status === 'draft') {
        const fault = await setStatus(visitor, {incidentId, base}, 'in-review', 'Ask for review', address)
        if (fault !== undefined) return refuse(fault)
      }
      for (const handle of asked) await note(visitor, {incidentId, step: 'requested', asked: handle, note: words, hash: base}, address)
      return {outcome: 'done', said: `Review asked of ${asked.join(', ')}.`}
    },
    async decide(visitor, {incidentId, base, step, note: words}, address) {
      const record = await find(visitor, incidentId)
      if (!record) return refuse(sayAbsent(incidentId))
      if (!canReview(visitor.viewer, record.incident))
        return refuse('Documents are reviewed by authors and editors who have not written them. Nothing was done.')
      if (step === 'objected' && words === '') return refuse('Say what would have to change. Nothing was done.')
      const waiting = await reviews.listWaiting(visitor.viewer, visitor.viewer.handles, mostSteps)
      const own = waiting.filter(each => each.incidentId === record.incident.id).map(({asked}) => asked)
      for (const asked of own.length === 0 ? [undefined] : own)
        await note(visitor, {incidentId: record.incident.id, step, asked, note: words, hash: base}, address)
      return {outcome: 'done', said: step === 'approved' ? 'Approved.' : 'Your objection is noted.'}
    },
    async publish(visitor, {incidentId, base, reason}, address) {
      const record = await find(visitor, incidentId)
      if (!record) return refuse(sayAbsent(incidentId))
      if (!canPublish(visitor.viewer, record.incident)) return refuse('Only an editor publishes. Nothing was done.')
      if (record.incident.status === 'published') return refuse('It is published already. Nothing was done.')
      const gaps = listGaps(record, (await settings()).settings)
      if (gaps.length > 0 && reason === '')
        return {...refuse('Something that a published postmortem needs is missing. Nothing was done: add it, or say why not.'), gaps}
      const fault = await setStatus(visitor, {incidentId, base}, 'published', 'Publish', address)
      if (fault !== undefined) return refuse(fault)
      if (gaps.length > 0) await note(visitor, {incidentId, step: 'overridden', note: reason, hash: base}, address)
      await note(visitor, {incidentId, step: 'published', hash: base}, address)
      return {outcome: 'done', said: 'Published.'}
    },
    async withdraw(visitor, {incidentId, base, note: words}, address) {
      const record = await find(visitor, incidentId)
      if (!record) return refuse(sayAbsent(incidentId))
      const isAllowed = record.incident.status === 'published' ? canPublish(visitor.viewer, record.incident) : canEdit(visitor.viewer, record.incident)
      if (!isAllowed) return refuse('Only an editor takes back what is published. Nothing was done.')
      if (record.incident.status === 'draft') return refuse('It is a draft already. Nothing was done.')
      const fault = await setStatus(visitor, {incidentId, base}, 'draft', 'Make it a draft again', address)
      if (fault !== undefined) return refuse(fault)
      await note(visitor, {incidentId, step: 'withdrawn', note: words, hash: base}, address)
      return {outcome: 'done', said: 'It is a draft again.'}
    },
    async comment(visitor, {incidentId, text, passage, replyTo}, address) {
      const record = await find(visitor, incidentId)
      if (!record) return refuse(sayAbsent(incidentId))
      if (!canComment(visitor.viewer, record.incident)) return refuse('Your role does not include commenting. Nothing was done.')
      const {person, via} = visitor
      const parent = replyTo === undefined ? undefined : await reviews.findComment(visitor.viewer, replyTo)
      if (replyTo !== undefined && parent?.incidentId !== record.incident.id)
        return refuse('The comment that this answers is not there any more. Nothing was done.')
      const actor = {actor: person?.email ?? 'kb', actorId: person?.id}
      await audit.append({
        ...actor,
        via: person ? (via === 'key' ? 'key' : 'web') : 'kb',
        address,
        action: 'incident.reviewed',
        subject: {kind: 'incident', id: record.incident.id},
        after: {step: 'commented', note: text},
      })
      // An answer to an answer stands below what both are about.
      await reviews.appendComment({...actor, incidentId: record.incident.id, text, passage, replyTo: parent?.replyTo ?? parent?.id})
      return {outcome: 'done', said: 'Your comment is there.'}
    },
    async resolve(visitor, {id, isResolved}, address) {
      const comment = visitor.scope === 'write' ? await reviews.findComment(visitor.viewer, id) : undefined
      const record = comment && (await find(visitor, comment.incidentId))
      if (!comment || !record) return refuse('There is no such comment. Nothing was done.')
      if (!canEdit(visitor.viewer, record.incident) && !(comment.actorId !== undefined && comment.actorId === visitor.person?.id))
        return refuse('A comment is settled by who wrote it, or by who may change the document. Nothing was done.')
      const actor = visitor.person?.email ?? 'kb'
      await audit.append({
        actor,
        actorId: visitor.person?.id,
        via: visitor.person ? (visitor.via === 'key' ? 'key' : 'web') : 'kb',
        address,
        action: 'incident.reviewed',
        subject: {kind: 'incident', id: comment.incidentId},
        after: {step: isResolved ? 'comment resolved' : 'comment reopened', comment: id},
      })
      await reviews.resolveComment(id, isResolved ? actor : undefined)
      return {outcome: 'done', said: isResolved ? 'Settled.' : 'Open again.', comment}
    },
  }
}

const mostSteps = 200
const changedSince = 'The document was changed since you opened the page. Nothing was done: look at it again, and decide then.'

function refuse(reason: string): Extract<ReviewAnswer, {outcome: 'refused'}> {
  return {outcome: 'refused', reason}
}

/** The words are the same for what is hidden and for what is not there. */
function sayAbsent(incidentId: string): string {
  return `There is no incident ${incidentId}, or it is not for you to see. Nothing was done.`
}
