import {coversReaders} from '#src/incident/covers-readers.ts'
import {canConfirmRelations} from '#src/incident/permissions.ts'
import type {RelationType} from '#src/incident/relation.ts'
import type {AuditAction, AuditEvent} from '#src/library/audit-log.ts'
import type {DocumentEditor} from '#src/library/document-editor.ts'
import type {TextChange} from '#src/library/document-saving.ts'
import type {IncidentRecord, IncidentStore} from '#src/library/incident-store.ts'
import type {LoadedSettings} from '#src/library/load-settings.ts'
import {isPairStated} from '#src/library/relate/compare-near.ts'
import {comparePair, type RelationProposal} from '#src/library/relate/propose-relation.ts'
import {isRejected, type RelationRejections} from '#src/library/relate/relation-rejections.ts'
import {toSavingHints} from '#src/library/save/save-actions.ts'
import type {Visitor} from './accounts/visitor.ts'
import type {AuditTrail} from './open-audit-trail.ts'
import type {Saving} from './open-saving.ts'

/** What came of it; nothing was done where it was refused. `batch` is the change of the file, which can be taken back. */
export type RelatingAnswer =
  | {readonly outcome: 'done'; readonly said: string; readonly batch?: string; readonly note?: string}
  | {readonly outcome: 'refused'; readonly reason: string}

/** A proposal as it was looked at; it is made anew, and is another one where its basis is another. */
export type SeenProposal = Pick<RelationProposal, 'from' | 'to' | 'basis'>

/** Deciding what incidents have to do with each other: what is confirmed stands in a document, and what is rejected beside it. */
export type Relating = {
  /** Writes the relation into the document of `from`, as the type that was proposed or another one. */
  confirm(visitor: Visitor, seen: SeenProposal & {readonly type: RelationType}, address?: string): Promise<RelatingAnswer>
  /** Remembers that there is none. */
  reject(visitor: Visitor, seen: SeenProposal & {readonly reason: string}, address?: string): Promise<RelatingAnswer>
  /** Takes a rejection back, so that it is proposed again. */
  reopen(visitor: Visitor, rejection: string, address?: string): Promise<RelatingAnswer>
}

type RelatingParts = {
  readonly store: IncidentStore
  readonly rejections: RelationRejections
  readonly saving: Saving
  readonly editor: DocumentEditor
  readonly audit: AuditTrail
  readonly settings: () => Promise<LoadedSettings>
}

