import type {Root} from 'mdast'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Stated} from '#src/incident/evidence.ts'
import type {Incident, TimelineEntry} from '#src/incident/incident.ts'
import {type Instant, minutesBetween} from '#src/incident/instant.ts'
import {type Milestone, type MilestoneKind, milestoneKinds} from '#src/incident/milestone.ts'
import type {DocumentParts} from './document/document-parts.ts'
import {type FrontMatter, readFrontMatter} from './document/front-matter.ts'
import {hasAnchorLinks, toAnchors} from './document/heading-anchors.ts'
import {type DocumentParser, endOf, parseDocument, parsePlainDocument, startOf} from './document/parse-document.ts'
import {listProse} from './document/prose.ts'
import type {ReadHints} from './document/read-hints.ts'
import {forgetOlder} from './document/remembered.ts'
import {type SourceText, toSourceText, toSpan} from './document/source-text.ts'
import {readTomlFrontMatter} from './document/toml-front-matter.ts'
import {documentRules} from './rules/all-rules.ts'
import {conflictMarkers} from './rules/conflict-markers.ts'
import {frontMatterPlace} from './rules/front-matter-place.ts'
import {milestoneContradicted} from './rules/milestone-contradicted.ts'
import {report} from './rules/rule.ts'
import {listKeyLines} from './sections/access-keys.ts'
import {type Body, readBody} from './sections/read-body.ts'
import {findAccessKey, isDraftMark, readFields} from './sections/read-fields.ts'
import {readLinks} from './sections/read-links.ts'
import {readOrganization} from './sections/read-organization.ts'
import {formatInstant} from './time/format-instant.ts'

/** What reading a text came to. */
export type PostmortemReading = {
  readonly incident: Incident
  readonly diagnostics: readonly Diagnostic[]
  /** Set where the text must not be indexed, broken front matter for one: what it restricts cannot be known. */
  readonly refusal: Diagnostic | undefined
  readonly parts: DocumentParts
  /** Where links to headings of the document lead on its page; empty where it has none. */
  readonly anchors: ReadonlyMap<string, string>
}

/**
 * Reads a postmortem: every field with its evidence, every word of the body under one section. Never throws on content; what cannot be
 * read is left as text and reported. The id is the file's name without `.md`. `parse` makes the tree that `parseDocument` makes.
 */
export function readPostmortem(text: string, id: string, hints: ReadHints = {}, parse: DocumentParser = parseDocument): PostmortemReading {
  const source = toSourceText(text)
  return readTree(source, parse(source), id, hints).reading
}

/** A reading with what it was made from, for the one who writes the document anew. */
export type DetailedReading = {
  readonly reading: PostmortemReading
  readonly source: SourceText
  readonly root: Root
  readonly frontMatter: FrontMatter
  readonly body: Body
}

/** Reads a postmortem as `readPostmortem` does, and keeps the tree, the front matter and the lines that its facts were found in. */
export function readInDetail(text: string, id: string, hints: ReadHints = {}): DetailedReading {
  const source = toSourceText(text)
  return readTree(source, parseDocument(source), id, hints)
}

/** Reads only the front matter of a text that is over budget as Markdown; the rest is one section, and `reason` is reported with it. */
export function readPlainPostmortem(text: string, id: string, reason: Diagnostic, hints: ReadHints = {}): PostmortemReading {
  const source = toSourceText(text)
  const {reading} = readTree(source, parsePlainDocument(source), id, hints)
  return {...reading, diagnostics: [reason, ...reading.diagnostics]}
}

