import {isOpen} from '#src/incident/action-item.ts'
import {toHandle} from '#src/incident/handle.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import {toServiceName} from '#src/incident/service-names.ts'
import {toFileAccess} from '#src/library/file-access.ts'
import type {PublishedDocument} from '#src/library/incident-store.ts'
import {toPassages} from '#src/library/search/to-passages.ts'
import {toFollowedFacts} from '#src/store/followed-incident.ts'
import {type IncidentCard, toIncidentCard} from '#src/store/incident-card.ts'
import {type IncidentWords, toIncidentWords} from '#src/store/incident-words.ts'
import {listServiceAliases} from '#src/store/list-service-aliases.ts'
import {listSearchNames} from '#src/store/search-names.ts'
import {writeIncidentJson} from './incident-json.ts'
import type {CardLists} from './list-incidents.ts'
import type {Prisma} from './sqlite/generated/client.ts'

/** Every column of a table; undefined stands for null. */
type Row<Columns> = {readonly [Name in keyof Columns]: null extends Columns[Name] ? Columns[Name] | undefined : Columns[Name]}

/** A document's rows by their table, in an order in which every row comes after the one it refers to. */
export type Rows = {
  readonly SourceFile: readonly Row<Prisma.SourceFileModel>[]
  readonly Incident: readonly Row<Prisma.IncidentModel>[]
  readonly IncidentChange: readonly Row<Prisma.IncidentChangeModel>[]
  readonly DocumentBody: readonly Row<Prisma.DocumentBodyModel>[]
  readonly IncidentAlias: readonly Row<Prisma.IncidentAliasModel>[]
  readonly AudienceEntry: readonly Row<Prisma.AudienceEntryModel>[]
  readonly IncidentService: readonly Row<Prisma.IncidentServiceModel>[]
  readonly ServiceAlias: readonly Row<Prisma.ServiceAliasModel>[]
  readonly IncidentCategory: readonly Row<Prisma.IncidentCategoryModel>[]
  readonly IncidentTag: readonly Row<Prisma.IncidentTagModel>[]
  readonly IncidentPerson: readonly Row<Prisma.IncidentPersonModel>[]
  readonly Milestone: readonly Row<Prisma.MilestoneModel>[]
  readonly ImpactWindow: readonly Row<Prisma.ImpactWindowModel>[]
  readonly StatedDuration: readonly Row<Prisma.StatedDurationModel>[]
  readonly ImpactMeasure: readonly Row<Prisma.ImpactMeasureModel>[]
  readonly Trigger: readonly Row<Prisma.TriggerModel>[]
  readonly Factor: readonly Row<Prisma.FactorModel>[]
  readonly TimelineEntry: readonly Row<Prisma.TimelineEntryModel>[]
  readonly EntryMilestone: readonly Row<Prisma.EntryMilestoneModel>[]
  readonly StatusUpdate: readonly Row<Prisma.StatusUpdateModel>[]
  readonly ActionItem: readonly Row<Prisma.ActionItemModel>[]
  readonly Lesson: readonly Row<Prisma.LessonModel>[]
  readonly Relation: readonly Row<Prisma.RelationModel>[]
  readonly IncidentLink: readonly Row<Prisma.IncidentLinkModel>[]
  readonly Section: readonly Row<Prisma.SectionModel>[]
  readonly Diagnostic: readonly Row<Prisma.DiagnosticModel>[]
  readonly DocumentPassages: readonly Row<Prisma.DocumentPassagesModel>[]
  readonly FollowedIncident: readonly Row<Prisma.FollowedIncidentModel>[]
  readonly SearchName: readonly Row<Prisma.SearchNameModel>[]
  readonly IncidentWords: readonly (IncidentWords & {readonly rowid: number})[]
}

