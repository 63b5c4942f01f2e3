import {onTestFinished} from 'vitest'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {operator, type Viewer} from '#src/incident/viewer.ts'
import {
  type IncidentFilters,
  type IncidentQuery,
  type IncidentStore,
  type IndexChange,
  noFilters,
  type PublishedDocument,
  type UnreadableFile,
} from '#src/library/incident-store.ts'
import type {ActionAsking, ActionFilters, ActionLife} from '#src/library/remediation-store.ts'
import {aDocument, type DocumentGiven} from '#tests/builders/an-incident.ts'

/** Opens an empty store for the length of a test. */
export type Open = () => Promise<IncidentStore>

export const today = '2025-06-01'

/** A store with these documents in it, closed when the test ends. */
export async function holding(open: Open, ...documents: readonly DocumentGiven[]): Promise<IncidentStore> {
  const store = await open()
  onTestFinished(() => store.close())
  if (documents.length > 0) await store.apply(change({publish: documents.map(aDocument)}))
  return store
}

/** A change that does only what it names. */
/** Takes every file out of the index. */
export async function removeAll(store: IncidentStore): Promise<void> {
  await store.apply(change({remove: (await store.listFiles()).map(({file}) => file)}))
}

export function change(given: Partial<IndexChange>): IndexChange {
  return {publish: [], unreadable: [], remove: [], ...given}
}

/** A file that could not be read. */
export function anUnreadableFile(given: Partial<UnreadableFile> & {readonly file: string}): UnreadableFile {
  return {hash: 'f00d', problem: aProblem('Unexpected end of the front matter'), visibility: 'public', ...given}
}

export function aProblem(message: string): Diagnostic {
  const place = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 4, offset: 3}}
  return {rule: 'front-matter', level: 'error', message, place, notes: [{message: 'it begins here', place}]}
}

/** A query for the first fifty of all, but for what is named. */
export function aQuery(filters: Partial<IncidentFilters> = {}, rest: Partial<IncidentQuery> = {}): IncidentQuery {
  return {filters: {...noFilters, ...filters}, order: 'newest', page: 1, pageSize: 50, today, ...rest}
}

/** The ids of a list, for who sees everything unless said otherwise. */
export async function listIds(store: IncidentStore, query: IncidentQuery = aQuery(), viewer: Viewer = operator): Promise<readonly string[]> {
  const {rows} = await store.listIncidents(viewer, query)
  return rows.map(row => row.id)
}

/** What the page of an incident is made of, or undefined where the viewer has none. */
export async function readRecord(store: IncidentStore, id: string, viewer: Viewer = operator) {
  const found = await store.findIncident(viewer, id)
  return found && 'record' in found ? found.record : undefined
}

/** A document as the store hands it back. */
export function toRecord({incident, diagnostics, html, markdown, file}: PublishedDocument) {
  return {incident, diagnostics, html, markdown, file, stale: undefined}
}

/** A question about actions, with a policy and two teams. */
export function anActionAsking(filters: ActionFilters = {}, rest: Partial<ActionAsking> = {}): ActionAsking {
  const teams = new Map([
    ['@platform', ['@ada', 'ada lovelace']],
    ['@security', ['@grace', 'grace', '@mallory']],
  ])
  return {filters, today, policies: {1: 15, 2: 30}, teams, ...rest}
}

/** Lives in an order of their own: a store has them in any. */
export function inOrder(lives: readonly ActionLife[]): readonly ActionLife[] {
  return lives
    .map(life => ({key: JSON.stringify(life, (_, value: unknown) => value ?? null), life}))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({life}) => life)
}
