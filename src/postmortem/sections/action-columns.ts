import {type ActionField, findActionField, guessActionField} from './action-fields.ts'

/** What a column holds; one headed "Owner / Due" holds either. Empty where the heading says nothing known. */
export type ActionColumn = readonly ActionField[]

/** The meaning of each column of a header row. At most one is the title: the first that could be, unless another says it outright. */
export function toActionColumns(header: readonly string[]): readonly ActionColumn[] {
  const columns = header.map(toColumn)
  const titles = columns.flatMap((column, index) => (column.includes('title') ? [index] : []))
  const main = titles.find(index => /\b(?:action|task|item|measure|step)s?\b/i.test(header[index] ?? '')) ?? titles[0]
  return columns.map((column, index) => (column.includes('title') && index !== main ? [] : column))
}

function toColumn(heading: string): ActionColumn {
  if (heading.trim() === '') return []
  const whole = findActionField(heading)
  if (whole) return [whole]
  const parts = heading.split(/\s*[/&+]\s*|\s+(?:and|or)\s+/).map(findActionField)
  if (parts.length > 1 && parts.every(part => part !== undefined)) return [...new Set(parts)]
  const guess = guessActionField(heading)
  return guess ? [guess] : []
}

/** Whether a line of headings is one of an action table: it names the step and something about it, or three things about it. */
export function isActionHeader(header: readonly string[]): boolean {
  const known = header.flatMap(cell => findActionField(cell) ?? [])
  const about = known.filter(field => field !== 'title' && field !== 'ignored' && field !== 'notes')
  return known.includes('title') && about.length >= 1 && known.length >= header.length - 1
}
