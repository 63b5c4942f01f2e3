import type {Factor} from '#src/incident/factor.ts'
import {isComment} from '#src/postmortem/document/plain-text.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import {splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'

/** Factors, with the stretch of text that each one's description takes. */
export type FactorsReading = {
  readonly factors: readonly Factor[]
  readonly ranges: readonly {readonly start: number; readonly end: number}[]
  readonly taken: readonly {readonly start: number; readonly end: number}[]
}

const category = /\s*\(factor:\s*([^()\n]{1,100}?)\s*\)\s*$/

/**
 * Reads contributing factors: a heading with what stands below it is one; in a section without headings each item of its lists is; and
 * a section of paragraphs is one as a whole. `(factor: group/name)` at the end of a text is its category.
 */
export function readFactors(source: SourceText, lines: readonly Line[], start: number, end: number, heading?: string): FactorsReading {
  const own = readNumberedFactor(source, lines, start, end, heading)
  if (own) return own
  const headings = lines.filter(line => line.kind === 'heading')
  const depth = Math.min(...headings.map(line => line.depth))
  const heads = headings.filter(line => line.depth === depth)
  if (heads.length > 0) {
    return collect(
      heads.map((head, index) => {
        const to = heads[index + 1]?.outerStart ?? end
        return toFactor(source, head.text, head.outerStart, head.outerEnd, to)
      }),
    )
  }
  const items = lines.filter(line => line.kind === 'item' && line.depth === 0)
  if (items.length > 0) return collect(items.map(item => toFactor(source, undefined, item.outerStart, item.start, item.outerEnd)))
  return lines.length === 0
    ? {factors: [], ranges: [], taken: []}
    : collect([toFactor(source, undefined, lines[0]?.start ?? start, lines[0]?.start ?? start, end)])
}

const numbered = /^(?:contributing factor|contributing cause|root cause|cause|factor)s?\s*#?\s*\d{1,2}\s*(?:[:.–—-]\s*(?<title>\S.*))?$/i
const aspect =
  /^[*_\s]*(?<name>description|timeline|detection|interaction with other factors|root cause analysis methodology used)[*_\s]*[:：][*_\s]*(?<value>\S.*)$/is

/**
 * "Root Cause 1: no review", with its description, timeline, detection and interaction below it as labels, as CCADB's reports have them:
 * one factor, not one for each label.
 */
function readNumberedFactor(source: SourceText, lines: readonly Line[], start: number, end: number, heading: string | undefined): FactorsReading | undefined {
  const named = heading === undefined ? undefined : numbered.exec(heading)
  const aspects = lines.map(line => aspect.exec(line.text)?.groups).filter(groups => groups !== undefined)
  if (!named && aspects.length < 3) return undefined
  const from = lines[0]?.start
  if (from === undefined) return undefined
  const described = aspects.find(({name}) => name?.toLowerCase() === 'description')?.value
  const piece = toFactor(source, named?.groups?.title, lines[0]?.outerStart ?? start, lines[0]?.outerStart ?? start, end)
  return collect([named?.groups?.title || !described ? piece : {...piece, factor: {...piece.factor, title: firstWords(described)}}])
}

type Piece = {
  readonly factor: Factor
  readonly range: {readonly start: number; readonly end: number}
  readonly taken: {readonly start: number; readonly end: number}
}

/** A piece that is nothing but a comment is a hint for whoever writes, and no factor. */
function collect(all: readonly Piece[]): FactorsReading {
  const pieces = all.filter(
    ({factor: {description, evidence}}) => evidence.how === 'heading' || !isComment((description ?? '').replace(/^(?:[-+*]|\d{1,9}[.)])\s+/, '')),
  )
  return {factors: pieces.map(({factor}) => factor), ranges: pieces.map(({range}) => range), taken: pieces.map(({taken}) => taken)}
}

function toFactor(source: SourceText, heading: string | undefined, from: number, textStart: number, to: number): Piece {
  const written = source.text.slice(textStart, to)
  const match = category.exec(written)
  const shown = match ? match.index : written.length
  const description = written.slice(0, shown).trim()
  const title = heading === undefined ? firstWords(description) : toPlain(heading)
  return {
    factor: {title, description, category: match?.[1], evidence: toEvidence(source, from, to, heading === undefined ? 'section' : 'heading')},
    range: {start: textStart, end: textStart + shown},
    taken: {start: from, end: to},
  }
}

/** A bold lead-in, else the first sentence. */
function firstWords(text: string): string {
  const bold = /^(?:\*\*|__)(?<lead>[^*_\n]{2,120}?)[:：.]?(?:\*\*|__)/.exec(text)?.groups?.lead
  const [first, second] = splitSentences(text)
  // "Why was the lock held? The collector waited …": the answer is what helped to bring it about.
  const sentence = bold ?? (first && second && /[?？]$/.test(first.text) ? second.text : first?.text) ?? text
  return toPlain(sentence).replace(/[.!?]$/, '')
}

function toPlain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\([^)\s]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
