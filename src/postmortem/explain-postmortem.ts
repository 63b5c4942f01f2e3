import type {Evidence} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import type {ReadHints} from './document/read-hints.ts'
import type {Line} from './document/to-lines.ts'
import {type DetailedReading, type PostmortemReading, readInDetail} from './read-postmortem.ts'
import {isOwnKey, toOwnKey} from './sections/read-fields.ts'

/**
 * How a fact was found, by the family of writing it was written in. The table in docs/format.md says each in words. They follow from
 * the kind of evidence and of the line it stands on, so that no fact has to carry its rule about.
 */
export const readingRules = [
  'front-matter key',
  'foreign front-matter key',
  'title heading',
  'title line',
  'labelled fact',
  'table of facts',
  'organisation by name',
  'zone statement',
  'zone beside a clock',
  'day in the text',
  'timeline list item',
  'timeline line',
  'timeline heading',
  'timeline table row',
  'sentence with an instant',
  'milestone word',
  'wording of an entry',
  'wording of a sentence',
  'state of an update',
  'status update',
  'status update in a list',
  'action list item',
  'action line',
  'action heading',
  'action table row',
  'promise in prose',
  'factor heading',
  'factor list item',
  'section as a whole',
  'lesson list item',
  'lesson paragraph',
  'measure in the impact',
  'stated duration',
  'incident link',
  'heading',
  'bold or bare line as a heading',
  'label as a heading',
  'passage without a heading',
] as const
export type ReadingRule = (typeof readingRules)[number]

/** One field of an incident: what was read, where, and by which rule. */
export type ExplainedField = {readonly field: string; readonly value: string; readonly rule: ReadingRule; readonly evidence: Evidence}

/** Reads a document and says of every field how it was found. */
export function explainPostmortem(
  text: string,
  id: string,
  hints: ReadHints = {},
): {readonly fields: readonly ExplainedField[]; readonly diagnostics: PostmortemReading['diagnostics']} {
  const detailed = readInDetail(text, id, hints)
  return {fields: listFields(detailed.reading.incident, openRules(detailed)), diagnostics: detailed.reading.diagnostics}
}

type Rules = {
  fact(evidence: Evidence, otherwise: ReadingRule): ReadingRule
  place(evidence: Evidence, names: PlaceNames): ReadingRule
  milestone(kind: string, evidence: Evidence): ReadingRule
  section(section: Incident['sections'][number]): ReadingRule
}
type PlaceNames = Readonly<Record<'item' | 'text' | 'heading' | 'row' | 'prose', ReadingRule>>

const entryNames: PlaceNames = {
  item: 'timeline list item',
  text: 'timeline line',
  heading: 'timeline heading',
  row: 'timeline table row',
  prose: 'sentence with an instant',
}
const updateNames: PlaceNames = {
  item: 'status update in a list',
  text: 'status update',
  heading: 'status update',
  row: 'status update in a list',
  prose: 'status update',
}
const actionNames: PlaceNames = {item: 'action list item', text: 'action line', heading: 'action heading', row: 'action table row', prose: 'promise in prose'}
const factorNames: PlaceNames = {
  item: 'factor list item',
  text: 'section as a whole',
  heading: 'factor heading',
  row: 'section as a whole',
  prose: 'section as a whole',
}
const lessonNames: PlaceNames = {
  item: 'lesson list item',
  text: 'lesson paragraph',
  heading: 'lesson paragraph',
  row: 'lesson paragraph',
  prose: 'lesson paragraph',
}

