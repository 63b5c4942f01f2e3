import type {CheckedFile} from '#src/library/publish/check-folder.ts'

/** A diagnostic as a workflow command, which GitHub shows beside the line of a pull request. */
export function formatForGithub(file: string, {level, rule, message, place, notes}: CheckedFile['diagnostics'][number]): string {
  const properties = [
    ['file', file],
    ...(place ? [['line', place.start.line], ['endLine', place.end.line], ...(place.start.line === place.end.line ? columnsOf(place) : [])] : []),
    ['title', rule],
  ]
  const text = [message, ...notes.map(note => `line ${note.place.start.line}: ${note.message}`)].join('\n')
  return `::${commands[level]} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')}::${escapeText(text)}`
}

// Columns mean something to GitHub only within one line.
function columnsOf({start, end}: NonNullable<CheckedFile['diagnostics'][number]['place']>): [string, number][] {
  return [
    ['col', start.column],
    ['endColumn', end.column],
  ]
}

const commands = {error: 'error', warning: 'warning', info: 'notice'} as const

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