/** Lays a document out in rows under its key, as part of the change of the index that has this number. Each row of a table names the same columns in the same order. */
export function toRows(document: PublishedDocument, key: number, revision: number): Rows {
  const {incident, file, hash, markdown, html, diagnostics, serviceAliases = {}} = document
  const categories = incident.factorCategories.map(({value}) => ({title: undefined, category: value, description: undefined}))
  const factors = [...incident.factors, ...categories]
  const card = toIncidentCard(document)
  const date = card.date?.at ?? ''
  return {
    SourceFile: [{file, hash, problem: null, visibility: toFileAccess(incident)}],
    Incident: [toIncidentRow(document, card, key)],
    IncidentChange: [{incidentKey: key, revision}],
    DocumentBody: [
      {
        incidentKey: key,
        markdown,
        html: JSON.stringify(html),
        incident: writeIncidentJson(incident, markdown),
        diagnostics: JSON.stringify(diagnostics),
      },
    ],
    IncidentAlias: each(key, incident.aliases, ({value}) => ({alias: toIndexed(value)})),
    AudienceEntry: each(key, incident.audience, handle => ({handle: toIndexed(toHandle(handle))})),
    IncidentService: named(
      key,
      incident.services.map(({value}) => ({value: toServiceName(value, serviceAliases)})),
      {date},
    ),
    ServiceAlias: listServiceAliases(document).map(called => ({incidentKey: key, ...called})),
    IncidentCategory: named(
      key,
      factors.flatMap(({category}) => (category === undefined ? [] : [{value: category}])),
      {date},
    ),
    IncidentTag: named(key, incident.tags, {}),
    IncidentPerson: toPeople(incident, key),
    Milestone: each(key, incident.milestones, ({kind, instant}) => ({kind, ...toInstant(instant)})),
    ImpactWindow: each(key, incident.impactWindows, ({start, end}) => ({
      startAt: start.at,
      startPrecision: start.precision,
      startApproximate: start.approximate,
      startZone: start.zone,
      ...toEnd(end),
    })),
    StatedDuration: each(key, incident.statedDurations, ({minutes}) => ({minutes})),
    ImpactMeasure: each(key, incident.impactMeasures, ({value, upTo, unit, what, qualifier}) => ({value, upTo, unit, what, qualifier})),
    Trigger: incident.trigger ? [{incidentKey: key, text: incident.trigger.text}] : [],
    Factor: each(key, factors, ({title, category, description}) => ({title, category, description})),
    TimelineEntry: each(key, incident.timeline, ({instant, end, text}) => ({...toInstant(instant), ...toEnd(end), text})),
    EntryMilestone: each(
      key,
      incident.timeline.flatMap(({milestones}, entry) => milestones.map(kind => ({entry, kind}))),
      named => named,
    ),
    StatusUpdate: each(key, incident.updates, ({instant, state, text}) => ({...toInstant(instant), state, text})),
    ActionItem: each(key, incident.actions, action => ({
      handle: action.id,
      title: action.title,
      status: action.status,
      open: isOpen(action),
      kind: action.kind,
      owner: action.owner,
      due: action.due,
      done: action.done,
      priority: action.priority,
      ref: action.ref,
      factor: action.factor,
      reason: action.reason,
      proof: action.proof,
    })),
    Lesson: each(key, incident.lessons, ({kind, text}) => ({kind, text})),
    Relation: each(key, incident.relations, ({to, type}) => ({to: toIndexed(to), type})),
    IncidentLink: each(key, incident.links, ({to}) => ({to: toIndexed(to)})),
    Section: each(key, incident.sections, ({kind, heading}) => ({kind, heading})),
    Diagnostic: each(key, diagnostics, ({rule, level, message, place}) => ({rule, level, message, line: place?.start.line, column: place?.start.column})),
    DocumentPassages: [{incidentKey: key, passages: JSON.stringify(toPassages(document))}],
    FollowedIncident: incident.actions.length === 0 ? [] : [{incidentKey: key, revision, facts: JSON.stringify(toFollowedFacts(incident, card))}],
    SearchName: listSearchNames(document, card.services).map(name => ({incidentKey: key, ...name})),
    IncidentWords: [{rowid: key, ...toIncidentWords(document)}],
  }
}

function toIncidentRow({incident, file}: PublishedDocument, card: IncidentCard, key: number): Row<Prisma.IncidentModel> {
  const lists: CardLists = {services: card.services, factors: card.factors, milestones: card.milestones, windows: card.windows}
  return {
    key,
    id: incident.id,
    file,
    title: card.title,
    organization: card.organization,
    severityLevel: card.severityLevel,
    severityLabel: card.severityLabel,
    status: card.status,
    visibility: card.visibility,
    stale: false,
    timezone: incident.timezone?.value,
    detectedBy: card.detectedBy,
    sourceUrl: incident.source?.url,
    sourcePublisher: incident.source?.publisher,
    sourceDate: incident.source?.date,
    statedDay: incident.date?.value,
    date: card.date?.at,
    datePrecision: card.date?.precision,
    dateApproximate: card.date?.approximate,
    dateZone: card.date?.zone,
    year: card.year,
    ttd: card.ttd,
    tta: card.tta,
    ttm: card.ttm,
    ttr: card.ttr,
    impactMinutes: card.impactMinutes,
    dated: card.date !== undefined,
    longest: card.longest ?? -1,
    severityRank: card.severityLevel ?? 9,
    summary: card.summary,
    actionsTotal: card.actions.total,
    actionsOpen: card.actions.open,
    actionsDone: card.actions.done,
    actionsUndated: card.actions.undated,
    earliestDue: card.earliestDue,
    card: JSON.stringify(lists),
  }
}

function toPeople(incident: Incident, incidentKey: number): readonly Row<Prisma.IncidentPersonModel>[] {
  const authors = incident.authors.map(({value}, position) => ({incidentKey, role: 'author', position, name: toIndexed(value)}))
  const owners = incident.actions.flatMap(({owner}, position) => (owner === undefined ? [] : [{incidentKey, role: 'owner', position, name: toIndexed(owner)}]))
  return [...authors, ...owners]
}

function each<T, R extends object>(incidentKey: number, list: readonly T[], toColumns: (item: T) => R): (R & {incidentKey: number; position: number})[] {
  return list.map((item, position) => ({incidentKey, position, ...toColumns(item)}))
}

/** Each name once, where it stands first, with the columns that are the same for all. */
function named<R extends object>(
  incidentKey: number,
  names: readonly {readonly value: string}[],
  others: R,
): (R & {incidentKey: number; position: number; name: string})[] {
  const first = new Map<string, number>()
  for (const [position, {value}] of names.entries()) {
    const name = toIndexed(value)
    if (!first.has(name)) first.set(name, position)
  }
  return [...first].map(([name, position]) => ({incidentKey, position, name, ...others}))
}

/** What an index looks up, cut to what PostgreSQL takes in one: 2,704 bytes. Nobody asks for as much, and the document has all of it. */
function toIndexed(text: string): string {
  return text.slice(0, 600)
}

function toInstant({at, precision, approximate, zone}: Instant): {at: string; precision: string; approximate: boolean; zone: string} {
  return {at, precision, approximate, zone}
}

function toEnd(end: Instant | undefined): {
  endAt: string | undefined
  endPrecision: string | undefined
  endApproximate: boolean | undefined
  endZone: string | undefined
} {
  return {endAt: end?.at, endPrecision: end?.precision, endApproximate: end?.approximate, endZone: end?.zone}
}
