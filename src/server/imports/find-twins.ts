import type {ImportWork, KnownTwin, TwinReason} from '#src/library/import/import-work.ts'
import type {ImportRow} from '#src/library/import/pending-imports.ts'
import type {NamedIncident} from '#src/library/incident-store.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {hindsight} from '#src/server/hindsight.ts'

/** An incident that a text may be already, and by what that is told. */
export type Twin = NamedIncident & {readonly why: TwinReason}

/** Incidents that these very bytes became before, or that have the text's source, or its title and day; each once, by the surest sign. */
export async function findTwins({viewer}: Pick<Visitor, 'viewer'>, {hash, work}: Pick<ImportRow, 'hash' | 'work'>): Promise<readonly Twin[]> {
  const {imports, store} = await hindsight()
  const {url, title, day} = toSigns(work)
  const [bytes, source, titled] = await Promise.all([
    imports.listSavedAs(hash).then(async ids => [...(await store.findTitles(viewer, ids)).values()]),
    url === undefined ? [] : store.listTwins(viewer, {url, title: undefined, day: undefined}),
    title === undefined || day === undefined ? [] : store.listTwins(viewer, {url: undefined, title, day}),
  ])
  const found = new Map<string, Twin>()
  const add = (named: Iterable<NamedIncident>, why: TwinReason): void => {
    for (const each of named) if (!found.has(each.id)) found.set(each.id, {id: each.id, title: each.title, why})
  }
  add(bytes, 'bytes')
  add(source, 'source')
  add(titled, 'title')
  return [...found.values()]
}

export function toKnownTwins(twins: readonly Twin[]): readonly KnownTwin[] {
  return twins.map(({id, why}) => ({id, why}))
}

function toSigns({origin, facts, shown}: ImportWork) {
  return {url: origin.url, title: facts.title ?? shown?.title, day: shown?.day}
}
