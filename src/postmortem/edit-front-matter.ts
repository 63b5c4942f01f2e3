import type {TextEdit} from '#src/incident/diagnostic.ts'
import {checkLimits} from './document/check-limits.ts'
import type {FrontMatterField, Written} from './document/front-matter.ts'
import type {ReadHints} from './document/read-hints.ts'
import {type AppendedItems, appendItems, withItems, writeFirstItems} from './edit/append-item.ts'
import {spliceText, tidyEdits} from './edit/splice-text.ts'
import type {EditedPostmortem} from './edit-postmortem.ts'
import {findFrontMatterPlace} from './format/write-front-matter-edits.ts'
import {writeYamlList, writeYamlText} from './format/write-yaml-value.ts'
import {type DetailedReading, readInDetail} from './read-postmortem.ts'
import {isDraftMark, toOwnKey} from './sections/read-fields.ts'

/** Values by their keys in canonical form: a text, a list of texts, items to be put at the end of a list, or null where the key is to go. */
export type FrontMatterValues = Readonly<Record<string, FrontMatterValue>>
type FrontMatterValue = string | readonly string[] | AppendedItems | null

type EditOptions = {readonly id?: string; readonly hints?: ReadHints}

/**
 * Sets keys of the front matter, under whatever name they stand there, and adds those that are missing at its end; a text without front matter
 * gets one. Nothing else changes: not the order, not the quotes, not the comments of other keys. The result is read again, and says exactly that.
 */
export function editFrontMatter(text: string, values: FrontMatterValues, {id = 'document', hints = {}}: EditOptions = {}): EditedPostmortem {
  if (checkLimits(text)) return {refusal: 'The document is too large or too complex to be read.'}
  const before = readInDetail(text, id, hints)
  if (before.reading.refusal) return {refusal: `The document has to be mended first: ${before.reading.refusal.message}.`}
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const place = findFrontMatterPlace(before, newline)
  if (!place) return {refusal: 'Its front matter is TOML, which is read and not written here: `kb format` makes YAML of it.'}
  const edits = [...Object.entries(values).flatMap(([key, value]) => writeKey(before, key, value, newline)), ...writeMarks(before, values)]
  const missing = Object.entries(values).filter(([key, value]) => value !== null && !before.frontMatter.fields.some(field => toOwnKey(field.key) === key))
  const lines = missing.map(([key, value]) => `${key}:${writeBehindKey(value, newline)}${newline}`).join('')
  if (lines !== '')
    edits.push({
      start: place.offset,
      end: place.offset,
      text: place.isNew ? `---${newline}${lines}---${newline}${newline}` : toOwnLines(text, place.offset, lines, newline),
    })
  const after = spliceText(text, edits)
  if (after === undefined) return {refusal: 'The front matter says this twice: it has to be mended first.'}
  const difference = findDifference(before, readInDetail(after, id, hints), values)
  return difference === undefined ? {text: after, edits: tidyEdits(text, edits)} : {refusal: `The front matter has no place for this: ${difference}.`}
}

/** The closing fence begins a line of its own; what is added goes in front of it. */
function toOwnLines(text: string, offset: number, lines: string, newline: string): string {
  return offset === 0 || /[\r\n]/.test(text[offset - 1] ?? '') ? lines : newline + lines
}

function writeBehindKey(value: FrontMatterValue, newline: string): string {
  return areItems(value) ? writeFirstItems(value, newline) : ` ${writeValue(value)}`
}

function areItems(value: FrontMatterValue | undefined): value is AppendedItems {
  return typeof value === 'object' && value !== null && 'appends' in value
}

function writeValue(value: Exclude<FrontMatterValue, AppendedItems>): string {
  return typeof value === 'string' ? writeYamlText(value) : writeYamlList(value ?? [])
}

