import type {AuditAction} from '#src/library/audit-log.ts'
import {FileChanged} from '#src/library/content-folder.ts'
import {toHash} from '#src/library/publish/compare-files.ts'
import {readCurrent} from '#src/library/save/save-document.ts'
import {toSavedEdits} from '#src/library/save/to-saved-edits.ts'
import type {DocumentMove} from './document-move.ts'
import {listLocks, type MovingTools, withLocks} from './moving-tools.ts'

/** What is left to be said of a move, and the files that the index has to look at. */
export type FinishedMove = {readonly files: readonly string[]; readonly departed: readonly string[]; readonly notes: readonly string[]}

/**
 * Brings moves to their end that a process has begun and not finished. What lives is waited for. Answers the files that left the library; never rejects:
 * what cannot be finished now is tried again the next time.
 */
export async function finishMoves(tools: MovingTools): Promise<readonly string[]> {
  const departed: string[] = []
  try {
    for (const move of await tools.moving.listIntended()) {
      try {
        const finished = await withLocks(tools, listLocks(move), () => finishMove(tools, move))
        departed.push(...(finished?.departed ?? []))
      } catch (error) {
        tools.report(error, move.file)
      }
    }
  } catch (error) {
    tools.report(error, 'unfinished moves')
  }
  return departed
}

/**
 * Everything that follows once a document has left its place, each step so that doing it twice changes nothing. Undefined where it never left:
 * then nothing is left of the move either. Its caller has the turn at both places.
 */
export async function finishMove(tools: MovingTools, move: DocumentMove): Promise<FinishedMove | undefined> {
  const {moving, keys} = tools
  const {key, kind, from, to, incidentId, newId, file, folders} = move
  const isIntended = (await moving.listIntended()).some(each => each.key === key)
  // Another process was quicker.
  if (!isIntended) return undefined
  if (!(await moving.complete(from, to))) {
    if (kind === 'delete') await moving.remove(key).catch((error: unknown) => tools.report(error, file))
    await moving.forget(key)
    return undefined
  }
  const notes: string[] = []
  const changed = kind === 'rename' ? await keepAddress(tools, move) : undefined
  if (kind === 'delete') await moving.takeFolders(key, folders)
  const left = kind === 'restore' ? await moving.returnFolders(key, folders) : []
  if (left.length > 0)
    notes.push(`${left.join(', ')} could not come back, because something else has the name by now: it is kept in ${moving.toPath({deleted: key})}.`)
  await keys.pass(incidentId, newId, file)
  // The document is where it is to be by now: that its history cannot say so must not keep the rest from being done.
  const save = await appendSave(tools, move, changed).catch((error: unknown) => {
    tools.report(error, file)
    return undefined
  })
  const isKept = kind === 'restore' && left.length === 0 ? await moving.remove(key).then(() => false) : kind !== 'rename'
  await tools.audit(toAuditEvent(move))
  const said = await tools.versions?.commit({
    incidentId: kind === 'delete' ? incidentId : newId,
    file,
    author: toAuthor(move),
    save,
    message: move.message,
    besides: [
      ...(kind === 'rename' && 'file' in from ? [from.file] : []),
      ...folders,
      ...(isKept || kind === 'restore' ? [moving.toPath({deleted: key})] : []),
    ],
  })
  if (said !== undefined) notes.push(said)
  await moving.forget(key)
  const departed = kind === 'restore' || !('file' in from) ? [] : [from.file]
  return {files: [...new Set([...departed, file])], departed, notes}
}

/** Writes the address that a document had into its text; the text before and after, or nothing where it is there already. */
async function keepAddress(
  tools: MovingTools,
  {incidentId, newId, file}: DocumentMove,
): Promise<{readonly before: string; readonly after: string} | undefined> {
  for (let attempt = 1; ; attempt++) {
    const current = await readCurrent(tools, file)
    if ('problem' in current) throw new Error(`Cannot read ${file}: ${current.problem}`)
    const after = await addAddress(tools, file, current.bytes, {incidentId, newId})
    if (typeof after !== 'string' || after === current.text) return undefined
    try {
      await tools.folder.replace(file, current.bytes, new TextEncoder().encode(after))
      return {before: current.text, after}
    } catch (error) {
      if (!(error instanceof FileChanged) || attempt === mostAttempts) throw error
    }
  }
}

const mostAttempts = 8

/** A document's text with an address that it had, and without the one that it has; or why there is no place for that. */
export async function addAddress(
  {reader, editor, hints}: Pick<MovingTools, 'reader' | 'editor' | 'hints'>,
  file: string,
  bytes: Uint8Array,
  {incidentId, newId}: Pick<DocumentMove, 'incidentId' | 'newId'>,
): Promise<string | {readonly refusal: string}> {
  const reading = await reader.read(file, bytes, hints)
  if (!('document' in reading)) return {refusal: reading.problem.message}
  const known = reading.document.incident.aliases.map(({value}) => value)
  const aliases = [...new Set([...known, incidentId])].filter(alias => alias !== newId)
  if (aliases.length === known.length && aliases.every((alias, at) => alias === known[at])) return reading.document.markdown
  const edited = await editor.editFrontMatter(file, bytes, {aliases: aliases.length === 0 ? null : aliases}, hints)
  return 'refusal' in edited ? {refusal: edited.refusal} : edited.text
}

async function appendSave({saves}: MovingTools, move: DocumentMove, changed: {readonly before: string; readonly after: string} | undefined) {
  const {newId, file, actor, actorId, message, hash} = move
  return await saves.append({
    batch: undefined,
    file,
    incidentId: newId,
    actor,
    actorId,
    message,
    edits: changed ? toSavedEdits(changed.before, changed.after) : [],
    beforeHash: changed ? toTextHash(changed.before) : hash,
    afterHash: changed ? toTextHash(changed.after) : hash,
  })
}

function toTextHash(text: string): string {
  return toHash(new TextEncoder().encode(text))
}

function toAuthor({actor, actorId, name}: DocumentMove) {
  return {actor, actorId, name}
}

function toAuditEvent({kind, key, incidentId, newId, file, actor, actorId, via, address, reason}: DocumentMove) {
  const by = {actor, actorId, via, address}
  const subject = {kind: 'incident', id: kind === 'delete' ? incidentId : newId} as const
  if (kind === 'rename') return {...by, action: 'incident.renamed' satisfies AuditAction, subject, before: {id: incidentId}, after: {id: newId}} as const
  if (kind === 'delete') return {...by, action: 'incident.deleted' satisfies AuditAction, subject, before: {file}, after: {reason, kept: key}} as const
  return {...by, action: 'incident.restored' satisfies AuditAction, subject, before: {kept: key}, after: {file}} as const
}
