import {createHash} from 'node:crypto'
import type {DocumentReader} from '#src/library/document-reader.ts'
import {toIncidentId} from '#src/library/publish/document-name.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {aDocument} from '#tests/builders/an-incident.ts'

export type LineReader = DocumentReader & {
  /** Files in the order in which they were read. */
  readonly seen: string[]
  /** What the reader says of itself; another one reads everything again. */
  revision: string
  /** What it was told at the last reading. */
  hints: ReadHints | undefined
}

/** Reads documents of `key: value` lines (title, aliases, visibility); one with the line `broken` must not be indexed. */
export function openLineReader(): LineReader {
  const seen: string[] = []
  return {
    seen,
    revision: 'first',
    hints: undefined,
    async findRevision() {
      return this.revision
    },
    async read(file, bytes, hints) {
      seen.push(file)
      this.hints = hints
      const markdown = new TextDecoder().decode(bytes)
      const hash = createHash('sha256').update(bytes).digest('hex')
      const values = new Map(markdown.split('\n').map(line => [line.split(': ')[0] ?? '', line.split(': ')[1] ?? '']))
      if (values.has('broken') || markdown === '') {
        return {problem: {rule: 'front-matter', level: 'error', message: 'Unexpected end', place: undefined, notes: []}, hash, visibility: 'public'}
      }
      const visibility = values.get('visibility') === 'restricted' ? 'restricted' : 'public'
      const aliases = values.get('aliases')?.split(' ') ?? []
      return {document: aDocument({file, hash, markdown, id: toIncidentId(file), title: values.get('title') ?? 'Untitled', aliases, visibility})}
    },
    async close() {},
  }
}
