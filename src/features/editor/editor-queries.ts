import 'server-only'
import {listOwners} from '#src/features/remediation/action-queries.ts'
import {readCached} from '#src/features/shell/read-cached.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {factorCategories} from '#src/incident/factor.ts'
import {beginDocument, type DocumentTemplate, defaultTemplate, listTemplates} from '#src/library/templates.ts'
import {writeTemplateLike} from '#src/postmortem/write-template-like.ts'
import {readBrowserReader} from '#src/server/find-reading-worker.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {openTemplateFolderOf} from '#src/server/open-content.ts'
import {openText} from '#src/server/save-documents.ts'
import type {EditorSetup} from './editor-setup.ts'
import {isNewDocument} from './read-new-address.ts'

/** A text to be edited, and where it belongs. */
export type EditableText = {
  /** Undefined of a document that is not saved yet. */
  readonly incidentId: string | undefined
  readonly file: string | undefined
  readonly title: string
  readonly text: string
  /** SHA-256 of the file's bytes; empty where there is no file. */
  readonly base: string
}

/** The text of a document as its file has it, for who may change it; else why not. */
export async function findEditableText(incidentId: string): Promise<EditableText | {readonly refusal: string}> {
  const opened = await openText(await readVisitor(), incidentId)
  if ('refusal' in opened) return opened
  const {incident, file, text, hash} = opened
  return {incidentId: incident.id, file, title: incident.title?.value ?? incident.id, text, base: hash}
}

/** What postmortems are begun from. */
export async function listForms(): Promise<readonly DocumentTemplate[]> {
  return listTemplates(openTemplateFolderOf((await hindsight()).environment))
}

/** A new text: from a template, or like an incident; undefined where there is no such template or incident. Authors are named, who could not change it otherwise. */
export async function beginText(
  from: {readonly template?: string | undefined; readonly like?: string | undefined},
  title: string,
): Promise<EditableText | undefined> {
  const form = from.like === undefined ? (await listForms()).find(({name}) => name === (from.template ?? defaultTemplate.name)) : await findLike(from.like)
  if (!form) return undefined
  const {viewer} = await readVisitor()
  const [own] = viewer.handles
  const text = beginDocument(form, title, own === undefined ? [] : [own])
  return {incidentId: undefined, file: undefined, title, text, base: ''}
}

async function findLike(id: string): Promise<{readonly text: string} | undefined> {
  return readCached(`like ${id}`, async ({store, viewer}) => {
    const found = await store.findIncident(viewer, id)
    return found && 'record' in found ? {text: writeTemplateLike(found.record.markdown, found.record.incident.id)} : undefined
  })
}

/** What the editor is told of the library, as far as this person may see it. */
export async function findSetup({
  incidentId,
  draft,
  earlier = [],
}: {
  readonly incidentId: string | undefined
  readonly draft: string
  readonly earlier?: readonly string[]
}): Promise<EditorSetup> {
  const [{person}, {revision}] = await Promise.all([readVisitor(), readBrowserReader()])
  const document = incidentId ?? draft
  const [owners, kept, known] = await Promise.all([
    listOwners(),
    person && document !== '' ? (await hindsight()).drafts.find(person.id, document) : undefined,
    readCached('editor names', async ({store, viewer, settings, today}) => {
      const services = await store.listServices(viewer, mostNames)
      return {today, settings, services: [...new Set([...(settings.services ?? []), ...services.map(({value}) => value)])]}
    }),
  ])
  const {today, settings, services} = known
  return {
    document,
    earlier,
    personId: person?.id ?? '',
    readerAddress: `/editor/reader.js?revision=${revision}`,
    // Who has which e-mail address is no rule's business.
    reader: {id: incidentId ?? 'new', settings: {...settings, people: [], teams: []}, today},
    names: {services, factors: [...factorCategories, ...settings.factors], owners},
    kept,
  }
}

const mostNames = 1000

/** A document that was begun and is not saved yet. */
export type BegunDraft = {readonly document: string; readonly title: string; readonly keptAt: string}

/** What this person has begun and not saved, newest first. */
export async function listBegun(): Promise<readonly BegunDraft[]> {
  const {person} = await readVisitor()
  if (!person) return []
  const kept = await (await hindsight()).drafts.list(person.id, mostBegun)
  return kept.filter(({document}) => isNewDocument(document)).map(({document, text, keptAt}) => ({document, title: readTitle(text), keptAt}))
}

const mostBegun = 50

/** The title as it stands in the text, which need not be readable yet. */
function readTitle(text: string): string {
  return /^title:[ \t]*["']?(.*?)["']?[ \t]*$/m.exec(text.slice(0, 4000))?.[1]?.trim() || 'Without a title'
}
