import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Span} from '#src/incident/evidence.ts'

/** A diagnostic as a compiler prints it: `file:3:291-3:325: warning: Unexpected … (rule)`, its notes indented below. */
export function formatDiagnostic(file: string, diagnostic: Diagnostic): string {
  const place = diagnostic.place ? `:${formatSpan(diagnostic.place)}` : ''
  const notes = diagnostic.notes.map(note => `\n  ${file}:${formatSpan(note.place)}: note: ${note.message}`)
  return `${file}${place}: ${diagnostic.level}: ${diagnostic.message} (${diagnostic.rule})${notes.join('')}`
}

function formatSpan({start, end}: Span): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}
