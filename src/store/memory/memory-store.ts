import {isOpen, isOverdue} from '#src/incident/action-item.ts'
import {toHandle} from '#src/incident/handle.ts'
import {canRead, canSeeDrafts, type Viewer} from '#src/incident/viewer.ts'
import type {IncidentFilters, IncidentQuery, IncidentRow, IncidentStore, ListPlace, OpenAction, SyncReport} from '#src/library/incident-store.ts'
import {correctSearch} from '#src/library/search/correct-search.ts'
import {findPassages} from '#src/library/search/find-passages.ts'
import {openPhraseFinder} from '#src/library/search/mark-phrases.ts'
import {chooseKeyWords, toKeyWords} from '#src/library/search/to-key-words.ts'
import {toWords} from '#src/library/search/words.ts'
import {listToldDiagnostics} from '#src/library/told-diagnostics.ts'
import {countActionFacets, countTraces, coverActions, findPage, listActionLives} from '#src/store/follow-actions.ts'
import {toIncidentCard} from '#src/store/incident-card.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'
import {toWindow} from '#src/store/to-window.ts'
import {countFacets} from './count-facets.ts'
import {countPatterns, countPrevention} from './count-patterns.ts'
import {type Entry, type KnownFile, noteUnreadable, publish, toRecord} from './known-files.ts'
import {type FollowedEntry, listActions} from './list-actions.ts'
import {listAnniversaries} from './list-anniversaries.ts'
import {listCrossReferences} from './list-cross-references.ts'
import {listEarlierActions} from './list-earlier-actions.ts'
import {listKnownActions} from './list-known-actions.ts'
import {belongsTo, compare, comparePlaces, newestFirst, toListPlace, toStart} from './list-places.ts'
import {listRelations} from './list-relations.ts'
import {listSuggestions} from './list-suggestions.ts'
import {listTwins} from './list-twins.ts'
import {matches} from './matches-filters.ts'
import {listTimed, measure} from './measure-incidents.ts'
import {readRecurrences} from './read-recurrences.ts'
import {recallEntries} from './recall-entries.ts'
import {countPhrase, type SearchedEntry, scoreEntry, searchEntries} from './search-entries.ts'
import {findService, outlineService, summarizeServices} from './service-figures.ts'

