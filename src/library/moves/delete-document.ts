import type {Incident} from '#src/incident/incident.ts'
import {canDelete} from '#src/incident/permissions.ts'
import {explainFailure} from '#src/library/save/explain-failure.ts'
import {readCurrent} from '#src/library/save/save-document.ts'
import {type DeletedNote, type DocumentMove, toDeletedId} from './document-move.ts'
import {changedSince, findToMove, listLocks, type MoveAnswer, type Mover, type MovingTools, refuse, withLocks} from './moving-tools.ts'
import {carryOut} from './rename-document.ts'

/** That an incident is to go, as somebody asks for it who saw its file when the bytes had the SHA-256 `base`. */
export type DeletionOrder = {readonly incidentId: string; readonly base: string; readonly reason: string}

/**
 * Takes a document out of the library, with the images beside it: it is nowhere to be found then, and an administrator can bring it back. What is
 * kept of it stays, under a name that no other document can have. Never rejects.
 */
export async function deleteDocument(tools: MovingTools, mover: Mover, {incidentId, base, reason}: DeletionOrder, now: Date): Promise<MoveAnswer> {
  const {moving, reader, hints} = tools
  try {
    const found = await findToMove(tools, mover.viewer, incidentId)
    if ('refusal' in found) return refuse(found.refusal)
    const {file, incident} = found
    if (!canDelete(mover.viewer, incident)) return refuse(notYours)
    if (reason === '') return refuse('Say why it is to go: whoever looks for it later wants to know.')
    const key = tools.newKey()
    const places = {from: {file}, to: {deleted: key}}
    return await withLocks(tools, listLocks(places), async () => {
      const current = await readCurrent(tools, file)
      if ('problem' in current) return refuse(`${current.problem}.`)
      if (current.hash !== base) return refuse(changedSince)
      const reading = await reader.read(file, current.bytes, hints)
      if (!('document' in reading) || !canDelete(mover.viewer, reading.document.incident)) return refuse(notYours)
      const folders = await moving.listPlainFolders(await listBeside(tools, file, reading.document.incident))
      await moving.prepare(toNote({key, file, incident: reading.document.incident, at: now, actor: mover.author.actor, reason, folders}))
      const move: DocumentMove = {
        ...places,
        key,
        kind: 'delete',
        incidentId: incident.id,
        newId: toDeletedId(key),
        file,
        ...mover.author,
        via: mover.via,
        address: mover.address,
        reason,
        message: 'Delete',
        hash: current.hash,
        folders: [...folders],
      }
      const answer = await carryOut(tools, move, current.bytes)
      return answer.outcome === 'done' ? {...answer, incidentId: incident.id} : answer
    })
  } catch (error) {
    tools.report(error, incidentId)
    return {outcome: 'failed', reason: explainFailure(error, incidentId)}
  }
}

/** Folders that have the document's name, or one that it had and that no other document has now: there its images are. */
async function listBeside({folder}: MovingTools, file: string, {aliases}: Incident): Promise<readonly string[]> {
  const parent = file.split('/').slice(0, -1)
  const earlier = aliases.map(({value}) => value).filter(alias => /^[^/\\.][^/\\]*$/.test(alias))
  const stems = [file.replace(/\.md$/, ''), ...earlier.map(alias => [...parent, alias].join('/'))]
  const others = new Set(((await folder.list(stems.slice(1).map(stem => `${stem}.md`))) ?? []).map(other => other.file))
  return [...new Set(stems)].filter(stem => !others.has(`${stem}.md`))
}

type NoteParts = Pick<DeletedNote, 'key' | 'file' | 'actor' | 'reason'> & {
  readonly incident: Incident
  readonly at: Date
  readonly folders: readonly string[]
}

function toNote({incident, at, folders, ...known}: NoteParts): DeletedNote {
  const {id, title, status, visibility, audience} = incident
  return {...known, incidentId: id, title: title?.value ?? id, at: at.toISOString(), status, visibility, audience: [...audience], folders: [...folders]}
}

const notYours = 'An incident is deleted by editors, and as long as it is a draft by who may change it.'
