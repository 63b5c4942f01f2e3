import type {Root} from 'mdast'
import type {FoundUpdate} from '#src/postmortem/document/find-inline-updates.ts'
import {findPageFrame} from '#src/postmortem/document/find-page-frame.ts'
import {findUpdates} from '#src/postmortem/document/find-updates.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'
import {type Line, toLines} from '#src/postmortem/document/to-lines.ts'
import {toPipeRows} from '#src/postmortem/document/to-pipe-rows.ts'
import type {Fields} from './read-fields.ts'
import {listOwnLines, toUpdatePieces} from './read-messages.ts'
import {readTitleLine, type TitleLine} from './read-title.ts'
import {isAboutOthers, type Piece, toPieces, withoutOverlaps} from './to-pieces.ts'

/** The lines of a document and what each of them is a part of. */
export type Layout = {
  readonly all: readonly Line[]
  /** What stands above the document itself, such as the header of a mail. */
  readonly head: readonly Line[]
  /** Without what stands around the document. */
  readonly lines: readonly Line[]
  readonly title: TitleLine | undefined
  readonly messages: readonly FoundUpdate[]
  /** The lines that belong to messages, as a set. */
  readonly messageLines: ReadonlySet<Line>
  /** Neither title nor message. */
  readonly rest: readonly Line[]
  readonly pieces: readonly Piece[]
  /** Without those that are about other incidents. */
  readonly own: readonly Piece[]
}

/** Parts a document into its frame, its title, its messages and its sections. */
export function layOut(source: SourceText, root: Root, fields: Fields): Layout {
  const all = toPipeRows(source, toLines(source, root))
  const frame = findPageFrame(all)
  const lines = all.slice(frame.from, frame.to)
  const head = all.slice(0, frame.from)
  // A first heading beside another title in the front matter stays in the text.
  // A mail's subject is its title; what it says first is not.
  const firstLine = frame.from > 0 ? undefined : readTitleLine(source, lines)
  const title = fields.title && firstLine?.value !== fields.title.value ? undefined : firstLine
  const messages = findUpdates(lines)
  const messageLines = new Set<Line>(messages.flatMap(message => listOwnLines(message)))
  const rest = lines.filter(line => line !== title?.line && !messageLines.has(line))
  const pieces = withoutOverlaps(
    source,
    [...toFramePiece(head), ...toPieces(rest, title !== undefined), ...toFramePiece(all.slice(frame.to)), ...toUpdatePieces(source, messages)],
    title && {start: title.line.outerStart, end: title.line.outerEnd},
  )
  return {all, head, lines, title, messages, messageLines, rest, pieces, own: pieces.filter(piece => !isAboutOthers(piece))}
}

/** What stands around the document is kept as text, and nothing is read from it. */
function toFramePiece(lines: readonly Line[]): readonly Piece[] {
  const [first] = lines
  if (!first) return []
  const heading = first.kind === 'heading' ? first.text : undefined
  const end = lines.reduce((last, line) => Math.max(last, line.outerEnd), first.outerEnd)
  return [{kind: 'other', heading, start: first.outerStart, bodyStart: heading === undefined ? first.outerStart : first.outerEnd, end, lines: []}]
}
