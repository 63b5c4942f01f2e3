import {mapImages} from '#src/library/import/map-images.ts'
import type {PendingImport} from '#src/library/import/pending-imports.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {cleanImage} from '#src/server/clean-image.ts'
import {findImageType} from '#src/server/find-image-type.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {openText, saveBeside, saveText} from '#src/server/save-documents.ts'

/** Where an imported text is now, with what else there is to say; or why it was not saved. */
export type SavedImport = {readonly incidentId: string; readonly note: string | undefined} | {readonly problem: string}

/** Writes an imported text as a new document; `name` is that of the file that it was made of. */
export async function saveImported(visitor: Visitor, text: string, name: string, address: string | undefined): Promise<SavedImport> {
  const saved = await saveText(visitor, {text}, `Import ${name}`, address)
  if ('reason' in saved) return {problem: saved.reason}
  if (saved.outcome === 'conflict') return {problem: 'A document of the same name was made at this moment.'}
  return {incidentId: saved.incidentId, note: undefined}
}

/** The document that holds this very text, where a process wrote it and ended before it could say so. */
export async function findSaved(text: string): Promise<string | undefined> {
  const {folder} = await hindsight()
  const bytes = Buffer.from(text)
  for (const {file, size, refusal} of (await folder.list()) ?? []) {
    if (size !== bytes.length || refusal !== undefined || file.includes('/')) continue
    const there = await folder.read(file, size).catch(() => undefined)
    if (there && bytes.equals(there)) return file.replace(/\.md$/, '')
  }
  return undefined
}

/** Keeps the original beside the document, and the images that it shows; sentences say what could not be kept. */
export async function keepParts(visitor: Visitor, incidentId: string, given: PendingImport, address: string | undefined): Promise<readonly string[]> {
  const {batchId, work, name, original} = given
  const beside = await saveBeside(visitor, incidentId, {name: toNameBeside(name), bytes: original, isOnce: true}, address)
  const notes = beside.outcome === 'saved' ? [] : [`The original could not be kept beside it: ${beside.reason}`]
  const links = new Map<string, string>()
  for (const path of batchId === undefined ? [] : (work.images ?? [])) {
    const kept = await keepImage(visitor, incidentId, {batchId: batchId ?? '', path}, address)
    if ('link' in kept) links.set(path, kept.link)
    else notes.push(`${path} is not shown: ${kept.problem}`)
  }
  const problem = links.size === 0 ? undefined : await pointToImages(visitor, incidentId, name, links, address)
  return problem === undefined ? notes : [...notes, problem]
}

type AskedImage = {readonly batchId: string; readonly path: string}

async function keepImage(
  visitor: Visitor,
  incidentId: string,
  {batchId, path}: AskedImage,
  address: string | undefined,
): Promise<{readonly link: string} | {readonly problem: string}> {
  const bytes = await (await hindsight()).batches.findImage(batchId, path)
  if (!bytes) return {problem: 'it is not there any more.'}
  const cleaned = await cleanImage(bytes, findImageType(bytes))
  if ('refusal' in cleaned) return {problem: cleaned.refusal}
  const stem = (path.split('/').at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,8}$/, '') || 'image'
  const saved = await saveBeside(visitor, incidentId, {name: `${stem}${cleaned.ending}`, bytes: cleaned.bytes, isOnce: true}, address)
  return saved.outcome === 'saved' ? {link: saved.link} : {problem: saved.reason}
}

/** Only now is it known what document and images are called. */
async function pointToImages(
  visitor: Visitor,
  incidentId: string,
  name: string,
  links: ReadonlyMap<string, string>,
  address: string | undefined,
): Promise<string | undefined> {
  const opened = await openText(visitor, incidentId)
  if ('refusal' in opened) return `Its images are beside it, and the text does not show them yet: ${opened.refusal}`
  const text = mapImages(opened.text, name, path => links.get(path))
  if (text === opened.text) return undefined
  const saved = await saveText(visitor, {incidentId, base: opened.hash, baseText: opened.text, text}, 'Show the images that came with it', address)
  return 'reason' in saved ? `Its images are beside it, and the text does not show them yet: ${saved.reason}` : undefined
}

/** One that ends in `.md` would be taken for a document itself. */
function toNameBeside(name: string): string {
  return /\.(?:txt|html?|eml|json)$/i.test(name) ? name : `${name}.txt`
}
