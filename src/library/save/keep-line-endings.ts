import {diffArrays} from 'diff'

/**
 * A text that went through an editor or a form, which know one line ending only, with the endings of the text that it came from: lines that
 * are still there keep their own, new ones get that of most others.
 */
export function keepLineEndings(before: string, written: string): string {
  const plain = written.replace(/\r\n?/g, '\n')
  if (!before.includes('\r')) return plain
  const [old, fresh] = [cut(before), cut(plain)]
  const usual = findUsual(old.endings)
  if (old.endings.every(ending => ending === usual || ending === '')) return plain.replaceAll('\n', usual)
  const endings = [...fresh.endings]
  let [from, to] = [0, 0]
  for (const {count, added, removed} of compare(old.lines, fresh.lines)) {
    for (let at = 0; at < count; at++) {
      if (!removed && endings[to + at] !== '') endings[to + at] = (added ? undefined : old.endings[from + at]) || usual
    }
    if (!added) from += count
    if (!removed) to += count
  }
  return fresh.lines.map((line, at) => line + (endings[at] ?? '')).join('')
}

type Run = {readonly count: number; readonly added: boolean; readonly removed: boolean}

function compare(old: readonly string[], fresh: readonly string[]): readonly Run[] {
  // Beyond so many differences finding the fewest takes their square in time.
  return diffArrays([...old], [...fresh], {maxEditLength: 1000}) ?? [{count: fresh.length, added: true, removed: false}]
}

/** Lines, and what ends each of them; the last may have no ending. */
function cut(text: string): {readonly lines: readonly string[]; readonly endings: readonly string[]} {
  const lines: string[] = []
  const endings: string[] = []
  let at = 0
  for (const {0: ending, index} of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push(text.slice(at, index))
    endings.push(ending)
    at = index + ending.length
  }
  if (at < text.length) {
    lines.push(text.slice(at))
    endings.push('')
  }
  return {lines, endings}
}

function findUsual(endings: readonly string[]): string {
  const count = (wanted: string): number => endings.filter(ending => ending === wanted).length
  return ['\n', '\r\n', '\r'].toSorted((a, b) => count(b) - count(a))[0] ?? '\n'
}
