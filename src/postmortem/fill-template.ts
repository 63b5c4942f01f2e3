import type {FrontMatterField} from './document/front-matter.ts'
import {applyEdits, type FormatEdit} from './format/format-edit.ts'
import {findFrontMatterPlace} from './format/write-front-matter-edits.ts'
import {writeYamlList, writeYamlText} from './format/write-yaml-value.ts'
import {readInDetail} from './read-postmortem.ts'

/** What a template says of itself in its front matter, under `template` and `about`. */
export type TemplateLabel = {readonly name: string | undefined; readonly about: string | undefined}

/** Reads what a template is called and what it is for; undefined of each where it does not say. Never throws on content. */
export function readTemplateLabel(text: string): TemplateLabel {
  const {fields} = readInDetail(text, 'template').frontMatter
  const say = (key: string): string | undefined => {
    const written = fields.find(field => field.key === key)?.written
    return typeof written === 'string' ? written.replace(/\s+/g, ' ').trim() || undefined : undefined
  }
  return {name: say('template'), about: say('about')}
}

/**
 * A draft from a template: its text without what it says of itself, with the title, and with these authors where there are any. Every other
 * byte is the template's. Undefined where the template's front matter cannot be read.
 */
export function fillTemplate(text: string, title: string, authors: readonly string[] = []): string | undefined {
  const detailed = readInDetail(text, 'template')
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const place = findFrontMatterPlace(detailed, newline)
  if (!place || detailed.reading.refusal) return undefined
  const own = detailed.frontMatter.fields.filter(({key}) => ownKeys.has(key) || (key === 'authors' && authors.length > 0))
  const written = authors.length > 0 ? [`authors: ${writeYamlList(authors)}`] : []
  const lines = [`title: ${writeYamlText(title)}`, 'status: draft', ...written].map(line => ({key: '', line}))
  const [first] = detailed.frontMatter.fields
  // Before what is there: a title is looked for at the top.
  const offset = place.isNew || !first ? place.offset : toLine(text, first).start
  return applyEdits(
    text,
    [
      {name: 'title', edits: [], lines},
      {name: 'label', edits: own.map(field => toLine(text, field))},
    ],
    {...place, offset},
  )
}

/** What is not taken over: what the template says of itself, and what every draft has of its own. */
const ownKeys = new Set(['template', 'about', 'title', 'status'])

/** The lines of an entry of the front matter, taken out. */
function toLine(text: string, {keyEvidence, evidenceAt}: FrontMatterField): FormatEdit {
  const rest = /\r\n|\n|\r/g
  rest.lastIndex = Math.max(keyEvidence.end.offset, evidenceAt([]).end.offset)
  const end = rest.exec(text)
  return {start: keyEvidence.start.offset, end: end ? end.index + end[0].length : text.length, text: ''}
}
