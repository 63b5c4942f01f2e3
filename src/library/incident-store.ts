import type {ActionStatus} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {DetectionSource, Incident, PostmortemStatus, Visibility} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import type {MilestoneKind} from '#src/incident/milestone.ts'
import type {ServiceAliases} from '#src/incident/service-names.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {DocumentHtml} from '#src/postmortem/render-postmortem.ts'
import type {CrossReferences} from './cross-reference.ts'
import type {FileAccess} from './file-access.ts'
import type {IncidentFigures, TimedIncident} from './insights/incident-figures.ts'
import type {Anniversaries, PastWeek} from './past-weeks.ts'
import type {FactorPrevention, PatternAsking, PatternCounts, RelationMap, RelationsAsking} from './patterns/pattern-counts.ts'
import type {RecallAnswer} from './recall/recall-answer.ts'
import type {RecallQuestion} from './recall/recall-question.ts'
import type {KnownAction, RecurrenceGraph} from './recurrence/recurrence-graph.ts'
import type {EarlierIncident} from './remediation/earlier-actions.ts'
import type {RemediationStore} from './remediation-store.ts'
import type {FoundPassage} from './search/document-passage.ts'
import type {ServiceOutline, ServiceRecord, ServiceSummary} from './service-figures.ts'

/** A document that could be read, ready to be stored. */
export type PublishedDocument = {
  /** Path below the content folder, with forward slashes. */
  readonly file: string
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly hash: string
  readonly incident: Incident
  /** Only what depends on the document alone, as found: what the configuration makes of it is decided when it is shown (`judgeDocument`). */
  readonly diagnostics: readonly Diagnostic[]
  /** The whole file as text, byte order mark included. */
  readonly markdown: string
  readonly html: DocumentHtml
  /** Words of the body without markup, comments and code fences' info strings. */
  readonly plainText: string
  /** What the configuration says its services are called besides; the incident keeps what its author wrote. None when not given. */
  readonly serviceAliases?: ServiceAliases | undefined
}

/** A file that could not be read, or must not be indexed; its last good version, if any, stays and is stale. */
export type UnreadableFile = {
  readonly file: string
  /** Undefined where not even the bytes could be read. */
  readonly hash: string | undefined
  readonly problem: Diagnostic
  /** What little can be told of it: `restricted` keeps even its name from everybody, `draft` from those who do not see drafts. */
  readonly visibility: FileAccess
}

/** One step of bringing the index up to date; applied whole or not at all. */
export type IndexChange = {
  readonly publish: readonly PublishedDocument[]
  readonly unreadable: readonly UnreadableFile[]
  /** Files that are gone. */
  readonly remove: readonly string[]
}

/** What the index knows of a file. */
export type IndexedFile = {
  readonly file: string
  readonly hash: string | undefined
  /** The incident that it holds, or held when it could last be read. */
  readonly incidentId: string | undefined
  readonly problem: Diagnostic | undefined
  readonly visibility: FileAccess
}

/**
 * Which incidents; several values of one field mean any of them, fields together mean all. An empty filter takes everything. 'none' is
 * "not stated"; whoever calls a service or a factor so gets both.
 */
export type IncidentFilters = {
  readonly severities: readonly (SeverityLevel | 'none')[]
  readonly services: readonly string[]
  readonly factors: readonly string[]
  readonly organizations: readonly string[]
  readonly detections: readonly (DetectionSource | 'none')[]
  /** Sorts of events that set incidents off, see `triggerSorts`. */
  readonly triggers: readonly string[]
  /** See `listTechnologies`. */
  readonly technologies: readonly string[]
  readonly tags: readonly string[]
  /** Of the document, not of the incident. */
  readonly statuses: readonly PostmortemStatus[]
  /** Calendar years, of `startedAt` or else of the first instant the document states, in UTC. */
  readonly years: readonly (number | 'none')[]
  /** `none` has no action items at all. */
  readonly actions: readonly RemediationState[]
  /** `diagnostics`: a rule finds an error or a warning in the document. */
  readonly has: readonly 'diagnostics'[]
  /** The first and the last day of a period in UTC, YYYY-MM-DD; with either, incidents without a date are left out. */
  readonly from: string | undefined
  readonly to: string | undefined
  /** A search as it was typed; see `readSearchQuery`. */
  readonly words: string
}

/** What remediation of an incident may be; one may be both open and overdue. */
export type RemediationState = 'open' | 'overdue' | 'none'

export const noFilters: IncidentFilters = {
  severities: [],
  services: [],
  factors: [],
  organizations: [],
  detections: [],
  triggers: [],
  technologies: [],
  tags: [],
  statuses: [],
  years: [],
  actions: [],
  has: [],
  from: undefined,
  to: undefined,
  words: '',
}

