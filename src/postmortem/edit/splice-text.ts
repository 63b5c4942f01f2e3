import type {TextEdit} from '#src/incident/diagnostic.ts'

/** A text with edits made; undefined where two of them share a place. */
export function spliceText(text: string, edits: readonly TextEdit[]): string | undefined {
  const out: string[] = []
  let at = 0
  for (const edit of inOrder(edits)) {
    if (edit.start < at) return undefined
    out.push(text.slice(at, edit.start), edit.text)
    at = edit.end
  }
  out.push(text.slice(at))
  return out.join('')
}

/** Edits of a text as the fewest that say the same: in order, those that touch as one, without what they leave as it was. */
export function tidyEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const joined: TextEdit[] = []
  for (const edit of inOrder(edits)) {
    const last = joined.at(-1)
    if (last && last.end === edit.start) joined[joined.length - 1] = {start: last.start, end: edit.end, text: last.text + edit.text}
    else joined.push(edit)
  }
  return joined.flatMap(edit => trimEdit(text, edit) ?? [])
}

/** Edits of a text, and edits of what those make of it, as edits of the text. */
export function composeEdits(text: string, first: readonly TextEdit[], then: readonly TextEdit[]): readonly TextEdit[] {
  const pieces = toPieces(text, first)
  const out: Piece[] = []
  let [index, offset, at] = [0, 0, 0]
  const pass = (until: number, isKept: boolean): void => {
    while (at < until) {
      const piece = pieces[index]
      if (!piece) return
      const length = Math.min(until - at, piece.text.length - offset)
      if (isKept && length > 0) out.push({text: piece.text.slice(offset, offset + length), from: piece.from === undefined ? undefined : piece.from + offset})
      at += length
      offset += length
      if (offset === piece.text.length) [index, offset] = [index + 1, 0]
    }
  }
  for (const edit of inOrder(then)) {
    pass(edit.start, true)
    pass(edit.end, false)
    out.push({text: edit.text, from: undefined})
  }
  pass(Number.POSITIVE_INFINITY, true)
  return tidyEdits(text, toEdits(text, out))
}

/** A piece of an edited text: its own, or one that stands in the text before from `from` on. */
type Piece = {readonly text: string; readonly from: number | undefined}

function toPieces(text: string, edits: readonly TextEdit[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const edit of inOrder(edits)) {
    pieces.push({text: text.slice(at, edit.start), from: at}, {text: edit.text, from: undefined})
    at = edit.end
  }
  return [...pieces, {text: text.slice(at), from: at}].filter(piece => piece.text !== '')
}

function toEdits(text: string, pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let at = 0
  let written = ''
  const close = (end: number): void => {
    if (written !== '' || end > at) edits.push({start: at, end, text: written})
    written = ''
  }
  for (const piece of pieces) {
    if (piece.from === undefined) written += piece.text
    else {
      close(piece.from)
      at = piece.from + piece.text.length
    }
  }
  close(text.length)
  return edits
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
}

function trimEdit(text: string, {start, end, text: written}: TextEdit): TextEdit | undefined {
  const removed = text.slice(start, end)
  const most = Math.min(removed.length, written.length)
  let front = 0
  while (front < most && removed[front] === written[front]) front++
  if (isInsideCharacter(removed, front) || isInsideCharacter(written, front)) front--
  let back = 0
  while (back < most - front && removed[removed.length - 1 - back] === written[written.length - 1 - back]) back++
  if (isInsideCharacter(removed, removed.length - back) || isInsideCharacter(written, written.length - back)) back--
  if (front + back === removed.length && removed.length === written.length) return undefined
  return {start: start + front, end: end - back, text: written.slice(front, written.length - back)}
}

/** Between the halves of a surrogate pair, or of a line end. */
function isInsideCharacter(text: string, at: number): boolean {
  const [before, code] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return at > 0 && at < text.length && ((before >= 0xd800 && before <= 0xdbff && code >= 0xdc00 && code <= 0xdfff) || (before === 13 && code === 10))
}
