import {createHash} from 'node:crypto'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence, EvidenceKind, Stated} from '#src/incident/evidence.ts'
import type {ImpactMeasure, StatedDuration} from '#src/incident/impact.ts'
import type {DetectionSource, Incident, Lesson, PostmortemStatus, StatusUpdate, TimelineEntry, UpdateState, Visibility} from '#src/incident/incident.ts'
import type {Instant, Precision} from '#src/incident/instant.ts'
import {type MilestoneKind, milestoneKinds} from '#src/incident/milestone.ts'
import type {RelationType} from '#src/incident/relation.ts'
import type {Section, SectionKind} from '#src/incident/section.ts'
import type {ServiceAliases} from '#src/incident/service-names.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {PublishedDocument} from '#src/library/incident-store.ts'
import type {DocumentHtml} from '#src/postmortem/render-postmortem.ts'

/** What may matter of an incident to a test; instants are ISO strings in UTC. Everything else is not stated. */
export type IncidentGiven = {
  readonly id?: string
  readonly aliases?: readonly string[]
  /** `null` for a document without a title. */
  readonly title?: string | null
  readonly organization?: string
  /** `SEV1` to `SEV5`, or any other label, which has no level. */
  readonly severity?: string
  readonly status?: PostmortemStatus
  readonly visibility?: Visibility
  readonly audience?: readonly string[]
  readonly timezone?: string
  readonly date?: string
  readonly milestones?: Partial<Record<MilestoneKind, string>>
  readonly windows?: readonly {readonly start: string; readonly end?: string}[]
  readonly statedMinutes?: readonly number[]
  readonly measures?: readonly Partial<ImpactMeasure>[]
  readonly detectedBy?: DetectionSource
  readonly services?: readonly string[]
  readonly regions?: readonly string[]
  readonly tags?: readonly string[]
  readonly authors?: readonly string[]
  readonly trigger?: string
  readonly factors?: readonly {readonly title?: string; readonly description?: string; readonly category?: string}[]
  readonly factorCategories?: readonly string[]
  readonly factorSuggestions?: readonly {readonly category: string; readonly quote: string}[]
  readonly timeline?: readonly {readonly at: string; readonly end?: string; readonly milestones?: readonly MilestoneKind[]; readonly text?: string}[]
  readonly updates?: readonly {readonly at: string; readonly state?: UpdateState; readonly text?: string}[]
  readonly actions?: readonly Partial<ActionItem>[]
  readonly lessons?: readonly {readonly kind?: Lesson['kind']; readonly text: string}[]
  readonly relations?: readonly {readonly to: string; readonly type?: RelationType}[]
  readonly links?: readonly string[]
  readonly summary?: string
  readonly sections?: readonly {readonly kind?: SectionKind; readonly heading?: string; readonly text?: string}[]
  readonly source?: {readonly url?: string; readonly publisher?: string; readonly date?: string}
}

/** What may matter of a stored document, beside its incident; `incident` takes the place of the single fields. */
export type DocumentGiven = IncidentGiven & {
  readonly incident?: Incident
  readonly file?: string
  readonly hash?: string
  readonly diagnostics?: readonly Diagnostic[]
  readonly markdown?: string
  readonly html?: DocumentHtml
  readonly plainText?: string
  readonly serviceAliases?: ServiceAliases
}

/** A published, public incident that states nothing but a title, and what the test names. */
export function anIncident(given: IncidentGiven = {}): Incident {
  const title = given.title === undefined ? 'Checkout failed for some customers' : given.title
  const summary = given.summary === undefined ? [] : [{kind: 'summary', text: given.summary} as const]
  return {
    id: given.id ?? '2024-03-01-checkout-errors',
    aliases: (given.aliases ?? []).map(stated),
    title: title === null ? undefined : {value: title, evidence: anEvidence(title, 'front-matter')},
    organization: maybe(given.organization),
    severity:
      given.severity === undefined ? undefined : {level: toLevel(given.severity), label: given.severity, evidence: anEvidence(given.severity, 'front-matter')},
    status: given.status ?? 'published',
    visibility: given.visibility ?? 'public',
    audience: given.audience ?? [],
    timezone: maybe(given.timezone),
    date: maybe(given.date),
    milestones: milestoneKinds.flatMap(kind => {
      const at = given.milestones?.[kind]
      return at === undefined ? [] : [{kind, instant: anInstant(at), evidence: anEvidence(at, 'front-matter')}]
    }),
    impactWindows: (given.windows ?? []).map(({start, end}) => ({
      start: anInstant(start),
      end: end === undefined ? undefined : anInstant(end),
      evidence: anEvidence(start, 'item'),
    })),
    statedDurations: (given.statedMinutes ?? []).map((minutes): StatedDuration => ({minutes, evidence: anEvidence(`${minutes} minutes`, 'prose')})),
    impactMeasures: (given.measures ?? []).map(measure => {
      const full = {value: 1, upTo: undefined, unit: 'requests', what: 'failed', qualifier: undefined, ...measure}
      return {evidence: anEvidence(`${full.value} ${full.unit} ${full.what}`, 'prose'), ...full}
    }),
    detectedBy: given.detectedBy === undefined ? undefined : {value: given.detectedBy, evidence: anEvidence(given.detectedBy, 'front-matter')},
    services: (given.services ?? []).map(stated),
    regions: (given.regions ?? []).map(stated),
    tags: (given.tags ?? []).map(stated),
    authors: (given.authors ?? []).map(stated),
    trigger: given.trigger === undefined ? undefined : {text: given.trigger, evidence: anEvidence(given.trigger, 'section')},
    factors: (given.factors ?? []).map(({title: factorTitle = 'A factor', description = '', category}) => ({
      title: factorTitle,
      description,
      category,
      evidence: anEvidence(factorTitle, 'heading'),
    })),
    factorCategories: (given.factorCategories ?? []).map(stated),
    factorSuggestions: (given.factorSuggestions ?? []).map(({category, quote}) => ({category, evidence: anEvidence(quote)})),
    timeline: (given.timeline ?? []).map(
      ({at, end, milestones = [], text = 'Something happens.'}): TimelineEntry => ({
        instant: anInstant(at),
        end: end === undefined ? undefined : anInstant(end),
        milestones,
        text,
        evidence: anEvidence(text, 'item'),
      }),
    ),
    updates: (given.updates ?? []).map(
      ({at, state, text = 'We are looking into it.'}): StatusUpdate => ({instant: anInstant(at), state, text, evidence: anEvidence(text, 'item')}),
    ),
    actions: (given.actions ?? []).map(anAction),
    lessons: (given.lessons ?? []).map(({kind = 'general', text}) => ({kind, text, evidence: anEvidence(text, 'item')})),
    relations: (given.relations ?? []).map(({to, type = 'related'}) => ({to, type, evidence: anEvidence(to, 'front-matter')})),
    links: (given.links ?? []).map(to => ({to, evidence: anEvidence(`[[${to}]]`, 'prose')})),
    sections: [...summary, ...(given.sections ?? [])].map(aSection),
    source:
      given.source === undefined
        ? undefined
        : {
            url: given.source.url,
            file: undefined,
            publisher: given.source.publisher,
            date: given.source.date,
            evidence: anEvidence(given.source.url ?? 'source', 'front-matter'),
          },
  }
}

