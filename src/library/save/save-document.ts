import {type ContentFolder, FileChanged} from '#src/library/content-folder.ts'
import type {DocumentDiff, DocumentSave} from '#src/library/document-saving.ts'
import {toHash} from '#src/library/publish/compare-files.ts'
import {decodeText} from '#src/postmortem/document/decode-text.ts'
import {compareTexts} from './compare-texts.ts'
import type {DocumentLocks, HeldLock} from './document-locks.ts'
import type {DocumentSaves} from './document-saves.ts'
import {explainFailure} from './explain-failure.ts'
import {toSavedEdits} from './to-saved-edits.ts'

/** A file as it is at this moment. */
export type CurrentText = {readonly bytes: Uint8Array; readonly text: string; readonly hash: string}

/** What a change makes of a text, and what is said of it in history and in the audit log. */
export type ChangedText = {readonly text: string; readonly message: string; readonly before?: unknown; readonly after?: unknown}

/** A change of the file as it is, or whatever keeps it from being made, which is the answer then. It may be asked again where the file changes meanwhile. */
export type TextChange<Stop> = (current: CurrentText) => Promise<{readonly changed: ChangedText} | {readonly stop: Stop}>

/** What became of a file that was to be written. */
export type WrittenDocument =
  | {
      readonly outcome: 'saved'
      /** What history has of it; undefined where it could not be written down. */
      readonly save: DocumentSave | undefined
      readonly hash: string
      readonly diff: DocumentDiff
      readonly notes: readonly string[]
    }
  | {readonly outcome: 'unchanged'}
  | {readonly outcome: 'refused' | 'failed'; readonly reason: string}

/** Who changes a document; the user's id is undefined for `kb`. */
export type SaveAuthor = {readonly actor: string; readonly actorId: string | undefined; readonly name: string}

/** What is needed to write a document. */
export type WritingTools = {
  readonly folder: ContentFolder
  readonly locks: DocumentLocks
  readonly saves: DocumentSaves
  readonly maxFileBytes: number
  /** Writes down in the audit log what was done; never rejects. */
  readonly audit: (change: {
    readonly incidentId: string
    readonly changed: ChangedText
    readonly save: DocumentSave | undefined
    readonly isNew: boolean
  }) => Promise<void>
  /** Tells whoever runs the program what went wrong, with all that is known of it. */
  readonly report: (error: unknown, file: string) => void
  /** Set where the folder is under version control. */
  readonly versions?: SavedVersions | undefined
}

/** Version control as far as saving has to do with it. */
export type SavedVersions = {
  /** Keeps everybody else's git from the folder meanwhile, as far as it is ours. */
  turn<T>(work: () => Promise<T>): Promise<T>
  /** Commits a file that was just written; answers what there is to say of that, and never rejects. */
  commit(written: CommittedSave): Promise<string | undefined>
}

/** What a commit is made for. */
export type CommittedSave = Pick<WritingOrder, 'file' | 'incidentId' | 'author'> & {
  readonly save: DocumentSave | undefined
  readonly message: string
  /** What else belongs to it: files and folders that came or went with the file. */
  readonly besides?: readonly string[]
}

/** What is to be written, and by whom; see `NewSave`. */
export type WritingOrder = {
  readonly file: string
  readonly incidentId: string
  readonly author: SaveAuthor
  readonly batch: string | undefined
  readonly undoes?: string | undefined
}

/**
 * The one way in which a document is written. The file is read and changed when it is this writer's turn; what somebody else does to it in
 * spite of that (an editor, git) is found out as late as can be, and then the change is made of their text. Never rejects: what stands in
 * the way is the answer.
 */
export async function saveDocument<Stop>(tools: WritingTools, order: WritingOrder, change: TextChange<Stop>): Promise<WrittenDocument | Stop> {
  try {
    return await tools.locks.withLock(order.file, lock => writeInTurn(tools, order, lock, change))
  } catch (error) {
    tools.report(error, order.file)
    return {outcome: 'failed', reason: explainFailure(error, order.file)}
  }
}

/**
 * Creates a document that is not there yet, in the same way: in turn, whole or not at all, with history, audit log and commit. Never rejects;
 * `taken` is answered where something else has the name.
 */
export async function createDocument(tools: WritingTools, order: WritingOrder, changed: ChangedText): Promise<WrittenDocument | {readonly outcome: 'taken'}> {
  const {file} = order
  const bytes = new TextEncoder().encode(changed.text)
  if (bytes.length > tools.maxFileBytes) return {outcome: 'refused', reason: sayTooLarge(bytes.length, tools.maxFileBytes)}
  try {
    return await tools.locks.withLock(file, () =>
      inTurn(tools, async () => {
        const [standing] = (await tools.folder.list([file])) ?? []
        if (standing) return {outcome: 'taken' as const}
        await tools.folder.create(file, bytes)
        return await settle(tools, order, {before: undefined, bytes, changed})
      }),
    )
  } catch (error) {
    tools.report(error, file)
    return {outcome: 'failed', reason: explainFailure(error, file)}
  }
}

