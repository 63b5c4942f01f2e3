import type {SectionKind} from '#src/incident/section.ts'
import {findFieldKey} from '#src/postmortem/sections/field-names.ts'
import {findNamedKind, toHeadingName, toSectionKind} from '#src/postmortem/sections/section-names.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import type {Line} from './to-lines.ts'

/**
 * A line that is a heading, or starts with one. `level` orders them: 1 to 6 as in Markdown, 7 for bold lines, 8 for bare lines, 9 for
 * labels. `bodyStart` is where the text behind a label begins; undefined where the line is nothing but heading.
 */
export type FoundHeading = {
  readonly line: Line
  readonly text: string
  readonly kind: SectionKind
  readonly level: number
  readonly bodyStart: number | undefined
}

/** The heading that each line is or starts with, by the line's place in the list. */
export function findHeadings(lines: readonly Line[]): ReadonlyMap<number, FoundHeading> {
  const found = new Map<number, FoundHeading>()
  for (const [index, line] of lines.entries()) {
    const heading = readHeading(line, lines[index - 1], lines[index + 1], lines, index)
    if (heading) found.set(index, heading)
  }
  return found
}

const bold = /^(?:\*\*|__)(?<text>[^*_\n]{2,120}?)(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：]?)\s*$/u
const wiki = /^(?:={2,6}\s*(?<equals>[^=\n]{2,100}?)\s*={2,6}|h[1-6]\.\s+(?<confluence>\S.{1,100}))$/u
const bracketed = /^(?:\[(?<square>[^\]\n]{2,60})\]|【(?<lens>[^】\n]{1,40})】|■\s*(?<box>[^\s:：][^:：]{0,40}[:：]?))$/u
/** `**Impact.** Text`: bold words that end like a sentence and go on. */
const leadIn = /^(?:\*\*|__)(?<name>[\p{L}][^*_\n]{1,50}?)[.!]?(?:\*\*|__)[.:：]?\s+(?=\S)/u
const label = /^(?:\*\*|__|\*|_)?(?<name>[\p{L}][\p{L}\p{N}\s'’/&(),.-]{1,60}?)\s*(?:\*\*|__|\*|_)?\s*(?:[:：]\s*(?:\*\*|__|\*|_)?|\s[–—-]\s)\s*(?=\S)/u

function readHeading(line: Line, before: Line | undefined, after: Line | undefined, lines: readonly Line[], index: number): FoundHeading | undefined {
  const text = line.text.trim()
  if (line.kind === 'heading') return {line, text: clean(text), kind: toSectionKind(clean(text)), level: line.depth, bodyStart: undefined}
  if (line.kind !== 'text' && line.kind !== 'item') return undefined
  const lead = leadIn.exec(text)
  const leadKind = lead?.groups?.name === undefined ? undefined : findNamedKind(lead.groups.name)
  if (lead && leadKind && line.kind === 'text')
    return {
      line,
      text: clean(lead.groups?.name ?? ''),
      kind: leadKind,
      level: 9,
      bodyStart: line.start + (line.text.length - line.text.trimStart().length) + lead[0].length,
    }

  const boldText = bold.exec(text)?.groups?.text
  if (
    boldText &&
    !/[.!。]$/.test(boldText) &&
    !startsWithTime(boldText) &&
    (line.kind === 'text' || findNamedKind(boldText) || (headsItems(line, after) && toSectionKind(boldText) !== 'other'))
  )
    return {line, text: clean(boldText), kind: toSectionKind(boldText), level: 7, bodyStart: undefined}
  const marked = wiki.exec(text)?.groups ?? bracketed.exec(text)?.groups
  const markedText = marked && Object.values(marked).find(Boolean)
  if (markedText && line.kind === 'text')
    return {line, text: clean(markedText), kind: toSectionKind(markedText), level: wikiLevel(text) ?? 7, bodyStart: undefined}

  if (line.kind === 'text' && (isBareHeading(text, before, after) || isLowerHeading(line, text, after)))
    return {line, text: clean(text), kind: findNamedKind(text) ?? toSectionKind(text), level: 8, bodyStart: undefined}
  if (line.kind === 'item' && isNumberedHeading(line, after)) return {line, text: clean(text), kind: toSectionKind(clean(text)), level: 8, bodyStart: undefined}
  if (line.kind === 'item' && /[:：]$/.test(text) && headsItems(line, after) && hasLabelNeighbours(lines, index)) {
    const kind = findNamedKind(text.slice(0, -1))
    if (kind) return {line, text: clean(text), kind, level: 9, bodyStart: undefined}
  }
  return readLabel(line, lines, index)
}

/** "- **Follow-on work from the review**" above items nested in it. */
function headsItems(line: Line, after: Line | undefined): boolean {
  return after?.kind === 'item' && after.depth > line.depth && after.outerEnd <= line.outerEnd
}

/** "2. CAUSE" with its paragraphs below: to Markdown a list of one item, to people a chapter. */
function isNumberedHeading(line: Line, after: Line | undefined): boolean {
  const text = line.text.trim()
  if (
    !line.ordered ||
    line.depth > 0 ||
    !after ||
    (after.kind === 'item' && (after.ordered || after.depth > 0)) ||
    text.length > 70 ||
    text.split(/\s+/).length > 9
  )
    return false
  if (/[.,;!。]$/.test(text) || startsWithTime(text)) return false
  return findNamedKind(text) !== undefined || (toSectionKind(text) !== 'other' && (hasTitleCase(text) || text === text.toUpperCase()))
}

/** Headings that ask without a mark: "What we're doing so it doesn't happen again". Said of no sentence that stands on a line without a stop. */
const asks = /^¿?(?:so |and )?(?:what|why|how|where|was|warum|wie|wo|ce que|pourquoi|comment|qué|por qué|cómo|o que|por que|como|wat|waarom|hoe)\s/iu

/** "Copied the restored files to the new disk:" tells what was done and leads to what stands below it. */
const leadsIn = /^\p{Lu}\p{Ll}+ed\s(?:\S+\s){3}/u

/** A line that stands like a heading: short, no sentence, something below it; named by a word that we know. */
function isBareHeading(text: string, before: Line | undefined, after: Line | undefined): boolean {
  const words = text.split(/\s+/).length
  const isQuestion =
    /[?？]$/.test(text) &&
    words <= 14 &&
    words >= 3 &&
    /^(?:(?:question|q|frage|pregunta|pergunta|vraag)\s?\d{1,2}\s?[.:)–—-]\s*)?¿?(?:what|why|how|who|when|where|which|are|is|was|were|did|do|does|will|could|can|should|has|have|que|qué|como|comment|pourquoi|was|warum|wie|wat|waarom|hoe)\b/i.test(
      text,
    )
  const isShort =
    text.length <= 70 &&
    words <= (asks.test(text) ? 12 : 9) &&
    !/[.,;!。、]$/.test(text) &&
    /^[¿¡]?[\p{Lu}\p{Lo}\p{N}\p{So}\p{Extended_Pictographic}#]/u.test(text)
  if (!after || after.kind === 'heading' || startsWithTime(text)) return false
  const bare = text.replace(/[:：]\s*$/, '')
  if (findNamedKind(bare) && isShort) return true
  if ((!isQuestion && !isShort) || /^(?:this|these|those|it|we|they|there|our|for|in|after|during|as)\b/i.test(bare)) return false
  const standsApart = !before || before.blankBelow || before.kind !== 'text' || /[.!?:：。)”"]$/.test(before.text.trim()) || before.text.length < 60
  const saysMore = after.text.length > text.length || after.kind !== 'text'
  return (
    standsApart &&
    saysMore &&
    toSectionKind(bare) !== 'other' &&
    (isQuestion || hasTitleCase(bare) || (/[:：]$/.test(text) && !leadsIn.test(bare)) || asks.test(bare))
  )
}

/** "what went well" between blank lines, or right above a list: some never write capitals. */
function isLowerHeading(line: Line, text: string, after: Line | undefined): boolean {
  if (!line.blankAbove || text.length > 40 || !after || !/^\p{Ll}/u.test(text) || /[.,;!?]$/.test(text)) return false
  return (after.kind === 'item' || (line.blankBelow && after.kind === 'text')) && findNamedKind(text.replace(/[:：]\s*$/, '')) !== undefined
}

/** "Recovery and Restoration": every longer word starts with a capital; a sentence's first word alone does not make one. */
function hasTitleCase(text: string): boolean {
  const words = text.split(/\s+/).filter(word => /^\p{L}{4,}/u.test(word))
  return words.length > 0 && words.every(word => /^\p{Lu}/u.test(word)) && (words.length > 1 || text.split(/\s+/).length <= 2)
}

/** `Impact: 12 calls ended`, `**Root cause** — …`: a known name, a mark, and the text right behind it. */
function readLabel(line: Line, lines: readonly Line[], index: number): FoundHeading | undefined {
  const match = label.exec(line.text)
  const name = match?.groups?.name?.trim()
  if (!match || !name || name.split(/\s+/).length > 7) return undefined
  const marked = /^(?:\*\*|__|\*|_)/.test(line.text)
  const kind = findNamedKind(name) ?? (marked && line.kind === 'item' ? findAnsweredKind(name, line.text.slice(match[0].length)) : undefined)
  if (!kind || kind === 'other') return undefined
  const isColon = /[:：]/.test(match[0])
  if (!isColon && !marked) return undefined
  // "Issue: …" and the like open sentences as well; only names that are headings of their own are labels without marks.
  if (
    !marked &&
    /^(?:issue|problem|fix|the fix|reason|updates?|event|events|log|history|actions?|solution|response|notification|fault|symptoms)$/.test(
      toHeadingName(name),
    ) &&
    !hasLabelNeighbours(lines, index)
  )
    return undefined
  // "**Analysis:** …" in a list of answers is one of them, as CCADB's reports have it below "Impact".
  if (line.kind === 'item' && toHeadingName(name) === 'analysis') return undefined
  if (line.kind === 'item' && !marked && !hasLabelNeighbours(lines, index)) return undefined
  return {line, text: name, kind, level: 9, bodyStart: line.start + match[0].length}
}

/** Participles as labels of a list: "**Detected:** by a probe" answers how; a time behind them answers when, and is a fact. */
const answered: readonly (readonly [RegExp, SectionKind])[] = [
  [
    /^(?:how )?(?:first )?(?:identified|detected|discovered|noticed|reported|spotted|erkannt|bemerkt|détecté|detectado|ontdekt)(?: by| via| how)?$/,
    'detection',
  ],
  [/^(?:how )?(?:fixed|mitigated|repaired|restored|behoben|corrigé|corregido|corrigido|opgelost)(?: by| how)?$/, 'resolution'],
]

function findAnsweredKind(name: string, behind: string): SectionKind | undefined {
  const plain = toHeadingName(name)
  const kind = answered.find(([pattern]) => pattern.test(plain))?.[1]
  return kind && behind.length >= 12 && !startsWithTime(behind) ? kind : undefined
}

function hasLabelNeighbours(lines: readonly Line[], index: number): boolean {
  const near = lines.slice(Math.max(0, index - 8), index + 9).filter(line => line !== lines[index] && (line.kind === 'text' || line.kind === 'item'))
  return near.filter(line => isLabelled(line.text)).length >= 2
}

function isLabelled(text: string): boolean {
  const name = label.exec(text)?.groups?.name?.trim() ?? /^(?<name>[\p{L} ]{2,40})[:：]$/u.exec(text)?.groups?.name
  return name !== undefined && (findNamedKind(name) !== undefined || findFieldKey(name) !== undefined)
}

/** A heading's text without numbering, emphasis, emoji, brackets and a closing colon. */
/** As deep as its marks say: `== Causes ==` opens what `=== At night ===` stands in. */
function wikiLevel(text: string): number | undefined {
  const marks = /^(?:(?<equals>={2,6})|h(?<number>[1-6])\.\s)/.exec(text)?.groups
  return marks?.equals?.length ?? (marks?.number === undefined ? undefined : Number(marks.number))
}

function clean(text: string): string {
  const plain = text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/\s*#+\s*$/, '')
    .replace(/\s*[:：]\s*$/, '')
    .trim()
  return plain || text
}

/** Whether a text starts with a time of day or a day, as rows of a timeline do. */
export function startsWithTime(text: string): boolean {
  const first = findTimes(text)[0]
  return first !== undefined && first.start <= 4 + (/^[\s*_~`[(#-]+/.exec(text)?.[0].length ?? 0)
}