/** Reads a text whose Markdown is parsed already: all that reading takes besides the parser. */
export function readTree(source: SourceText, root: Root, id: string, hints: ReadHints): DetailedReading {
  forgetOlder()
  const refusal = findMisplacedFrontMatter(source) ?? findConflictMarkers(source)
  const yaml = root.children[0]?.type === 'yaml' ? root.children[0] : undefined
  const toml = root.children.find(node => (node.type as string) === 'toml')
  const frontMatter = yaml
    ? readFrontMatter(source, ...insideFences(source, startOf(source, yaml), endOf(source, yaml)))
    : toml
      ? readTomlFrontMatter(source, ...insideFences(source, startOf(source, toml), endOf(source, toml)))
      : noFrontMatter
  const fields = readFields(frontMatter, hints)
  const prose = listProse(source, root)
  const body = readBody(source, root, prose, fields, hints)
  const {stated} = body
  const {milestones, diagnostics: contradictions} = mergeMilestones(stated.milestones, body)

  const incident: Incident = {
    id,
    aliases: fields.aliases,
    title: fields.title ?? body.title ?? stated.title,
    organization: fields.organization ?? stated.organization ?? readOrganization(source, body.lines, body.titleLine),
    severity: fields.severity ?? stated.severity ?? body.meaning.severity,
    status: fields.status,
    visibility: fields.visibility,
    audience: fields.audience,
    timezone: fields.timezone ?? body.timezone,
    date: fields.date ?? body.date,
    milestones,
    impactWindows: fields.impactWindows.length > 0 ? fields.impactWindows : body.impactWindows,
    statedDurations: [...fields.statedDurations, ...stated.durations, ...body.statedDurations],
    impactMeasures: body.impactMeasures,
    detectedBy: fields.detectedBy ?? stated.detectedBy ?? body.meaning.detectedBy,
    services: fields.services.length > 0 ? fields.services : stated.services,
    regions: [fields.regions, stated.regions, body.meaning.regions].find(regions => regions.length > 0) ?? [],
    tags: fields.tags,
    authors: fields.authors.length > 0 ? fields.authors : stated.authors,
    trigger: body.trigger,
    factors: body.factors,
    factorCategories: fields.factorCategories,
    factorSuggestions: body.meaning.factorSuggestions,
    timeline: body.timeline,
    updates: body.updates,
    actions: body.actions,
    lessons: body.lessons,
    relations: fields.relations,
    links: readLinks(source, prose),
    sections: body.sections,
    source: fields.source,
  }
  const context = {
    incident,
    source,
    prose,
    statedWindows: body.statedWindows,
    lines: body.lines,
    root,
    fields: frontMatter.fields,
    times: body.settings,
  }
  const anchors = hasAnchorLinks(source.text) ? toAnchors(incident.sections, body.lines) : new Map<string, string>()
  const found = [...fields.diagnostics, ...body.diagnostics, ...contradictions, ...documentRules.flatMap(rule => rule.checkDocument?.(context) ?? [])]
  const reading = {incident, diagnostics: withoutRepeats(found).toSorted(byPlace), refusal: refusal ?? frontMatter.refusal, parts: body.parts, anchors}
  return {reading, source, root, frontMatter, body}
}

/** The same time may be read as a row and as a sentence; what is wrong with it is said once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics.filter(({rule, place, message}) => {
    const key = rule === 'ambiguous-zone' ? message : `${rule} ${place?.start.offset} ${place?.end.offset} ${rule === 'zone-out-of-season' ? '' : message}`
    return seen.has(key) ? false : seen.add(key)
  })
}

const noFrontMatter: FrontMatter = {fields: [], diagnostics: [], refusal: undefined}
/** What stands between the two `---` lines of a block of front matter. */
function insideFences({text}: SourceText, start: number, end: number): readonly [number, number] {
  const block = text.slice(start, end)
  const opening = /^.*(?:\r\n|\n|\r)/.exec(block)?.[0].length ?? 0
  const closing = /(?:---|\+\+\+)[ \t]*$/.exec(block)?.[0].length ?? 0
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
  if (closing && (/^---[ \t]*$/.test(opening) || (/^\+{3}[ \t]*$/.test(opening) && closing[0].startsWith('+++')))) return undefined
  const block = below.slice(0, closing?.index ?? /(?:^|\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.exec(below)?.index)
  if (!/^\s*(?:#|\{|["']?\w[\w -]*["']?[ \t]*[:=])/.test(block)) return undefined
  return listKeyLines(block).some(({key, value}) => findAccessKey(key) !== undefined || isDraftMark(key, value)) ? opening.length : undefined
}

function findConflictMarkers(source: SourceText): Diagnostic | undefined {
  const match = source.text.includes('<<<<<<<') ? /^<{7} .*$/m.exec(source.text) : null
  if (!match || !/^={7}\s*$/m.test(source.text) || !/^>{7} /m.test(source.text)) return undefined
  return report(conflictMarkers, toSpan(source, match.index, match.index + match[0].length), 'Unexpected marks of a merge, expected one version of the text')
}

type Milestones = {readonly milestones: readonly Milestone[]; readonly diagnostics: readonly Diagnostic[]}

/** What the front matter or a labelled fact states counts; an entry that says the same is the better evidence; wording comes last. */
function mergeMilestones(stated: ReadonlyMap<MilestoneKind, Stated<Instant>>, body: Body): Milestones {
  const diagnostics: Diagnostic[] = []
  const milestones = milestoneKinds.flatMap((kind): Milestone[] => {
    const field = stated.get(kind)
    const entry = body.timeline.find(each => each.milestones.includes(kind))
    const told = entry && toMilestoneInstant(kind, entry)
    if (!field) return body.milestones.filter(milestone => milestone.kind === kind)
    const worded = body.milestones.find(milestone => milestone.kind === kind)
    if (field.value.precision === 'day' && !told && worded && Math.abs(minutesBetween(field.value, worded.instant)) < 36 * 60) return [worded]
    if (!entry || !told) {
      const same = body.timeline.find(each => each.instant.at === field.value.at)
      return [{kind, instant: field.value, evidence: same?.evidence ?? field.evidence}]
    }
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