function listFields(incident: Incident, rules: Rules): readonly ExplainedField[] {
  const one = (field: string, stated: {readonly value: string; readonly evidence: Evidence} | undefined, otherwise: ReadingRule): readonly ExplainedField[] =>
    stated ? [{field, value: stated.value, rule: rules.fact(stated.evidence, otherwise), evidence: stated.evidence}] : []
  const {title, severity, detectedBy, source, trigger} = incident
  const zone: ReadingRule = incident.timezone?.evidence.how === 'section' ? 'zone statement' : 'zone beside a clock'
  return [
    ...one('title', title, title?.evidence.how === 'heading' ? 'title heading' : 'title line'),
    ...one('organization', incident.organization, 'organisation by name'),
    ...one(
      'severity',
      severity && {value: severity.level ? `${severity.label} (level ${severity.level})` : severity.label, evidence: severity.evidence},
      'labelled fact',
    ),
    ...one('timezone', incident.timezone, zone),
    ...one('date', incident.date, 'day in the text'),
    ...one('detected by', detectedBy, 'labelled fact'),
    ...incident.aliases.flatMap(each => one('alias', each, 'front-matter key')),
    ...incident.services.flatMap(each => one('service', each, 'labelled fact')),
    ...incident.tags.flatMap(each => one('tag', each, 'front-matter key')),
    ...incident.authors.flatMap(each => one('author', each, 'labelled fact')),
    ...incident.factorCategories.flatMap(each => one('factor category', each, 'front-matter key')),
    ...(source
      ? one(
          'source',
          {value: [source.url, source.file, source.publisher, source.date].filter(Boolean).join(', '), evidence: source.evidence},
          'front-matter key',
        )
      : []),
    ...incident.milestones.map(({kind, instant, evidence}) => ({field: kind, value: formatInstant(instant), rule: rules.milestone(kind, evidence), evidence})),
    ...incident.impactWindows.map(({start, end, evidence}) => ({
      field: 'impact window',
      value: `${formatInstant(start)} to ${end ? formatInstant(end) : 'now'}`,
      rule: rules.fact(evidence, 'front-matter key'),
      evidence,
    })),
    ...incident.statedDurations.map(({minutes, evidence}) => ({
      field: 'stated duration',
      value: `${minutes} minutes`,
      rule: rules.fact(evidence, 'stated duration'),
      evidence,
    })),
    ...incident.impactMeasures.map(({value, upTo, unit, what, evidence}) => ({
      field: 'measure',
      value: `${value}${upTo === undefined ? '' : `–${upTo}`} ${unit} ${what}`.trim(),
      rule: 'measure in the impact' as const,
      evidence,
    })),
    ...incident.timeline.map(({instant, text, evidence}) => ({
      field: 'timeline',
      value: `${formatInstant(instant)} ${text}`,
      rule: rules.place(evidence, entryNames),
      evidence,
    })),
    ...incident.updates.map(({instant, state, text, evidence}) => ({
      field: 'status update',
      value: `${formatInstant(instant)} ${state ?? ''} ${text}`,
      rule: rules.place(evidence, updateNames),
      evidence,
    })),
    ...(trigger ? [{field: 'trigger', value: trigger.text, rule: 'section as a whole' as const, evidence: trigger.evidence}] : []),
    ...incident.factors.map(({title: name, category, evidence}) => ({
      field: 'factor',
      value: category ? `${name} (${category})` : name,
      rule: rules.place(evidence, factorNames),
      evidence,
    })),
    ...incident.actions.map(({title: name, status, owner, due, evidence}) => ({
      field: 'action',
      value: [`${name} (${status})`, owner, due].filter(Boolean).join(', '),
      rule: rules.place(evidence, actionNames),
      evidence,
    })),
    ...incident.lessons.map(({kind, text, evidence}) => ({field: `lesson (${kind})`, value: text, rule: rules.place(evidence, lessonNames), evidence})),
    ...incident.relations.map(({to, type, evidence}) => ({field: 'relation', value: `${type} ${to}`, rule: 'front-matter key' as const, evidence})),
    ...incident.links.map(({to, evidence}) => ({field: 'link', value: to, rule: 'incident link' as const, evidence})),
    ...incident.sections.map(section => ({
      field: 'section',
      value: section.heading === undefined ? section.kind : `${section.kind}: ${section.heading}`,
      rule: rules.section(section),
      evidence: section.evidence,
    })),
  ]
}

function openRules({body, frontMatter, reading}: DetailedReading): Rules {
  const lines = new Map<number, Line>()
  // The first line that begins at a place is the outermost; an item's own words begin further on.
  for (const line of body.lines) for (const at of [line.outerStart, line.start]) if (!lines.has(at)) lines.set(at, line)
  const facts = new Set(body.facts.map(({evidence}) => evidence.start.offset))
  const lineOf = (evidence: Evidence): Line['kind'] | undefined => lines.get(evidence.start.offset)?.kind
  const fact = (evidence: Evidence, otherwise: ReadingRule): ReadingRule => {
    if (evidence.how === 'front-matter') {
      const field = frontMatter.fields.findLast(({keyEvidence}) => keyEvidence.start.offset <= evidence.start.offset)
      return field && toOwnKey(field.key) !== field.key && isOwnKey(toOwnKey(field.key)) ? 'foreign front-matter key' : 'front-matter key'
    }
    if (evidence.how === 'item' && facts.has(evidence.start.offset)) return lineOf(evidence) === 'row' ? 'table of facts' : 'labelled fact'
    return otherwise
  }
  const place = (evidence: Evidence, names: PlaceNames): ReadingRule => {
    const kind = lineOf(evidence)
    return evidence.how === 'prose' || kind === undefined || kind === 'code' || kind === 'other' ? names.prose : names[kind]
  }
  const same = (a: Evidence, b: Evidence): boolean => a.start.offset === b.start.offset && a.end.offset === b.end.offset
  const {timeline, updates} = reading.incident
  return {
    fact,
    place,
    milestone(kind, evidence) {
      const entry = timeline.find(each => same(each.evidence, evidence))
      if (entry?.milestones.some(each => each === kind)) return 'milestone word'
      if (updates.some(each => same(each.evidence, evidence))) return 'state of an update'
      return fact(evidence, evidence.how === 'prose' ? 'wording of a sentence' : 'wording of an entry')
    },
    section({heading, evidence}) {
      const kind = lineOf(evidence)
      if (heading === undefined) return 'passage without a heading'
      if (kind === 'heading') return 'heading'
      return evidence.quote.length > heading.length + 12 && /^[\s*_-]*[^\r\n]{0,80}[:：–—.]\**\s+\S/u.test(evidence.quote)
        ? 'label as a heading'
        : 'bold or bare line as a heading'
    },
  }
}

function formatInstant({at, precision, approximate, zone}: Instant): string {
  return `${approximate ? '~' : ''}${precision === 'day' ? at.slice(0, 10) : at}${zone === 'UTC' ? '' : ` (${zone})`}`
}