/** Opens it over what saves documents. */
export function openRelating({store, rejections, saving, editor, audit, settings}: RelatingParts): Relating {
  async function read({viewer, scope}: Visitor, id: string): Promise<IncidentRecord | undefined> {
    const found = scope === 'write' ? await store.findIncident(viewer, id) : undefined
    return found && 'record' in found ? found.record : undefined
  }

  /** The proposal as it would be made now, with both documents; else the reason why there is none to decide. */
  async function find(visitor: Visitor, seen: SeenProposal): Promise<Found | {readonly reason: string}> {
    const [from, to] = [await read(visitor, seen.from), await read(visitor, seen.to)]
    if (!from || !to) return {reason: absent}
    if (!canConfirmRelations(visitor.viewer, from.incident, to.incident)) return {reason: 'Only an editor decides about relations. Nothing was done.'}
    if (await isPairStated(store, visitor.viewer, from.incident, to.incident)) return {reason: stated}
    const {proposal} = comparePair(from, to)
    if (proposal?.from !== seen.from || proposal.basis !== seen.basis) return {reason: changed}
    const before = (await rejections.listOf(visitor.viewer, [seen.from])).find(each => isRejected(seen, [each]))
    return before
      ? {reason: `${before.actor} has rejected this meanwhile. Take that back first, among those that are rejected. Nothing was done.`}
      : {proposal, from, to}
  }

  /** Written into the text as it is now. Whoever writes between reading and saving comes first, and it is tried on their text once more. */
  async function write(
    visitor: Visitor,
    {proposal, to}: Found,
    type: RelationType,
    address: string | undefined,
  ): Promise<TextChange | {readonly refusal: string}> {
    for (let attempt = 1; ; attempt++) {
      const opened = await saving.openText(visitor, proposal.from)
      if ('refusal' in opened) return opened
      if (opened.incident.relations.some(relation => relation.to === proposal.to)) return {refusal: stated}
      // The file may have been opened to more readers than the index knows of.
      if (!coversReaders(to.incident, opened.incident)) return {refusal: changed}
      const related = {appends: [{to: proposal.to, type}]}
      const edited = await editor.editFrontMatter(opened.file, new TextEncoder().encode(opened.text), {related}, toSavingHints((await settings()).settings))
      if ('refusal' in edited) return {refusal: `The relation cannot be written into ${opened.file}. ${edited.refusal} Nothing was written.`}
      const saved = await saving.saveText(
        visitor,
        {incidentId: proposal.from, base: opened.hash, text: edited.text},
        {message: `Confirm a relation: ${type} ${proposal.to}`, address},
      )
      if (saved.outcome !== 'conflict' || attempt === mostAttempts) return saved
    }
  }

  return {
    async confirm(visitor, {type, ...seen}, address) {
      const found = await find(visitor, seen)
      if ('reason' in found) return refuse(found.reason)
      if (!found.proposal.types.includes(type)) return refuse('That relation cannot be stated between these two. Nothing was done.')
      const saved = await write(visitor, found, type, address)
      if ('refusal' in saved) return refuse(saved.refusal)
      if (saved.outcome === 'conflict') return refuse('Somebody is changing the same lines of the document. Nothing was written: try again in a moment.')
      if (saved.outcome === 'unchanged') return refuse(stated)
      if (saved.outcome !== 'saved') return refuse(saved.reason)
      // What is done is done, and stands in the history of the document as well.
      await audit.appendInAnyCase(toEvent(visitor, 'relation.confirmed', seen.from, {to: seen.to, type, proposed: found.proposal.type}, address))
      return {outcome: 'done', said: `Confirmed: it stands in ${saved.file}.`, batch: saved.batch, ...(saved.note === undefined ? {} : {note: saved.note})}
    },
    async reject(visitor, {reason, ...seen}, address) {
      const found = await find(visitor, seen)
      if ('reason' in found) return refuse(found.reason)
      const {type} = found.proposal
      const said = reason === '' ? undefined : reason
      await audit.append(toEvent(visitor, 'relation.rejected', seen.from, {to: seen.to, type, reason: said ?? null}, address))
      const {actor, actorId} = toActor(visitor)
      await rejections.add({actor, actorId, one: seen.from, other: seen.to, type, basis: seen.basis, reason: said})
      return {
        outcome: 'done',
        said: 'Rejected.',
        note: 'It is proposed again when what the two have in common changes, and you can take it back among those that are rejected.',
      }
    },
    async reopen(visitor, id, address) {
      const rejection = visitor.scope === 'write' ? await rejections.find(visitor.viewer, id) : undefined
      const [one, other] = rejection ? [await read(visitor, rejection.one), await read(visitor, rejection.other)] : []
      if (!rejection || !one || !other) return refuse('There is no such rejection any more. Nothing was done.')
      if (!canConfirmRelations(visitor.viewer, one.incident, other.incident)) return refuse('Only an editor decides about relations. Nothing was done.')
      // Told of the one whose readers know of both.
      const [subject, named] = coversReaders(one.incident, other.incident) ? [other, one] : [one, other]
      await audit.append(toEvent(visitor, 'relation.reopened', subject.incident.id, {to: named.incident.id, type: rejection.type}, address))
      await rejections.remove(id)
      return {outcome: 'done', said: 'Taken back.', note: 'It is proposed again where the two still have it in common.'}
    },
  }
}

type Found = {readonly proposal: RelationProposal; readonly from: IncidentRecord; readonly to: IncidentRecord}

const mostAttempts = 2
const changed = 'What the two have in common was changed since you opened the page. Nothing was done: look at them again, and decide then.'
const stated = 'One of the two documents names the other one by now, so there is nothing left to decide.'
/** The words are the same for what is hidden and for what is not there. */
const absent = 'One of the two incidents is not there, or not for you to see. Nothing was done.'

function refuse(reason: string): RelatingAnswer {
  return {outcome: 'refused', reason}
}

function toActor({person}: Visitor): {readonly actor: string; readonly actorId: string | undefined} {
  return {actor: person?.email ?? 'kb', actorId: person?.id}
}

function toEvent(visitor: Visitor, action: AuditAction, incidentId: string, after: unknown, address: string | undefined): AuditEvent {
  const via = visitor.person ? (visitor.via === 'key' ? 'key' : 'web') : 'kb'
  return {...toActor(visitor), via, address, action, subject: {kind: 'incident', id: incidentId}, after}
}
