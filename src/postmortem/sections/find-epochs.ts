import type {Day} from '#src/incident/instant.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'

/** A count of seconds or milliseconds since 1970 that a row begins with: the instant, and where the text behind it begins. */
export type Epoch = {readonly at: string; readonly length: number}

const leading = /^[\s*_`[(]*(?<number>[1-4]\d{9}(?:\d{3})?)(?:\.\d{1,6})?(?=[\s*_`\]):,|–—-]|$)/

const day = 86_400_000

/**
 * The rows of a timeline whose times are counts since 1970. A long number may be anything: it is a time where several rows begin with such
 * numbers within a month of each other, or where it falls on the incident's day or the one beside it.
 */
export function findEpochs(lines: readonly Line[], first: Day | undefined): ReadonlyMap<Line, Epoch> {
  const found = new Map<Line, Epoch>()
  const times: number[] = []
  for (const line of lines) {
    if (line.kind !== 'item' && line.kind !== 'text' && line.kind !== 'row') continue
    const text = line.kind === 'row' ? (line.cells[0]?.text ?? '') : line.text
    const match = leading.exec(text)
    const number = match?.groups?.number
    if (!match || number === undefined) continue
    const milliseconds = Number(number) * (number.length === 10 ? 1000 : 1)
    if (milliseconds >= 4_102_444_800_000) continue
    times.push(milliseconds)
    found.set(line, {at: `${new Date(milliseconds).toISOString().slice(0, 19)}Z`, length: match[0].length})
  }
  if (times.length === 0) return found
  const noon = first === undefined ? undefined : Date.parse(`${first}T12:00:00Z`)
  const isNear = noon !== undefined && times.every(time => Math.abs(time - noon) <= 2 * day)
  const [earliest, latest] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))]
  const isSeries = times.length >= 2 && latest - earliest <= 31 * day
  return isNear || isSeries ? found : new Map()
}