/** `relevance` is `newest` where no word is searched for. */
export const incidentOrders = ['relevance', 'newest', 'oldest', 'longest', 'severest'] as const
export type IncidentOrder = (typeof incidentOrders)[number]

/**
 * A place in an ordered list: what the order looks at of the incident that stands, or stood, there. It stays where it is when incidents
 * come and go around it. `weight` is the score, the length in minutes or the rank of the severity, undefined where the order has none.
 */
export type ListPlace = {readonly weight: number | undefined; readonly date: string | undefined; readonly id: string}

export type IncidentQuery = {
  readonly filters: IncidentFilters
  readonly order: IncidentOrder
  /** 1 is the first page; a page past the end is empty. */
  readonly page: number
  /** Turns from a place instead of counting pages; one that belongs to another order is the beginning of the list. */
  readonly turn?: {readonly to: 'after' | 'before'; readonly place: ListPlace} | undefined
  /** Rows a page, 1 to 200. */
  readonly pageSize: number
  /** Decides what is overdue, YYYY-MM-DD. */
  readonly today: string
  /** Lists nothing where no incident holds all the words of the search, and says so (`isPartial`), which costs little; false when not given. */
  readonly isWhole?: boolean | undefined
}

/** What a list shows of an incident, without its document. */
export type IncidentRow = {
  readonly id: string
  readonly title: string
  /** Where the incident stands in time: `started`, else its earliest milestone or timeline entry, else `date`; undefined where there is none. */
  readonly date: Instant | undefined
  readonly organization: string | undefined
  readonly severityLevel: SeverityLevel | undefined
  readonly severityLabel: string | undefined
  readonly status: PostmortemStatus
  readonly visibility: Visibility
  readonly detectedBy: DetectionSource | undefined
  readonly services: readonly string[]
  readonly factors: readonly string[]
  readonly summary: string
  /** Minutes; undefined where the milestones do not allow it. */
  readonly ttd: number | undefined
  readonly ttm: number | undefined
  readonly ttr: number | undefined
  readonly impactMinutes: number | undefined
  readonly milestones: readonly {readonly kind: MilestoneKind; readonly at: string}[]
  readonly windows: readonly {readonly start: string; readonly end: string | undefined}[]
  readonly actions: {readonly total: number; readonly open: number; readonly done: number; readonly overdue: number}
  readonly stale: boolean
  /** Where what was searched for stands in the text; empty where no word was. */
  readonly passages: readonly FoundPassage[]
}

export type IncidentList = {
  readonly rows: readonly IncidentRow[]
  readonly total: number
  /** How many incidents stand before the first of the rows. */
  readonly before: number
  /** Where the rows begin and end, to turn the page from; undefined where there are none. */
  readonly first: ListPlace | undefined
  readonly last: ListPlace | undefined
  /** True where no incident holds all the words of the search; these hold at least half of them, or where none does, any. */
  readonly isPartial: boolean
  /** True where scores have changed since the place that the page was turned from: one incident may be missed there, or come twice. */
  readonly isShifted: boolean
}

/** An incident by its name. */
export type NamedIncident = {readonly id: string; readonly title: string}

/** What stands before and after an incident in a list; both undefined where it stands alone in it, or not at all. */
export type Neighbours = {readonly previous: NamedIncident | undefined; readonly next: NamedIncident | undefined}

/** An incident that reads like another one, and the words that both have. */
export type SimilarIncident = {readonly id: string; readonly title: string; readonly words: readonly string[]}

/**
 * What somebody who is typing may mean. An incident's `name` is its title, and `id` its address. `rest` is what was typed before the name,
 * `alias` the other name of a service that was typed.
 */
export type Suggestion =
  | {readonly kind: 'service' | 'factor' | 'org'; readonly name: string; readonly count: number; readonly rest?: string; readonly alias?: string}
  | {readonly kind: 'incident'; readonly name: string; readonly id: string}

export type FacetValue<T> = {readonly value: T; readonly count: number}

