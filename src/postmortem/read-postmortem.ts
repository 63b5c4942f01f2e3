import type {Root} from 'mdast'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Stated} from '#src/incident/evidence.ts'
import type {Incident, TimelineEntry} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import {type Milestone, type MilestoneKind, milestoneKinds} from '#src/incident/milestone.ts'
import type {DocumentParts} from './document/document-parts.ts'
import {type FrontMatter, readFrontMatter} from './document/front-matter.ts'
import {endOf, parseDocument, parsePlainDocument, startOf} from './document/parse-document.ts'
import {listProse} from './document/prose.ts'
import type {ReadHints} from './document/read-hints.ts'
import {type SourceText, toEvidence, toSourceText, toSpan} from './document/source-text.ts'
import {type Outline, splitSections} from './document/split-sections.ts'
import {documentRules} from './rules/all-rules.ts'
import {conflictMarkers} from './rules/conflict-markers.ts'
import {frontMatterPlace} from './rules/front-matter-place.ts'
import {milestoneContradicted} from './rules/milestone-contradicted.ts'
import {report} from './rules/rule.ts'
import {listKeyLines} from './sections/access-keys.ts'
import {readBody} from './sections/read-body.ts'
import {type Fields, findAccessKey, isDraftMark, readFields} from './sections/read-fields.ts'
import {readLinks} from './sections/read-links.ts'
import {formatInstant} from './time/format-instant.ts'

/** What reading a text came to. */
export type PostmortemReading = {
  readonly incident: Incident
  readonly diagnostics: readonly Diagnostic[]
  /** Set where the text must not be indexed, broken front matter for one: what it restricts cannot be known. */
  readonly refusal: Diagnostic | undefined
  readonly parts: DocumentParts
}

/**
 * Reads a postmortem: every field with its evidence, every word of the body under one section. Never throws on content; what cannot be
 * read is left as text and reported. The id is the file's name without `.md`.
 */
export function readPostmortem(text: string, id: string, hints: ReadHints = {}): PostmortemReading {
  const source = toSourceText(text)
  return readTree(source, parseDocument(source), id, hints)
}

/** Reads only the front matter of a text that is over budget as Markdown; the rest is one section, and `reason` is reported with it. */
export function readPlainPostmortem(text: string, id: string, reason: Diagnostic, hints: ReadHints = {}): PostmortemReading {
  const source = toSourceText(text)
  const reading = readTree(source, parsePlainDocument(source), id, hints)
  return {...reading, diagnostics: [reason, ...reading.diagnostics]}
}

function readTree(source: SourceText, root: Root, id: string, hints: ReadHints): PostmortemReading {
  const refusal = findMisplacedFrontMatter(source) ?? findConflictMarkers(source)
  const yaml = root.children[0]?.type === 'yaml' ? root.children[0] : undefined
  const frontMatter = yaml ? readFrontMatter(source, ...insideFences(source, startOf(source, yaml), endOf(source, yaml))) : noFrontMatter
  const fields = readFields(frontMatter, hints.defaultTimezone)
  const outline = splitSections(root)
  const prose = listProse(source, root)
  const body = readBody(source, outline, prose, fields, hints)
  const {milestones, diagnostics: contradictions} = mergeMilestones(fields.milestones, body.timeline)

  const incident: Incident = {
    id,
    aliases: fields.aliases,
    title: fields.title ?? readTitle(source, outline),
    organization: fields.organization,
    severity: fields.severity,
    status: fields.status,
    visibility: fields.visibility,
    audience: fields.audience,
    timezone: fields.timezone,
    date: fields.date,
    milestones,
    impactWindows: fields.impactWindows,
    statedDurations: [...fields.statedDurations, ...body.statedDurations],
    impactMeasures: body.impactMeasures,
    detectedBy: fields.detectedBy,
    services: fields.services,
    tags: fields.tags,
    authors: fields.authors,
    trigger: body.trigger,
    factors: body.factors,
    factorCategories: fields.factorCategories,
    timeline: body.timeline,
    updates: body.updates,
    actions: body.actions,
    lessons: body.lessons,
    relations: fields.relations,
    links: readLinks(source, prose),
    sections: body.sections,
    source: fields.source,
  }
  const found = [
    ...fields.diagnostics,
    ...body.diagnostics,
    ...contradictions,
    ...documentRules.flatMap(rule => rule.checkDocument?.({incident, source, prose}) ?? []),
  ]
  return {incident, diagnostics: found.toSorted(byPlace), refusal: refusal ?? frontMatter.refusal, parts: body.parts}
}

const noFrontMatter: FrontMatter = {fields: [], diagnostics: [], refusal: undefined}
/** What stands between the two `---` lines of a block of front matter. */
function insideFences({text}: SourceText, start: number, end: number): readonly [number, number] {
  const block = text.slice(start, end)
  const opening = /^.*(?:\r\n|\n|\r)/.exec(block)?.[0].length ?? 0
  const closing = /---[ \t]*$/.exec(block)?.[0].length ?? 0
  return [start + opening, end - closing]
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (a.place?.start.offset ?? -1) - (b.place?.start.offset ?? -1)
}

