import type {Evidence, EvidenceKind, Point, Span} from '#src/incident/evidence.ts'

/** A document's text with what is needed to name places in it. Offsets everywhere count from the start of the file. */
export type SourceText = {
  /** The whole file. */
  readonly text: string
  /** How many byte order marks the file starts with; two where programs each added one. Markdown is parsed without them, which shifts every offset. */
  readonly shift: number
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[]
}

/** Prepares a file's text; a line ends with LF, CRLF or CR, and with nothing else that Unicode calls a line end. */
export function toSourceText(text: string): SourceText {
  let shift = 0
  while (text.charCodeAt(shift) === 0xfeff) shift++
  const lineStarts: number[] = [shift]
  for (let at = shift; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lineStarts.push(at + 1)
  }
  return {text, shift, lineStarts}
}

/** The line and column of an offset. */
export function toPoint(source: SourceText, offset: number): Point {
  let low = 0
  let high = source.lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return {line: low + 1, column: offset - (source.lineStarts[low] ?? 0) + 1, offset}
}

/** The stretch between two offsets. */
export function toSpan(source: SourceText, start: number, end: number): Span {
  return {start: toPoint(source, start), end: toPoint(source, end)}
}

/** What the text says between two offsets, without white space around it. */
export function toEvidence(source: SourceText, start: number, end: number, how: EvidenceKind): Evidence {
  let from = start
  let to = end
  while (from < to && isSpace(source.text.charCodeAt(from))) from++
  while (to > from && isSpace(source.text.charCodeAt(to - 1))) to--
  return {start: toPoint(source, from), end: toPoint(source, to), quote: source.text.slice(from, to), how}
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}
