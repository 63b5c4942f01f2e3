import type {Diagnostic, TextEdit} from '#src/incident/diagnostic.ts'

/** A text with fixes applied, and the diagnostics whose fixes those were. */
export type FixedText = {readonly text: string; readonly fixed: readonly Diagnostic[]}

/**
 * Applies every fix that touches no other; the rest of the text keeps every character. Of two that overlap, the one of the earlier
 * diagnostic is applied, and the other may be applied to the text that comes out, once that was judged again.
 */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[]): FixedText {
  const taken: TextEdit[] = []
  const fixed: Diagnostic[] = []
  // What has a place comes first: what is added at the end may not end up in the code block that is only closed now.
  const ordered = [...diagnostics.filter(({place}) => place), ...diagnostics.filter(({place}) => !place)]
  for (const diagnostic of ordered) {
    const edits = diagnostic.fix?.edits ?? []
    const rule = fixed.at(-1)?.rule
    const isFree = edits.every(edit => edit.start >= 0 && edit.end <= text.length && taken.every(other => areApart(edit, other, rule === diagnostic.rule)))
    if (edits.length === 0 || !isFree) continue
    taken.push(...edits)
    fixed.push(diagnostic)
  }
  return {text: applyEdits(text, taken), fixed}
}

/** Two insertions at one place depend on their order, unless one rule makes both. */
function areApart(one: TextEdit, other: TextEdit, areOfOneRule: boolean): boolean {
  if (one.start === other.start && one.end === other.end) return areOfOneRule && one.start === one.end
  return one.end <= other.start || other.end <= one.start
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = []
  let at = 0
  for (const {start, end, text: written} of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(text.slice(at, start), written)
    at = end
  }
  return [...pieces, text.slice(at)].join('')
}