/** Front matter below a blank line, behind spaces or without an end is text to Markdown: what it restricts would silently not hold. */
function findMisplacedFrontMatter(source: SourceText): Diagnostic | undefined {
  const text = source.text.slice(source.shift, source.shift + 20_000)
  const misplaced = /^\s+---[ \t]*(?:\r\n|\n|\r)[A-Za-z_]+:[\s\S]*?(?:\n|\r)---/.exec(text)
  if (misplaced)
    return report(
      frontMatterPlace,
      toSpan(source, source.shift, source.shift + misplaced[0].length),
      'Unexpected space before the front matter, expected `---` on the first line',
    )
  const nearMiss = findAccessBehindNearMiss(text)
  if (nearMiss !== undefined)
    return report(
      frontMatterPlace,
      toSpan(source, source.shift, source.shift + nearMiss),
      'Unexpected line above keys that say who may read, expected `---` alone on the first line, and again after the last key',
    )
  const opened = /^---[ \t]*(?:\r\n|\n|\r)[A-Za-z_]+:[^\r\n]*/.exec(text)
  if (opened && !/(?:\n|\r)---[ \t]*(?:\n|\r|$)/.test(source.text.slice(source.shift + 3))) {
    return report(
      frontMatterPlace,
      toSpan(source, source.shift, source.shift + opened[0].length),
      'Unexpected end of the file inside the front matter, expected `---` on a line of its own after the last key',
    )
  }
  return undefined
}

/**
 * `---yaml`, `----` and `+++` open nothing here: what stands below is text. Unless that says who may read: then somebody took it for front
 * matter, and what they restricted must not be shown. Returns where the opening line ends.
 */
function findAccessBehindNearMiss(text: string): number | undefined {
  const opening = /^\s*(?:-{3,}|\+{3,}|[\u2013\u2014][-\u2013\u2014]*)[^\r\n]*/.exec(text)?.[0]
  if (opening === undefined) return undefined
  const below = text.slice(opening.length).replace(/^(?:\r\n|\n|\r)/, '')
  const closing = /^(?:-{3,}|\+{3,}|[\u2013\u2014]+)[ \t]*$/m.exec(below)
  if (closing && /^---[ \t]*$/.test(opening)) return undefined
  const block = below.slice(0, closing?.index ?? /(?:^|\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.exec(below)?.index)
  if (!/^\s*(?:#|\{|["']?\w[\w -]*["']?[ \t]*[:=])/.test(block)) return undefined
  return listKeyLines(block).some(({key, value}) => findAccessKey(key) !== undefined || isDraftMark(key, value)) ? opening.length : undefined
}

function findConflictMarkers(source: SourceText): Diagnostic | undefined {
  const match = /^<{7} .*$/m.exec(source.text)
  if (!match || !/^={7}\s*$/m.test(source.text) || !/^>{7} /m.test(source.text)) return undefined
  return report(conflictMarkers, toSpan(source, match.index, match.index + match[0].length), 'Unexpected marks of a merge, expected one version of the text')
}

/** The first heading's text, or else the first line of a document without headings where it stands alone like a title. */
function readTitle(source: SourceText, outline: Outline): Stated<string> | undefined {
  if (outline.title)
    return {value: outline.title.text, evidence: toEvidence(source, startOf(source, outline.title.node), endOf(source, outline.title.node), 'heading')}
  const first = outline.sections[0]
  const node = first?.headingNode ? undefined : first?.nodes[0]
  if (node?.type !== 'paragraph') return undefined
  const [line = ''] = source.text.slice(startOf(source, node), endOf(source, node)).split(/[\r\n]/, 1)
  const looksLikeTitle = line.length > 0 && line.length <= 120 && !/[.!?:;,]$/.test(line.trim()) && /\p{L}/u.test(line)
  if (!looksLikeTitle) return undefined
  const evidence = toEvidence(source, startOf(source, node), startOf(source, node) + line.length, 'section')
  return {value: toTitleText(evidence.quote), evidence}
}

/** A line without the marks of emphasis and code around it. */
function toTitleText(line: string): string {
  return line.replace(/^[*_`#\s]+|[*_`\s]+$/g, '') || line
}

type Milestones = {readonly milestones: readonly Milestone[]; readonly diagnostics: readonly Diagnostic[]}

/** The front matter's instant counts; the timeline's entry is the better evidence where both say the same. */
function mergeMilestones(stated: Fields['milestones'], timeline: readonly TimelineEntry[]): Milestones {
  const diagnostics: Diagnostic[] = []
  const milestones = milestoneKinds.flatMap((kind): Milestone[] => {
    const field = stated.get(kind)
    const entry = timeline.find(each => each.milestones.includes(kind))
    const told = entry && toMilestoneInstant(kind, entry)
    if (!field) return entry && told ? [{kind, instant: told, evidence: entry.evidence}] : []
    if (!entry || !told) return [{kind, instant: field.value, evidence: field.evidence}]
    const byDay = field.value.precision === 'day'
    const same = field.value.at === told.at || (byDay && told.at.startsWith(field.value.at.slice(0, 10)))
    if (same) return [{kind, instant: byDay ? told : field.value, evidence: entry.evidence}]
    diagnostics.push(
      report(milestoneContradicted, field.evidence, `Unexpected ${kind} at ${formatInstant(field.value)}, expected ${formatInstant(told)} as in the timeline`, [
        {message: 'the timeline entry', place: entry.evidence},
      ]),
    )
    return [{kind, instant: field.value, evidence: field.evidence}]
  })
  return {milestones, diagnostics}
}

/** Of a range, impact is over and the work is done at its end; everything else happens at its start. */
function toMilestoneInstant(kind: MilestoneKind, {instant, end}: TimelineEntry): Instant {
  return end && (kind === 'mitigated' || kind === 'resolved') ? end : instant
}
