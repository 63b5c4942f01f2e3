import {canRename} from '#src/incident/permissions.ts'
import {operator} from '#src/incident/viewer.ts'
import {findNameFault, toCollisionKey, toIncidentId, toSafeName} from '#src/library/publish/document-name.ts'
import {explainFailure} from '#src/library/save/explain-failure.ts'
import {readCurrent} from '#src/library/save/save-document.ts'
import type {DocumentMove} from './document-move.ts'
import {addAddress, finishMove} from './finish-move.ts'
import {changedSince, findToMove, listLocks, type MoveAnswer, type Mover, type MovingTools, refuse, withLocks} from './moving-tools.ts'

/** Another address for an incident, as somebody asks for it who saw its file when the bytes had the SHA-256 `base`. */
export type RenameOrder = {readonly incidentId: string; readonly base: string; readonly name: string}

/**
 * Gives an incident another address, which is the name of its file. The old one stays in its `aliases` and leads on, and everything that is kept
 * of the incident goes with it. Its images stay where its text says that they are. Never rejects.
 */
export async function renameDocument(tools: MovingTools, mover: Mover, {incidentId: asked, base, name}: RenameOrder): Promise<MoveAnswer> {
  try {
    const found = await findToMove(tools, mover.viewer, asked)
    if ('refusal' in found) return refuse(found.refusal)
    const {file, incident} = found
    if (!canRename(mover.viewer, incident)) return refuse(notYours)
    const newId = name.trim().normalize('NFC')
    const fault = findAddressFault(newId)
    if (fault !== undefined) return refuse(fault)
    if (newId === incident.id) return refuse(`${newId} is the address that it has.`)
    const newFile = [...file.split('/').slice(0, -1), `${newId}.md`].join('/')
    const places = {from: {file}, to: {file: newFile}}
    return await withLocks(tools, listLocks(places), async () => {
      const current = await readCurrent(tools, file)
      if ('problem' in current) return refuse(`${current.problem}.`)
      if (current.hash !== base) return refuse(changedSince)
      const reading = await tools.reader.read(file, current.bytes, tools.hints)
      if (!('document' in reading) || !canRename(mover.viewer, reading.document.incident)) return refuse(notYours)
      if (await isTaken(tools, newId, incident.id)) return refuse(`The address ${newId} is taken: choose another.`)
      // Before anything moves: where the text has no place for it, the old address would be lost.
      const text = await addAddress(tools, file, current.bytes, {incidentId: incident.id, newId})
      if (typeof text !== 'string') return refuse(`The old address cannot be written into the text, and would lead nowhere: ${text.refusal}`)
      if (new TextEncoder().encode(text).length > tools.maxFileBytes) return refuse('With the old address written into it the file would be too large.')
      const move: DocumentMove = {
        ...places,
        key: tools.newKey(),
        kind: 'rename',
        incidentId: incident.id,
        newId,
        file: newFile,
        ...mover.author,
        via: mover.via,
        address: mover.address,
        reason: '',
        message: `Rename from ${incident.id}`,
        hash: current.hash,
        folders: [],
      }
      return await carryOut(tools, move, current.bytes)
    })
  } catch (error) {
    tools.report(error, asked)
    return {outcome: 'failed', reason: explainFailure(error, asked)}
  }
}

/** Writes a move down, makes it, and does what follows. Its caller has the turn at both places. */
export async function carryOut(tools: MovingTools, move: DocumentMove, bytes: Uint8Array): Promise<MoveAnswer> {
  try {
    await tools.moving.intend(move)
  } catch (error) {
    // What was made ready for it, a full disk may have left room for.
    if (move.kind === 'delete') await tools.moving.remove(move.key).catch((failure: unknown) => tools.report(failure, move.file))
    throw error
  }
  try {
    await tools.moving.move(move.from, move.to, bytes)
  } catch (error) {
    // Where it has left its place in spite of that, it goes on; where it has not, nothing is left of the move.
    if (!(await finishMove(tools, move))) throw error
  }
  const files = [...new Set(['file' in move.from ? move.from.file : move.file, move.file])]
  const done = {outcome: 'done', incidentId: move.newId, key: move.key, files} as const
  try {
    const notes = (await finishMove(tools, move))?.notes ?? []
    return {...done, note: notes.length > 0 ? notes.join(' ') : undefined}
  } catch (error) {
    // It is where it was to go, and what is written down brings the rest to its end.
    tools.report(error, move.file)
    return {...done, note: 'What belongs to it follows in a while: something was in the way.'}
  }
}

/** Why a name cannot be an address, in a sentence. */
export function findAddressFault(id: string): string | undefined {
  if (id === '') return 'Say what the address is to be.'
  if (/[/\\]/.test(id)) return 'An address has no slash in it: the file stays in its folder.'
  const fault = findNameFault(`${id}.md`)
  if (fault !== undefined) return `A file cannot be called ${id}.md: ${fault}.`
  if (/^[._]/.test(id) || /^(?:readme|templates)$/i.test(id) || reserved.has(id.toLowerCase()))
    return `${id} means something else here: choose another name${toSafeName(id) === '' ? '' : `, such as ${toSafeName(id)}-incident`}.`
  if (new TextEncoder().encode(id).length > longest) return `An address has ${longest} bytes at most, and this one has more.`
  return undefined
}

/** Pages beside those of incidents. */
const reserved: ReadonlySet<string> = new Set(['compare', 'new'])
const longest = 200

/** Whether another document has an address, or leads on from it: also one that is hidden, of which nothing else is said. */
export async function isTaken({folder, store}: Pick<MovingTools, 'folder' | 'store'>, id: string, own: string | undefined): Promise<boolean> {
  const ids = ((await folder.list()) ?? []).map(({file}) => toIncidentId(file))
  const key = toCollisionKey(id)
  if (ids.some(each => each !== own && toCollisionKey(each) === key)) return true
  const leadsTo = (await store.findTitles(operator, [id])).get(id)
  return leadsTo !== undefined && leadsTo.id !== own
}

const notYours = 'An incident is renamed by editors, and as long as it is not published by who may change it.'