/** How many incidents each further value would leave, each field counted without its own filter; most frequent first. */
export type IncidentFacets = {
  readonly severities: readonly FacetValue<SeverityLevel | 'none'>[]
  readonly services: readonly FacetValue<string>[]
  readonly factors: readonly FacetValue<string>[]
  readonly organizations: readonly FacetValue<string>[]
  readonly detections: readonly FacetValue<DetectionSource | 'none'>[]
  readonly triggers: readonly FacetValue<string>[]
  readonly technologies: readonly FacetValue<string>[]
  readonly tags: readonly FacetValue<string>[]
  readonly statuses: readonly FacetValue<PostmortemStatus>[]
  /** Newest first, 'none' last. */
  readonly years: readonly FacetValue<number | 'none'>[]
  readonly actions: readonly FacetValue<RemediationState>[]
  readonly has: readonly FacetValue<'diagnostics'>[]
  /** By the month that they began in, YYYY-MM in UTC, oldest first; without the period. */
  readonly months: readonly FacetValue<string>[]
  /** How many have no date to be counted by. */
  readonly undated: number
}

/** Everything an incident's page needs. */
export type IncidentRecord = {
  readonly incident: Incident
  readonly diagnostics: readonly Diagnostic[]
  readonly html: DocumentHtml
  readonly markdown: string
  readonly file: string
  /** Set where the file can no longer be read and this is its last good version. */
  readonly stale: Diagnostic | undefined
}

/** An incident under its address, or the address that it has moved to. */
export type FoundIncident = {readonly record: IncidentRecord} | {readonly movedTo: string}

/** An open action item with the incident it belongs to. */
export type OpenAction = {
  readonly incidentId: string
  readonly incidentTitle: string
  /** Its place among the incident's action items, from 0. */
  readonly position: number
  readonly title: string
  readonly status: ActionStatus
  readonly owner: string | undefined
  readonly due: string | undefined
  readonly overdue: boolean
}

export type RemediationSummary = {
  readonly open: number
  readonly overdue: number
  /** Open ones without a due date. */
  readonly undated: number
  /** How many incidents the open ones belong to. */
  readonly incidents: number
  /** Overdue first by how long, then by due date, then those without one. */
  readonly next: readonly OpenAction[]
}

/** A line of the parse report. */
export type SyncProblem = {readonly file: string; readonly problem: Diagnostic; readonly lastGood: {readonly id: string; readonly title: string} | undefined}

export type SyncReport = {
  readonly documents: number
  readonly problems: readonly SyncProblem[]
  readonly heldBack: readonly string[]
  readonly syncedAt: string | undefined
}

/**
 * The index of the content folder. Every read takes the viewer and leaves out what it may not see inside the query, so that counts,
 * titles and addresses of hidden incidents never leave the store.
 */
export interface IncidentStore extends RemediationStore {
  /** Grows with every change that readers can see; the key of whatever is cached above the store. */
  readRevision(): Promise<number>
  /** The handles of all audiences, as `toHandle` writes them, each once and in order: what a viewer is reduced by, never to be shown. */
  listAudiences(): Promise<readonly string[]>
  /** Every file the index knows, for the publisher. */
  listFiles(): Promise<readonly IndexedFile[]>
  apply(change: IndexChange): Promise<void>
  /** Notes the end of a run: when it was, and which vanished files were kept until somebody confirms. */
  recordSync(outcome: {readonly at: string; readonly heldBack: readonly string[]}): Promise<void>
  /** The reader that every file of the index was read with; undefined where that is not known. */
  findReaderRevision(): Promise<string | undefined>
  recordReaderRevision(revision: string): Promise<void>
  /** Told that much of the index is new, so that questions go on being answered the quickest way; changes nothing that anybody can see. */
  takeStock(): Promise<void>

