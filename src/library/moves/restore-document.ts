import {canErase, canRestoreDeleted} from '#src/incident/permissions.ts'
import {canRead} from '#src/incident/viewer.ts'
import {toHash} from '#src/library/publish/compare-files.ts'
import {explainFailure} from '#src/library/save/explain-failure.ts'
import {type DeletedNote, type DocumentMove, toDeletedId} from './document-move.ts'
import {listLocks, type MoveAnswer, type Mover, type MovingTools, refuse, withLocks} from './moving-tools.ts'
import {carryOut, findAddressFault, isTaken} from './rename-document.ts'

/** That a deleted document is to come back; under another name where its own is taken by now. */
export type RestoreOrder = {readonly key: string; readonly name?: string | undefined}

/** Brings a deleted document back to its place in the library, with all that was kept of it. Never rejects. */
export async function restoreDocument(tools: MovingTools, mover: Mover, {key, name}: RestoreOrder): Promise<MoveAnswer> {
  if (!canRestoreDeleted(mover.viewer)) return refuse(notYours)
  try {
    const found = await tools.moving.find(key)
    if (!found) return refuse(absent)
    const newId = name?.trim().normalize('NFC') || found.incidentId
    const fault = findAddressFault(newId)
    if (fault !== undefined) return refuse(fault)
    const file = [...found.file.split('/').slice(0, -1), `${newId}.md`].join('/')
    const places = {from: {deleted: key}, to: {file}}
    return await withLocks(tools, listLocks(places), async () => {
      const note = await tools.moving.find(key)
      if (!note) return refuse(absent)
      if (await isTaken(tools, newId, undefined)) {
        // Of what was not for them, they do not learn the name.
        const address = canRead(mover.viewer, note) ? `The address ${newId}` : 'Its address'
        return refuse(`${address} is taken by now: choose another.`)
      }
      const bytes = await tools.moving.read(key, tools.maxFileBytes)
      const move: DocumentMove = {
        ...places,
        key,
        kind: 'restore',
        incidentId: toDeletedId(key),
        newId,
        file,
        ...mover.author,
        via: mover.via,
        address: mover.address,
        reason: '',
        message: 'Restore what was deleted',
        hash: toHash(bytes),
        folders: [...note.folders],
      }
      return await carryOut(tools, move, bytes)
    })
  } catch (error) {
    tools.report(error, key)
    return {outcome: 'failed', reason: explainFailure(error, 'the document')}
  }
}

/** Removes a deleted document for good, with its images, its history and all that was said of it; `typed` has to be its address. Never rejects. */
export async function eraseDocument(tools: MovingTools, mover: Mover, {key, typed}: {readonly key: string; readonly typed: string}): Promise<MoveAnswer> {
  const {moving, keys, audit, versions} = tools
  try {
    const note = await moving.find(key)
    if (!note || !canErase(mover.viewer, note)) return refuse(note && canRestoreDeleted(mover.viewer) ? notShown : absent)
    if (typed.trim().normalize('NFC') !== note.incidentId) return refuse(`Type ${note.incidentId} to say that it is to go for good.`)
    const {author, via, address} = mover
    return await withLocks(tools, listLocks({from: {deleted: key}, to: {deleted: key}}), async () => {
      if (!(await moving.find(key))) return refuse(absent)
      const {actor, actorId} = author
      // First, so that nothing goes that nobody is told of.
      await audit({actor, actorId, via, address, action: 'incident.erased', subject: {kind: 'incident', id: note.incidentId}, before: {kept: key}})
      await keys.remove(toDeletedId(key))
      await moving.remove(key)
      const path = moving.toPath({deleted: key})
      const said = await versions?.commit({incidentId: note.incidentId, file: path, author, save: undefined, message: 'Delete for good', besides: [path]})
      return {outcome: 'done', incidentId: note.incidentId, key, files: [], note: said}
    })
  } catch (error) {
    tools.report(error, key)
    return {outcome: 'failed', reason: explainFailure(error, 'the document')}
  }
}

/** Whether something else has the address of a deleted document by now; said to who may bring it back, and of no address. */
export async function isAddressTaken(tools: Pick<MovingTools, 'moving' | 'folder' | 'store'>, viewer: Mover['viewer'], key: string): Promise<boolean> {
  const note = canRestoreDeleted(viewer) ? await tools.moving.find(key) : undefined
  return note !== undefined && (await isTaken(tools, note.incidentId, undefined))
}

/** A deleted document as somebody may see it: of one that was not for them, who deleted it and when, and nothing of what it is. */
export type DeletedDocument = Pick<DeletedNote, 'key' | 'at' | 'actor'> & {
  readonly shown: Pick<DeletedNote, 'incidentId' | 'title' | 'reason' | 'status' | 'visibility' | 'folders' | 'file'> | undefined
}

/** What was deleted, latest first, for who may bring it back. */
export async function listDeleted({moving}: Pick<MovingTools, 'moving'>, viewer: Mover['viewer']): Promise<readonly DeletedDocument[]> {
  return canRestoreDeleted(viewer) ? (await moving.list()).map(note => toDeleted(note, viewer)) : []
}

/** One of them with its text, which is for those who could read it when it was there. */
export async function findDeleted(
  {moving, maxFileBytes}: Pick<MovingTools, 'moving' | 'maxFileBytes'>,
  viewer: Mover['viewer'],
  key: string,
): Promise<(DeletedDocument & {readonly text: string | undefined}) | undefined> {
  const note = canRestoreDeleted(viewer) ? await moving.find(key) : undefined
  if (!note) return undefined
  const shown = toDeleted(note, viewer)
  const text = shown.shown && new TextDecoder().decode(await moving.read(key, maxFileBytes))
  return {...shown, text}
}

function toDeleted(note: DeletedNote, viewer: Mover['viewer']): DeletedDocument {
  const {key, at, actor, incidentId, title, reason, status, visibility, folders, file} = note
  return {key, at, actor, shown: canRead(viewer, note) ? {incidentId, title, reason, status, visibility, folders, file} : undefined}
}

const absent = 'It is not among what was deleted, or not any more.'
const notShown = 'It was not for you to see when it was there, so that somebody else has to decide that it goes for good.'
const notYours = 'What was deleted is brought back by an administrator.'