/** A document as a reader hands it to the store, with text and HTML that fit its incident. */
export function aDocument(given: DocumentGiven = {}): PublishedDocument {
  const incident = given.incident ?? anIncident(given)
  const markdown = given.markdown ?? toMarkdown(incident)
  return {
    file: given.file ?? `${incident.id}.md`,
    hash: given.hash ?? createHash('sha256').update(markdown).digest('hex'),
    incident,
    diagnostics: given.diagnostics ?? [],
    markdown,
    html: given.html ?? toHtml(incident),
    plainText: given.plainText ?? incident.sections.map(section => `${section.heading ?? ''}\n${section.text}`).join('\n'),
    serviceAliases: given.serviceAliases,
  }
}

/** An open action item with nothing but a title, and what the test names. */
function anAction(given: Partial<ActionItem> = {}): ActionItem {
  const title = given.title ?? 'Alert on the error rate'
  return {
    id: undefined,
    title,
    group: undefined,
    status: 'open',
    kind: undefined,
    owner: undefined,
    due: undefined,
    done: undefined,
    priority: undefined,
    ref: undefined,
    factor: undefined,
    reason: undefined,
    proof: undefined,
    evidence: anEvidence(title, 'item'),
    ...given,
  }
}

/** An instant from its ISO string, exact to the minute and in UTC unless said otherwise. */
export function anInstant(at: string, precision: Precision = 'minute'): Instant {
  return {at, precision, approximate: false, zone: 'UTC'}
}

/** Evidence of a text that stands at the beginning of its file, for tests that do not look at places. */
export function anEvidence(quote: string, how: EvidenceKind = 'prose'): Evidence {
  const lines = quote.split('\n')
  const column = (lines.at(-1)?.length ?? 0) + 1
  return {start: {line: 1, column: 1, offset: 0}, end: {line: lines.length, column, offset: quote.length}, quote, how}
}

function aSection({kind = 'other', heading, text = ''}: NonNullable<IncidentGiven['sections']>[number]): Section {
  return {kind, heading, text, evidence: anEvidence(text, 'section')}
}

function stated(value: string): Stated<string> {
  return {value, evidence: anEvidence(value, 'front-matter')}
}

function maybe(value: string | undefined): Stated<string> | undefined {
  return value === undefined ? undefined : stated(value)
}

function toLevel(label: string): SeverityLevel | undefined {
  const level = /^SEV([1-5])$/.exec(label)?.[1]
  return level === undefined ? undefined : (Number(level) as SeverityLevel)
}

function toMarkdown(incident: Incident): string {
  const title = incident.title ? `# ${incident.title.value}\n\n` : ''
  return title + incident.sections.map(({heading, text}) => (heading === undefined ? `${text}\n` : `## ${heading}\n\n${text}\n`)).join('\n')
}

function toHtml(incident: Incident): DocumentHtml {
  return {
    sections: incident.sections.map(({text}) => toParagraph(text)),
    entries: incident.timeline.map(({text}) => toParagraph(text)),
    updates: incident.updates.map(({text}) => toParagraph(text)),
    actions: incident.actions.map(({title}) => toParagraph(title)),
    factors: incident.factors.map(({description}) => toParagraph(description)),
    footnotes: '',
  }
}

function toParagraph(text: string): string {
  if (text === '') return ''
  return `<p>${text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')}</p>`
}
