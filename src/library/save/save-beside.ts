import {toSafeName} from '#src/library/publish/document-name.ts'
import {explainFailure} from './explain-failure.ts'
import type {Saver, SavingTools} from './save-actions.ts'
import {findEditable} from './save-text.ts'

/** A file that belongs to a document: an image in it, or what it was made from. */
export type FileBeside = {
  readonly name: string
  readonly bytes: Uint8Array
  /** Whether a file of that name with the very same bytes is taken for it: it may have been written before the process was ended. */
  readonly isOnce?: boolean
}

/** What came of such a file: its path below the content folder, and the one that the document's Markdown names it by. */
export type BesideChange =
  | {readonly outcome: 'saved'; readonly file: string; readonly link: string}
  | {readonly outcome: 'refused' | 'failed'; readonly reason: string}

/**
 * Writes a file into the folder beside a document that has the document's name, for who may change the document. Nothing is ever overwritten:
 * where the name is taken, it gets a number. What is in the bytes is the caller's to check. Never rejects.
 */
export async function saveBeside(tools: SavingTools, saver: Saver, incidentId: string, {name, bytes, isOnce = false}: FileBeside): Promise<BesideChange> {
  try {
    const found = await findEditable(tools, saver.viewer, incidentId)
    if ('refusal' in found) return {outcome: 'refused', reason: found.refusal}
    const beside = found.record.file.replace(/\.md$/, '')
    const {id} = found.record.incident
    return await tools.locks.withLock(beside, async () => {
      const known = isOnce ? `${beside}/${toWholeName(name)}` : undefined
      if (known !== undefined && (await holds(tools, known, bytes))) return toSaved(known)
      const fileName = await findFreeName(tools, beside, name)
      if (fileName === undefined) return {outcome: 'refused', reason: `Too many files beside this document are called ${name}. Nothing was written.`}
      const file = `${beside}/${fileName}`
      await tools.folder.create(file, bytes)
      const message = `Add ${fileName}`
      await tools.audit({incidentId: id, changed: {text: '', message}, save: undefined, isNew: false})
      await tools.versions?.turn(async () => tools.versions?.commit({file, incidentId: id, author: saver.author, save: undefined, message}))
      return toSaved(file)
    })
  } catch (error) {
    tools.report(error, incidentId)
    return {outcome: 'failed', reason: explainFailure(error, name)}
  }
}

function toSaved(file: string): BesideChange {
  return {outcome: 'saved', file, link: file.split('/').slice(-2).join('/')}
}

async function findFreeName(tools: SavingTools, beside: string, name: string): Promise<string | undefined> {
  const {stem, ending} = toFileName(name)
  for (let count = 1; count <= mostOfOneName; count++) {
    const free = `${stem}${count === 1 ? '' : `-${count}`}${ending}`
    if (!(await isThere(tools, `${beside}/${free}`))) return free
  }
  return undefined
}

const mostOfOneName = 999

/** Letters, digits and dashes, and one ending: `Screenshot (3).PNG` becomes `screenshot-3.png`. */
function toFileName(name: string): {readonly stem: string; readonly ending: string} {
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(name.split(/[/\\]/).at(-1) ?? '') ?? []
  return {stem: Array.from(toSafeName(stem)).slice(0, 60).join('') || 'file', ending: ending.toLowerCase()}
}

function toWholeName(name: string): string {
  const {stem, ending} = toFileName(name)
  return `${stem}${ending}`
}

async function holds({folder}: SavingTools, file: string, bytes: Uint8Array): Promise<boolean> {
  // What cannot be read is no such file: another name is found for it then.
  const there = await folder.read(file, bytes.length).catch(() => undefined)
  return there !== undefined && Buffer.compare(there, bytes) === 0
}

async function isThere({folder}: SavingTools, file: string): Promise<boolean> {
  try {
    await folder.readHead(file, 1)
    return true
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    // Whatever else is in the way of reading it, something has the name.
    return !(cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR'))
  }
}