/** Opens a store that forgets everything when it is dropped; for tests, and the plain telling of what the other one does with queries. */
export function openMemoryStore(): IncidentStore {
  const files = new Map<string, KnownFile>()
  let heldBack: readonly string[] = []
  let syncedAt: string | undefined
  let readerRevision: string | undefined
  let revision = 0

  const list = (viewer: Viewer): readonly Entry[] => [...files.values()].flatMap(({entry}) => (entry && canRead(viewer, toReadable(entry)) ? [entry] : []))

  const listFollowed = (): readonly FollowedEntry[] =>
    [...files.values()].flatMap(({entry, problem}) =>
      entry ? [{...entry.followed, ...toReadable(entry), id: entry.card.id, entry, isStale: problem !== undefined}] : [],
    )

  const find = (viewer: Viewer, address: string): Entry | undefined => {
    const entries = list(viewer)
    const byId = entries.find(entry => entry.card.id === address)
    return byId ?? entries.filter(entry => hasAlias(entry, address)).sort((a, b) => compare(a.card.id, b.card.id))[0]
  }

  const search = (viewer: Viewer, words: string, today: string) =>
    searchEntries(
      list(viewer).map(
        (entry): SearchedEntry => ({
          ...entry,
          isStale: files.get(entry.document.file)?.problem !== undefined,
          told: listToldDiagnostics(viewer, entry.document.diagnostics),
        }),
      ),
      words,
      today,
    )

  const filter = (viewer: Viewer, filters: IncidentFilters, today: string): readonly SearchedEntry[] =>
    search(viewer, filters.words, today).entries.filter(entry => matches(entry, filters, today))

  const listInOrder = (viewer: Viewer, {filters, order: asked, today}: Pick<IncidentQuery, 'filters' | 'order' | 'today'>) => {
    const {entries, score, lists, isPartial} = search(viewer, filters.words, today)
    const order = asked === 'relevance' && !score ? 'newest' : asked
    const byPlace = (a: ListPlace, b: ListPlace): number => comparePlaces(order, a, b)
    const found = entries
      .filter(entry => matches(entry, filters, today))
      .map(entry => ({entry, place: toListPlace(entry.card, order, score?.(entry))}))
      .sort((a, b) => byPlace(a.place, b.place))
    return {found, order, byPlace, lists, isPartial}
  }

  const mayKnow = (viewer: Viewer, {entry, visibility}: KnownFile): boolean =>
    viewer.seesEverything || (entry ? canRead(viewer, toReadable(entry)) : visibility === 'public' || (visibility === 'draft' && canSeeDrafts(viewer)))

  return {
    async readRevision() {
      return revision
    },
    async listAudiences() {
      const audiences = [...files.values()].flatMap(({entry}) => entry?.document.incident.audience ?? [])
      return [...new Set(audiences.map(toHandle))].sort()
    },
    async listFiles() {
      const known = [...files].sort(([a], [b]) => compare(a, b))
      return known.map(([file, {hash, problem, visibility, entry}]) => ({file, hash, incidentId: entry?.card.id, problem, visibility}))
    },
    async apply(change) {
      const before = files.size
      const next = new Map(files)
      for (const file of [...change.remove, ...change.publish.map(document => document.file)]) next.delete(file)
      let news = next.size < before || change.publish.length > 0
      for (const document of change.publish) publish(next, document)
      for (const file of change.unreadable) if (noteUnreadable(next, file)) news = true
      files.clear()
      for (const [file, known] of next) files.set(file, known)
      if (news) revision += 1
    },
    async recordSync(outcome) {
      syncedAt = outcome.at
      const now = [...new Set(outcome.heldBack)].sort(compare)
      if (now.join('\0') !== heldBack.join('\0')) revision += 1
      heldBack = now
    },
    async findReaderRevision() {
      return readerRevision
    },
    async recordReaderRevision(revision) {
      readerRevision = revision
    },
    async takeStock() {},
    async countIncidents(viewer) {
      return list(viewer).length
    },
    async findIncident(viewer, address) {
      const entry = find(viewer, address)
      if (!entry) return undefined
      return entry.card.id === address ? {record: toRecord(files, entry)} : {movedTo: entry.card.id}
    },
    async findIncidents(viewer, ids) {
      const entries = list(viewer).filter(({card}) => ids.includes(card.id))
      return new Map(entries.map(entry => [entry.card.id, toRecord(files, entry)]))
    },
    async listIncidents(viewer, {filters, order: asked, page, pageSize, turn, today, isWhole = false}) {
      const {found, order, byPlace, lists, isPartial} = listInOrder(viewer, {filters, order: asked, today})
      if (isWhole && isPartial) return {rows: [], total: 0, before: 0, first: undefined, last: undefined, isPartial, isShifted: false}
      const turned = turn && belongsTo(turn.place, order) ? turn : undefined
      const start = toStart(
        found.map(({place}) => place),
        turned,
        toWindow({page, pageSize}),
        byPlace,
      )
      const shown = found.slice(start.from, start.to)
      const find = openPhraseFinder(lists)
      return {
        rows: shown.map(({entry}) => ({...toRow(entry, today), passages: findPassages(entry.passages, find)})),
        total: found.length,
        before: Math.min(start.from, found.length),
        first: shown[0]?.place,
        last: shown.at(-1)?.place,
        isPartial,
        isShifted:
          order === 'relevance' &&
          turned !== undefined &&
          shown.length > 0 &&
          found.every(({place}) => place.id !== turned.place.id || place.weight !== turned.place.weight),
      }
    },
    async *readIncidents(viewer, query) {
      const {found} = listInOrder(viewer, query)
      for (let start = 0; start < found.length; start += 200) {
        yield found.slice(start, start + 200).map(({entry}) => ({...toRow(entry, query.today), passages: []}))
      }
    },
    async findNeighbours(viewer, query, id) {
      const {found} = listInOrder(viewer, query)
      const at = found.findIndex(({entry}) => entry.card.id === id)
      const name = (place: number) => {
        const card = at === -1 ? undefined : found[place]?.entry.card
        return card && {id: card.id, title: card.title}
      }
      return {previous: name(at - 1), next: name(at + 1)}
    },
    async correctSearch(viewer, words) {
      const holds = (entries: readonly Entry[], word: string): number =>
        entries.filter(entry => countPhrase(entry, {words: [word], isPrefix: false}) > 0).length
      const weigh = async (asked: readonly string[]) => new Map(asked.map(word => [word, holds(list(viewer), word)] as const).filter(([, count]) => count > 0))
      return await correctSearch(words, weigh)
    },
    async listSimilar(viewer, id, limit) {
      const all = list(viewer)
      const own = find(viewer, id)
      if (own?.card.id !== id) return []
      const holds = (entry: Entry, word: string): boolean => countPhrase(entry, {words: [word], isPrefix: false}) > 0
      const candidates = toKeyWords(own.card.title, own.passages)
      const holders = new Map(candidates.map(word => [word, all.filter(entry => holds(entry, word)).length]))
      const words = chooseKeyWords(candidates, holders, all.length)
      const lists = words.map(word => [{words: [word], isPrefix: false}])
      return all
        .filter(entry => entry !== own && words.filter(word => holds(entry, word)).length >= 2)
        .map(entry => ({entry, score: scoreEntry(entry, lists, all)}))
        .sort((a, b) => b.score - a.score || compare(a.entry.card.id, b.entry.card.id))
        .slice(0, limit)
        .map(({entry}) => ({
          id: entry.card.id,
          title: entry.card.title,
          words: words.filter(word => [entry.card.title, ...entry.passages.map(({text}) => text)].some(text => toWords(text).includes(word))),
        }))
    },
    async recall(viewer, question, limit) {
      return recallEntries(list(viewer), question, limit)
    },
    listSuggestions: async (viewer, typed, limit, aliases = {}) => listSuggestions(list(viewer), typed, limit, aliases),
    async countFacets(viewer, filters, today) {
      return countFacets(search(viewer, filters.words, today).entries, filters, today)
    },
    async countPatterns(viewer, filters, asking, today) {
      return countPatterns(filter(viewer, filters, today), asking)
    },
    async countPrevention(viewer, filters, today) {
      return countPrevention(filter(viewer, filters, today))
    },
    async listRelations(viewer, filters, asking, today) {
      return listRelations(list(viewer), filter(viewer, filters, today), asking)
    },
    async measureIncidents(viewer, filters, today) {
      const {entries} = search(viewer, filters.words, today)
      const anyDay = {...filters, from: undefined, to: undefined}
      return measure(
        entries.filter(entry => matches(entry, filters, today)),
        entries.filter(entry => matches(entry, anyDay, today) && entry.card.date === undefined).length,
      )
    },
    async listTimedIncidents(viewer, filters, today, limit) {
      const {entries} = search(viewer, filters.words, today)
      return listTimed(entries.filter(entry => matches(entry, filters, today)).toSorted(newestFirst)).slice(0, limit)
    },
    async summarizeRemediation(viewer, today, limit) {
      const open = list(viewer).flatMap(entry => listOpen(entry, today))
      return {
        open: open.length,
        overdue: open.filter(action => action.overdue).length,
        undated: open.filter(action => action.due === undefined).length,
        incidents: new Set(open.map(action => action.incidentId)).size,
        next: open.sort(soonestFirst).slice(0, limit),
      }
    },
    async findTitles(viewer, addresses) {
      return new Map(
        addresses.flatMap(address => {
          const entry = find(viewer, address)
          return entry ? [[address, {id: entry.card.id, title: entry.card.title}] as const] : []
        }),
      )
    },
    listTwins: async (viewer, known) => listTwins(list(viewer), known),
    async listCrossReferences(viewer, id, most) {
      return listCrossReferences(list(viewer).toSorted(newestFirst), id, most)
    },
    async listEarlierActions(viewer, id) {
      const own = find(viewer, id)
      return listEarlierActions(own?.card.id === id ? own : undefined, address => find(viewer, address))
    },
    readRecurrences: async viewer => readRecurrences(list(viewer), address => find(viewer, address)),
    listKnownActions: async (viewer, ids) => listKnownActions(list(viewer), ids),
    listAnniversaries: async (viewer, weeks, limit) => listAnniversaries(list(viewer), weeks, limit),
    async knowsService(viewer, name) {
      return list(viewer).some(({card}) => card.services.includes(name))
    },
    async summarizeServices(viewer, today) {
      return summarizeServices(list(viewer), today)
    },
    async outlineServices(viewer, names, mostFactors) {
      return new Map(
        summarizeServices(list(viewer), '')
          .filter(({name}) => names.includes(name))
          .map(({name}) => [name, outlineService(list(viewer).toSorted(newestFirst), name, mostFactors)]),
      )
    },
    async findService(viewer, name, today) {
      return findService(list(viewer), name, today)
    },
    async listOpenActions(viewer, service, today, limit) {
      const entries = list(viewer).filter(({card}) => card.services.includes(service))
      return entries
        .flatMap(entry => listOpen(entry, today))
        .sort(soonestFirst)
        .slice(0, limit)
    },
    async listActions(viewer, asking) {
      return listActions(findPage(listFollowed(), viewer, asking), asking)
    },
    async countActionFacets(viewer, asking) {
      return countActionFacets(listFollowed(), viewer, asking)
    },
    async coverActions(viewer, asking) {
      return coverActions(listFollowed(), viewer, asking)
    },
    async countTraces(viewer, asking) {
      return countTraces(listFollowed(), viewer, asking)
    },
    async listActionLives(viewer, asking) {
      return listActionLives(listFollowed(), viewer, asking)
    },
    async listMisnamed(aliases) {
      const misnamed = [...files].filter(([, {entry}]) => {
        const now = entry && toIncidentCard({...entry.document, serviceAliases: aliases}).services
        return now && now.join('\0') !== entry.card.services.join('\0')
      })
      return misnamed.map(([file]) => file).sort()
    },
    async listServices(viewer, limit) {
      const counts = new Map<string, number>()
      for (const {card} of list(viewer)) for (const service of card.services) counts.set(service, (counts.get(service) ?? 0) + 1)
      return toFacetValues(counts).slice(0, limit)
    },
    async readSyncReport(viewer): Promise<SyncReport> {
      const known = [...files].filter(([, file]) => mayKnow(viewer, file)).sort(([a], [b]) => compare(a, b))
      return {
        documents: list(viewer).length,
        problems: known.flatMap(([file, {problem, entry}]) =>
          problem ? [{file, problem, lastGood: entry && {id: entry.card.id, title: entry.card.title}}] : [],
        ),
        heldBack: heldBack.filter(file => known.some(([name]) => name === file)),
        syncedAt,
      }
    },
    async close() {},
  }
}

function toReadable({document: {incident}, visibility, status}: Entry) {
  return {status, visibility, audience: incident.audience}
}

function hasAlias({document}: Entry, address: string): boolean {
  return document.incident.aliases.some(alias => alias.value === address)
}

function toRow({card, document, visibility, status, isStale}: SearchedEntry, today: string): Omit<IncidentRow, 'passages'> {
  const {tta: _tta, year: _year, day: _day, longest: _longest, earliestDue: _earliestDue, ...row} = card
  const {total, open, done} = card.actions
  const overdue = document.incident.actions.filter(action => isOverdue(action, today)).length
  return {...row, visibility, status, actions: {total, open, done, overdue}, stale: isStale}
}

function listOpen({card, document}: Entry, today: string): readonly OpenAction[] {
  return document.incident.actions.flatMap((action, position) => {
    if (!isOpen(action)) return []
    const {title, status, owner, due} = action
    return [{incidentId: card.id, incidentTitle: card.title, position, title, status, owner, due, overdue: isOverdue(action, today)}]
  })
}

function soonestFirst(a: OpenAction, b: OpenAction): number {
  return compare(a.due ?? '~', b.due ?? '~') || compare(a.incidentId, b.incidentId) || a.position - b.position
}