/** Reads a file and decodes it; the reason where it is no text. */
export async function readCurrent(
  {folder, maxFileBytes}: Pick<WritingTools, 'folder' | 'maxFileBytes'>,
  file: string,
): Promise<CurrentText | {readonly problem: string}> {
  const bytes = await folder.read(file, maxFileBytes)
  const decoded = decodeText(bytes)
  return 'problem' in decoded ? {problem: `Cannot change ${file}: ${decoded.problem.message}`} : {bytes, text: decoded.text, hash: toHash(bytes)}
}

async function writeInTurn<Stop>(tools: WritingTools, order: WritingOrder, lock: HeldLock, change: TextChange<Stop>): Promise<WrittenDocument | Stop> {
  const {maxFileBytes} = tools
  for (let attempt = 1; ; attempt++) {
    const current = await readCurrent(tools, order.file)
    if ('problem' in current) return {outcome: 'refused', reason: current.problem}
    const decided = await change(current)
    if ('stop' in decided) return decided.stop
    const {changed} = decided
    if (changed.text === current.text) return {outcome: 'unchanged'}
    const bytes = new TextEncoder().encode(changed.text)
    if (bytes.length > maxFileBytes) return {outcome: 'refused', reason: sayTooLarge(bytes.length, maxFileBytes)}
    try {
      // What stands once the file does is done in the same turn: nobody else's commit has this change in it, or comes in between.
      return await inTurn(tools, async () => {
        if (!(await lock.isHeld())) throw new FileChanged(`Cannot replace ${order.file}: another writer came in between`)
        await replace(tools, order, current, bytes)
        return await settle(tools, order, {before: current, bytes, changed})
      })
    } catch (error) {
      if (error instanceof FileChanged && attempt < mostAttempts) continue
      if (!(error instanceof Unconfirmed)) throw error
      // It is there as anybody reads it, so history has to know of it.
      await settle(tools, order, {before: current, bytes, changed})
      return {outcome: 'failed', reason: sayUnconfirmed(order.file)}
    }
  }
}

/** The disk took a file and then would not vouch for it. */
class Unconfirmed extends Error {}

async function replace(tools: WritingTools, {file}: WritingOrder, {bytes: before}: CurrentText, after: Uint8Array): Promise<void> {
  try {
    await tools.folder.replace(file, before, after)
  } catch (cause) {
    if (!(cause instanceof FileChanged) && (await isWritten(tools, file, after))) throw new Unconfirmed('', {cause})
    throw cause
  }
}

function inTurn<T>({versions}: WritingTools, work: () => Promise<T>): Promise<T> {
  return versions ? versions.turn(work) : work()
}

const mostAttempts = 8

/** What was written, and over what; there was nothing before a new file. */
type Written = {readonly before: Pick<CurrentText, 'text' | 'hash'> | undefined; readonly bytes: Uint8Array; readonly changed: ChangedText}

/** What follows once the file stands: history, the audit log and a commit; none of them takes the change back. */
async function settle(
  {saves, audit, versions}: WritingTools,
  {file, incidentId, author, batch, undoes}: WritingOrder,
  {before = nothing, bytes, changed}: Written,
): Promise<WrittenDocument & {readonly outcome: 'saved'}> {
  const hash = toHash(bytes)
  const edits = toSavedEdits(before.text, changed.text)
  const {message} = changed
  const notes: string[] = []
  let save: DocumentSave | undefined
  try {
    save = await saves.append({
      batch,
      file,
      incidentId,
      actor: author.actor,
      actorId: author.actorId,
      message,
      edits,
      beforeHash: before.hash,
      afterHash: hash,
      undoes,
    })
  } catch {
    // The file is the record. Whoever reads this knows why undo is not offered.
    notes.push('It could not be written down in the history, so it cannot be taken back here.')
  }
  await audit({incidentId, changed, save, isNew: before === nothing})
  const said = await versions?.commit({incidentId, file, author, save, message})
  if (said !== undefined) notes.push(said)
  return {outcome: 'saved', save, hash, diff: compareTexts(file, before.text, changed.text), notes}
}

/** What a document was before it was begun, as history has it. */
export const nothing: Pick<CurrentText, 'text' | 'hash'> = {text: '', hash: toHash(new Uint8Array())}

async function isWritten({folder, maxFileBytes}: WritingTools, file: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return toHash(await folder.read(file, maxFileBytes)) === toHash(bytes)
  } catch {
    return false
  }
}

function sayTooLarge(size: number, limit: number): string {
  return `With this the file would have ${Math.ceil(size / 1024)} KiB, and ${Math.floor(limit / 1024)} KiB is the most that is read. Nothing was written.`
}

function sayUnconfirmed(file: string): string {
  return `${file} was written, but the disk would not confirm it: after a power cut it may be gone. Whoever runs Hindsight should look after the disk before anything more is saved.`
}
