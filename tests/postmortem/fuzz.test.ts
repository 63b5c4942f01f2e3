import {describe, expect, test} from 'vitest'
import {checkLimits} from '#src/postmortem/document/check-limits.ts'
import {type PostmortemReading, readPlainPostmortem, readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {tooComplex} from '#src/postmortem/rules/too-complex.ts'
import {expectExactEvidence, expectNothingLost} from '#tests/postmortem/expect-reading.ts'
import {listSeedDocuments, toMutatedDocument} from '#tests/postmortem/mutated-documents.ts'

// Documents that nobody wrote: mutations of those that somebody did. A few hundred in `npm test`, 100,000 in `npm run test:long`; a failure
// names the seed that makes its document again.

const isLong = process.env.HINDSIGHT_LONG === '1'
const count = isLong ? 100_000 : 400
/** Milliseconds of processor time for one document; the slowest mutation takes a tenth of it. */
const budget = 3000

/** Menus and footers of saved pages are left out on purpose. */
const pageFurniture = /<(?:!doctype|html|head|body|nav|header|footer|aside|script|style|form)\b/i

/** Reads as the worker does: what is over the limits is read as plain text. */
function read(text: string): PostmortemReading {
  const excess = checkLimits(text)
  if (!excess) return readPostmortem(text, 'x', {defaultYear: 2024})
  return readPlainPostmortem(text, 'x', report(tooComplex, undefined, excess.reason), {defaultYear: 2024})
}

describe('readPostmortem() on mutated documents', () => {
  const seeds = listSeedDocuments()

  test(
    `reads ${count} of them without an error, quotes them exactly, loses no word, and takes no longer than it may`,
    () => {
      const slow: string[] = []
      for (let seed = 1; seed <= count; seed++) {
        const text = toMutatedDocument(seeds, seed)
        const before = process.cpuUsage()
        try {
          const reading = read(text)
          const spent = process.cpuUsage(before).user / 1000
          if (spent > budget) slow.push(`seed ${seed}: ${Math.round(spent)} ms`)
          expectExactEvidence(text, reading)
          expectWindowsApart(reading)
          if (!pageFurniture.test(text)) expectNothingLost(text, reading)
        } catch (error) {
          throw new Error(`Cannot read the document of seed ${seed}: ${error instanceof Error ? error.message : error}`, {cause: error})
        }
      }
      expect(slow).toEqual([])
    },
    isLong ? 7_200_000 : 60_000,
  )
})

function expectWindowsApart({incident: {impactWindows}}: PostmortemReading): void {
  for (const [index, window] of impactWindows.entries()) {
    const next = impactWindows[index + 1]
    if (next && window.evidence.how !== 'front-matter') expect((window.end ?? window.start).at <= next.start.at).toBe(true)
  }
}