function writeKey({source, frontMatter}: DetailedReading, key: string, value: FrontMatterValues[string], newline: string): TextEdit[] {
  return frontMatter.fields
    .filter(field => toOwnKey(field.key) === key)
    .flatMap((field, at) => {
      if (areItems(value) && field.written !== null) return at > 0 ? [] : appendItems(source.text, field, value, newline)
      // A second name of the same thing says nothing any more once the first one does.
      if (value === undefined || value === null || at > 0) return removeField(source.text, field)
      const {start, end} = field.evidenceAt([])
      if (field.written !== null && !areItems(value)) return {start: start.offset, end: end.offset, text: writeLike(source.text, start.offset, value)}
      const colon = source.text.indexOf(':', field.keyEvidence.end.offset)
      const rest = /^[ \t]*(?:~|null(?!\S))?/i.exec(source.text.slice(colon + 1))?.[0].length ?? 0
      // What stands behind it now is the end of the line, or a comment that needs a blank before it.
      const blank = source.text[colon + 1 + rest] === '#' ? ' ' : ''
      return {start: colon + 1, end: colon + 1 + rest, text: writeBehindKey(value, newline) + blank}
    })
}

/** A list that stands item by item below its key stays one. */
function writeLike(text: string, start: number, value: string | readonly string[]): string {
  if (typeof value === 'string' || value.length === 0 || text[start] !== '-') return writeValue(value)
  const line = text.lastIndexOf('\n', start - 1) + 1
  const newline = text[line - 2] === '\r' ? '\r\n' : '\n'
  return value.map(item => `- ${writeYamlText(item, true)}`).join(newline + text.slice(line, start))
}

/** What other programs say of drafts would contradict a status. */
function writeMarks({source, frontMatter}: DetailedReading, values: FrontMatterValues): TextEdit[] {
  return values.status === undefined
    ? []
    : frontMatter.fields.filter(({key, written}) => isDraftMark(key, written)).map(field => removeField(source.text, field))
}

/** Its lines, from its key to the end of its value, a comment behind that included. */
function removeField(text: string, {keyEvidence, evidenceAt}: FrontMatterField): TextEdit {
  const to = Math.max(keyEvidence.end.offset, evidenceAt([]).end.offset)
  const rest = /^[^\r\n]*(?:\r\n|\n|\r)?/.exec(text.slice(to))?.[0].length ?? 0
  return {start: text.lastIndexOf('\n', keyEvidence.start.offset - 1) + 1, end: to + rest, text: ''}
}

/** In words, what is not as it was meant; undefined where all is. */
function findDifference(before: DetailedReading, after: DetailedReading, values: FrontMatterValues): string | undefined {
  const {refusal} = after.reading
  if (refusal) return 'it could not be read any more'
  const [said, read] = [before, after].map(({frontMatter}) => new Map(frontMatter.fields.map(({key, written}) => [toOwnKey(key), written])))
  const wrong = Object.entries(values).find(([key, value]) => !isSame(read?.get(key) ?? null, areItems(value) ? withItems(said?.get(key), value) : value))
  if (wrong) return `“${wrong[0]}” would be read as something else`
  if (typeof values.status === 'string' && after.reading.incident.status !== values.status) return 'its status would be read as another'
  const isOther = ({key, written}: FrontMatterField): boolean => !(toOwnKey(key) in values) && !(values.status !== undefined && isDraftMark(key, written))
  const [kept, left] = [before, after].map(({frontMatter}) => frontMatter.fields.filter(isOther).map(({key, written}) => [key, written]))
  if (JSON.stringify(kept) !== JSON.stringify(left)) return 'another key would be read as something else'
  const [was, is] = [before, after].map(({reading}) => reading.incident.sections.map(({kind, text}) => [kind, text]))
  return JSON.stringify(was) === JSON.stringify(is) ? undefined : 'the text below it would be read as something else'
}

function isSame(written: Written, value: Written): boolean {
  return JSON.stringify(written) === JSON.stringify(value)
}
