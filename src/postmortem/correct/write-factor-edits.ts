import type {FactorValues, ItemCorrection} from '#src/incident/correction.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import type {Factor} from '#src/incident/factor.ts'
import {escapeText} from '#src/postmortem/edit/escape-markdown.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'

/** The edits that correct factors; undefined where one of them has no place in the text. */
export function writeFactorEdits(detailed: DetailedReading, corrections: readonly ItemCorrection[]): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = []
  const added: FactorValues[] = []
  for (const each of corrections) {
    if (each.item !== 'factor') continue
    if (each.change === 'add') {
      added.push(each.values)
      continue
    }
    const factor = detailed.reading.incident.factors[each.position]
    const own = factor && (each.change === 'remove' ? writeRemoval(detailed, factor) : writeValues(detailed, factor, each.values))
    if (!own) return undefined
    edits.push(...own)
  }
  return added.length === 0 ? edits : [...edits, writeAddition(detailed, added)]
}

const category = /\s*\(factor:\s*[^()\n]{1,100}?\s*\)\s*$/

function writeValues({source}: DetailedReading, factor: Factor, {title, ...rest}: Partial<FactorValues>): readonly TextEdit[] | undefined {
  const [start, end] = [factor.evidence.start.offset, factor.evidence.end.offset]
  const written = source.text.slice(start, end)
  const edits: TextEdit[] = []
  if (title !== undefined && title !== factor.title) {
    const words = escapeText(title.replace(/\s+/g, ' ').trim(), 'text')
    const firstLine = /^[^\r\n]*/.exec(written)?.[0] ?? ''
    const heading = /^#{1,6}\s+/.exec(firstLine)?.[0]
    const mark = /^(?:[-+*]|\d{1,9}[.)])\s+/.exec(written)?.[0] ?? ''
    const lead = /^(?:\*\*|__)[^*_\n]{2,120}?[:：.]?(?:\*\*|__)/.exec(written.slice(mark.length))?.[0]
    if (factor.evidence.how === 'heading') {
      if (heading === undefined) return undefined
      edits.push({start: start + heading.length, end: start + firstLine.length, text: words})
    } else edits.push({start: start + mark.length, end: start + mark.length + (lead?.length ?? 0), text: lead ? `**${words}.**` : `**${words}.** `})
  }
  if ('category' in rest && rest.category !== factor.category) {
    const old = category.exec(written)
    const at = old ? old.index : written.trimEnd().length
    const text = rest.category === undefined ? '' : ` (factor: ${rest.category})`
    // The title's own edit stands where the text is empty but for its heading.
    edits.push({start: start + at, end: start + (old ? at + old[0].trimEnd().length : at), text})
  }
  return edits
}

/** Only an item of a list: a paragraph or a section under a heading says more than that there is a factor. */
function writeRemoval({source}: DetailedReading, {evidence}: Factor): readonly TextEdit[] | undefined {
  const [start, end] = [evidence.start.offset, evidence.end.offset]
  if (evidence.how === 'heading' || !/^(?:[-+*]|\d{1,9}[.)])\s/.test(evidence.quote)) return undefined
  const lineStart = Math.max(source.text.lastIndexOf('\n', start - 1), source.text.lastIndexOf('\r', start - 1)) + 1
  const rest = /^[ \t]*(?:\r\n|\n|\r)?/.exec(source.text.slice(end, end + 400))?.[0] ?? ''
  return [{start: lineStart, end: end + rest.length, text: ''}]
}

/** Behind the last factor in the form that it has, or in a section of their own at the end. */
function writeAddition({reading, source}: DetailedReading, added: readonly FactorValues[]): TextEdit {
  const newline = /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n'
  const say = ({title, category: name}: FactorValues): string => `${escapeText(title.replace(/\s+/g, ' ').trim(), 'text')}${name ? ` (factor: ${name})` : ''}`
  const last = reading.incident.factors.at(-1)
  if (last && /^(?:[-+*])\s/.test(last.evidence.quote)) {
    const at = last.evidence.start.offset + last.evidence.quote.trimEnd().length
    return {start: at, end: at, text: added.map(each => `${newline}- ${say(each)}`).join('')}
  }
  const at = source.text.trimEnd().length
  const items = added.map(each => `- ${say(each)}`).join(newline)
  return {start: at, end: source.text.length, text: `${newline}${newline}## Contributing factors${newline}${newline}${items}${newline}`}
}
