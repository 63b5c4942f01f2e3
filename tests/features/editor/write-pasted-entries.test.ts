import {expect, test} from 'vitest'
import {writePastedEntries} from '#src/features/editor/browser/write-pasted-entries.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

test('writePastedEntries() takes rows of a spreadsheet, with or without names of columns', () => {
  expect(writePastedEntries('Time\tWho\tWhat\n2024-03-01 10:00\tAda\tThe cache is lost\n2024-03-01 11:05\tGrace\tTwo nodes share the load\n')).toEqual([
    '- **2024-03-01 10:00** — Ada: The cache is lost',
    '- **2024-03-01 11:05** — Grace: Two nodes share the load',
  ])
  expect(writePastedEntries('1 March 2024\t10:00 AM\tThe cache is lost\n1 March 2024\t1:05 PM\t"It is ""back"""')).toEqual([
    '- **2024-03-01 10:00** — The cache is lost',
    '- **2024-03-01 13:05** — It is "back"',
  ])
})

test('writePastedEntries() takes messages of a chat, name and time on one line or on two', () => {
  expect(writePastedEntries('Ada Lovelace  10:42 AM\nWe see errors\non every page\nGrace Hopper  10:44 AM\nSame here\n')).toEqual([
    '- **10:42** — Ada Lovelace: We see errors on every page',
    '- **10:44** — Grace Hopper: Same here',
  ])
  expect(writePastedEntries('Ada Lovelace\n  10:42 AM\nWe see errors\n12:01 PM\nIt is gone\n')).toEqual([
    '- **10:42** — Ada Lovelace: We see errors',
    '- **12:01** — Ada Lovelace: It is gone',
  ])
  expect(writePastedEntries('[10:42] ada: We see errors\n[10:44] grace: Same here')).toEqual([
    '- **10:42** — ada: We see errors',
    '- **10:44** — grace: Same here',
  ])
})

test('writePastedEntries() takes updates of a status page, and puts the first one first', () => {
  expect(
    writePastedEntries(
      'Resolved - This incident has been resolved.\nMar 1, 2024 - 11:20 UTC\n\nInvestigating - We are looking into it.\nMar 1, 2024 - 10:05 UTC\n',
    ),
  ).toEqual([
    '- **2024-03-01 10:05 UTC** — Investigating - We are looking into it.',
    '- **2024-03-01 11:20 UTC** — Resolved - This incident has been resolved.',
  ])
})

test('writePastedEntries() writes what the reader reads as entries', () => {
  const entries = writePastedEntries('2024-03-01 10:00\tThe cache is lost\n2024-03-01 11:05 UTC\tTwo nodes share the load')
  const {timeline} = readPostmortem(`## Timeline\n\n${entries?.join('\n')}\n`, 'x').incident
  expect(timeline.map(({instant}) => instant.at)).toEqual(['2024-03-01T10:00:00Z', '2024-03-01T11:05:00Z'])
})

test('writePastedEntries() leaves text alone', () => {
  for (const text of [
    'The cache was lost at 10:00.',
    'One\nTwo\nThree',
    '10:00\tOnly one',
    'Meet at 10:00\nor at 11:00',
    '01/03/2024 10:00\tWhich month?\n02/03/2024 10:00\tWho knows',
  ])
    expect(writePastedEntries(text), text).toBeUndefined()
})

test('writePastedEntries() takes no longer than the text is long', () => {
  const time = (lines: number): number => {
    const text = `${'a '.repeat(20)}10:\n`.repeat(lines)
    const begun = performance.now()
    writePastedEntries(text)
    return performance.now() - begun
  }
  time(500)
  expect(time(4000)).toBeLessThan(Math.max(200, 40 * time(400)))
})
