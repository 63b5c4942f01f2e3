import {describe, expect, test} from 'vitest'
import {checkLimits} from '#src/postmortem/document/check-limits.ts'
import {type PostmortemReading, readPlainPostmortem, readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {tooComplex} from '#src/postmortem/rules/too-complex.ts'
import {toComposedDocument} from '#tests/postmortem/composed-documents.ts'
import {expectExactEvidence, expectNothingLost} from '#tests/postmortem/expect-reading.ts'
import {expectCanonical} from '#tests/postmortem/format/expect-canonical.ts'
import {listSeedDocuments, toMutatedDocument} from '#tests/postmortem/mutated-documents.ts'

// Documents that nobody wrote: mutations of those that somebody did, and others put together from all that Markdown has. A few hundred in
// `npm test`, 100,000 in `npm run test:long`, which says how far it is and goes on from HINDSIGHT_FROM, a seed, after it was stopped. A
// failure names the seed that makes its document again.

const isLong = process.env.HINDSIGHT_LONG === '1'
const [from, to] = [Number(process.env.HINDSIGHT_FROM ?? 1), Number(process.env.HINDSIGHT_TO ?? (isLong ? 100_000 : 400))]
const sliceSize = isLong ? 2500 : 400
/** Milliseconds of processor time for one document; the slowest takes a tenth of it. */
const budget = 3000
/** Of how many documents one is written in canonical form, which takes many readings. */
const formattedOf = isLong ? 40 : 20

/** Menus and footers of saved pages are left out on purpose. */
const pageFurniture = /<(?:!doctype|html|head|body|nav|header|footer|aside|script|style|form)\b/i

const slices = Array.from({length: Math.ceil((to - from + 1) / sliceSize)}, (_, index) => {
  const first = from + index * sliceSize
  return [first, Math.min(first + sliceSize - 1, to)] as const
})

describe('readPostmortem() on documents that nobody wrote', () => {
  const documents = listSeedDocuments()

  test.each(slices)(
    'reads those of seeds %i to %i without an error, quotes them exactly, loses no word, writes them in canonical form, and takes no longer than it may',
    (first, last) => {
      const failures: string[] = []
      for (let seed = first; seed <= last; seed++) {
        try {
          expectReading(seed % 2 === 0 ? toMutatedDocument(documents, seed) : toComposedDocument(seed), seed)
        } catch (error) {
          failures.push(`seed ${seed}: ${error instanceof Error ? error.message : error}`)
          if (isLong) process.stdout.write(`${failures.at(-1)}\n`)
        }
        if (isLong && (seed % 500 === 0 || seed === last)) process.stdout.write(`seed ${seed} of ${to}: ${failures.length} failures since seed ${first}\n`)
      }
      expect(failures).toEqual([])
    },
    isLong ? 7_200_000 : 300_000,
  )
})

function expectReading(text: string, seed: number): void {
  const excess = checkLimits(text)
  const before = process.cpuUsage()
  const reading = excess ? readPlain(text, excess.reason) : readPostmortem(text, 'x', {defaultYear: 2024})
  const spent = process.cpuUsage(before).user / 1000
  if (spent > budget) throw new Error(`${Math.round(spent)} ms`)
  expectExactEvidence(text, reading)
  expectWindowsApart(reading)
  if (!pageFurniture.test(text)) expectNothingLost(text, reading)
  if (!excess && (seed >> 1) % formattedOf === 0) expectCanonical(text, {hints: {defaultYear: 2024}})
}

/** Reads as the worker does what is over the limits. */
function readPlain(text: string, reason: string): PostmortemReading {
  return readPlainPostmortem(text, 'x', report(tooComplex, undefined, reason), {defaultYear: 2024})
}

function expectWindowsApart({incident: {impactWindows}}: PostmortemReading): void {
  for (const [index, window] of impactWindows.entries()) {
    const next = impactWindows[index + 1]
    if (next && window.evidence.how !== 'front-matter') expect((window.end ?? window.start).at <= next.start.at).toBe(true)
  }
}