  countIncidents(viewer: Viewer): Promise<number>
  /** By id, else by alias; an id wins over another incident's alias. */
  findIncident(viewer: Viewer, address: string): Promise<FoundIncident | undefined>
  /** Several by id, those that exist for the viewer. */
  findIncidents(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, IncidentRecord>>
  listIncidents(viewer: Viewer, query: IncidentQuery): Promise<IncidentList>
  /** Every incident that matches, without passages, in the order of `listIncidents`, a batch at a time, so that any number fits into memory. */
  readIncidents(viewer: Viewer, query: Pick<IncidentQuery, 'filters' | 'order' | 'today'>): AsyncIterable<readonly IncidentRow[]>
  /** What stands beside an incident in a list. */
  findNeighbours(viewer: Viewer, query: Pick<IncidentQuery, 'filters' | 'order' | 'today'>, id: string): Promise<Neighbours>
  /** A search with the words that occur nowhere put right; undefined where all of them occur, or nothing near them does. */
  correctSearch(viewer: Viewer, words: string): Promise<string | undefined>
  /**
   * Names that have a word beginning with what was typed, or with its last terms, those of most incidents first; then incidents by their
   * titles. A service is found by its `aliases` as well.
   */
  listSuggestions(viewer: Viewer, typed: string, limit: number, aliases?: ServiceAliases): Promise<readonly Suggestion[]>
  /** `isWhole` says that a list has shown all of the words to be held, so that it need not be looked into again. */
  countFacets(viewer: Viewer, filters: IncidentFilters, today: string, isWhole?: boolean): Promise<IncidentFacets>
  /** How many of the matching incidents have each two values of two dimensions. */
  countPatterns(viewer: Viewer, filters: IncidentFilters, asking: PatternAsking, today: string): Promise<PatternCounts>
  /** What is done against each factor of the matching incidents, the most frequent first. */
  countPrevention(viewer: Viewer, filters: IncidentFilters, today: string): Promise<readonly FactorPrevention[]>
  /** The relations that authors state, of which either incident matches; between incidents of the viewer's alone. */
  listRelations(viewer: Viewer, filters: IncidentFilters, asking: RelationsAsking, today: string): Promise<RelationMap>
  /** The incidents that match, in figures. */
  measureIncidents(viewer: Viewer, filters: IncidentFilters, today: string): Promise<IncidentFigures>
  /** Those of them that say how long anything took, the newest first. */
  listTimedIncidents(viewer: Viewer, filters: IncidentFilters, today: string, limit: number): Promise<readonly TimedIncident[]>
  summarizeRemediation(viewer: Viewer, today: string, limit: number): Promise<RemediationSummary>
  /** Titles of those incidents that exist for the viewer; an alias answers with the id it stands for. */
  findTitles(viewer: Viewer, addresses: readonly string[]): Promise<ReadonlyMap<string, {readonly id: string; readonly title: string}>>
  /** Incidents that were published at this address, or have this title within a day of this one: what somebody brings in may be there already. Five at most. */
  listTwins(
    viewer: Viewer,
    known: {readonly url: string | undefined; readonly title: string | undefined; readonly day: string | undefined},
  ): Promise<readonly NamedIncident[]>
  /** Incidents that read most like one, by the words that set it apart; without it, and none where nothing is alike. */
  listSimilar(viewer: Viewer, id: string, limit: number): Promise<readonly SimilarIncident[]>
  /** Incidents whose accounts hold most of a pasted text. Neither it nor any part of it is kept. */
  recall(viewer: Viewer, question: RecallQuestion, limit: number): Promise<RecallAnswer>
  /** What an incident has to do with others: what authors say, of `mostStated` of them where no number is given, and what it shares with them; nothing for one that is hidden. */
  listCrossReferences(viewer: Viewer, id: string, most?: number): Promise<CrossReferences>
  /** What was to be done after the incidents that this one repeats by its author's word, in the order of that; nothing for one that is hidden. */
  listEarlierActions(viewer: Viewer, id: string): Promise<readonly EarlierIncident[]>
  /** What authors state about incidents having come again, of those that the viewer sees at both ends; under whichever address they name them. */
  readRecurrences(viewer: Viewer): Promise<RecurrenceGraph>
  /** The actions of some incidents, by the incident's id and in the order of its document; `mostKnownActions` of each at most. */
  listKnownActions(viewer: Viewer, ids: readonly string[]): Promise<readonly KnownAction[]>
  /** Incidents that happened in one of some weeks, which have no day in common, by the days that their own clocks showed. */
  listAnniversaries(viewer: Viewer, weeks: readonly PastWeek[], limit: number): Promise<Anniversaries>
  /** Whether any of the viewer's incidents names the service. */
  knowsService(viewer: Viewer, name: string): Promise<boolean>
  /** Every service of the viewer's incidents, in alphabetical order. */
  summarizeServices(viewer: Viewer, today: string): Promise<readonly ServiceSummary[]>
  /** What stands beside those figures, for some services: their incidents by month, and their most frequent factors. */
  outlineServices(viewer: Viewer, names: readonly string[], mostFactors: number): Promise<ReadonlyMap<string, ServiceOutline>>
  /** A service in figures; undefined where none of the viewer's incidents names it. */
  findService(viewer: Viewer, name: string, today: string): Promise<ServiceRecord | undefined>
  /** Open action items of a service's incidents, in the order of `RemediationSummary`. */
  listOpenActions(viewer: Viewer, service: string, today: string, limit: number): Promise<readonly OpenAction[]>
  /** The files of incidents that count for services by names other than these aliases make of what their documents say. */
  listMisnamed(aliases: ServiceAliases): Promise<readonly string[]>
  /** The services with most incidents, for the navigation. */
  listServices(viewer: Viewer, limit: number): Promise<readonly FacetValue<string>[]>
  readSyncReport(viewer: Viewer): Promise<SyncReport>
  close(): Promise<void>
}
