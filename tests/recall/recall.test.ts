import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {anonymous} from '#src/incident/viewer.ts'
import {readDocument} from '#src/library/read-document.ts'
import {readQuestion} from '#src/library/recall/recall-question.ts'
import {rightInHundred, similarFrom} from '#src/library/recall/recall-weights.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {readNothingSimilarTexts, readSeenTexts} from '#tests/recall/read-labelled-texts.ts'

type Answer = readonly {readonly id: string; readonly strength: number}[]

const texts = [...readSeenTexts(), ...readNothingSimilarTexts()]
const answers = new Map<string, Answer>()

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recall-'))
  const store = await openSqliteStore(`file:${join(folder, 'index.db')}`)
  const files = readdirSync('content').filter(file => file.endsWith('.md'))
  const readings = await Promise.all(files.map(file => readDocument(file, readFileSync(join('content', file)))))
  await store.apply({publish: readings.flatMap(reading => ('document' in reading ? [reading.document] : [])), unreadable: [], remove: []})
  for (const {id, text} of texts) answers.set(id, (await store.recall(anonymous, readQuestion(text), 20)).matches)
  await store.close()
  rmSync(folder, {recursive: true})
}, 120_000)

function ask({id}: {readonly id: string}): Answer {
  return answers.get(id) ?? []
}

/** What part of some texts an answer holds for, and those that it does not hold for. */
function measure<T extends {readonly id: string}>(texts: readonly T[], holds: (text: T) => boolean) {
  const missed = texts.filter(text => !holds(text)).map(({id}) => id)
  return {share: 1 - missed.length / texts.length, missed}
}

describe.each(['tune', 'held-out', undefined] as const)('recall of the texts of split %s', split => {
  const seen = readSeenTexts().filter(text => split === undefined || text.split === split)
  const nothing = readNothingSimilarTexts().filter(text => split === undefined || text.split === split)

  test('finds the incident first in 85 % and among the first three in 95 %', () => {
    const first = measure(seen, text => ask(text)[0]?.id === text.first)
    const three = measure(seen, text =>
      ask(text)
        .slice(0, 3)
        .some(({id}) => id === text.first),
    )
    report('first', split, first)
    report('first three', split, three)
    expect(first.share, first.missed.join(', ')).toBeGreaterThanOrEqual(0.85)
    expect(three.share, three.missed.join(', ')).toBeGreaterThanOrEqual(0.95)
  })

  test('answers "nothing similar" in 90 % of those about nothing, and for few of the others', () => {
    const none = measure(nothing, text => (ask(text)[0]?.strength ?? 0) < similarFrom)
    const kept = measure(seen, text => (ask(text)[0]?.strength ?? 0) >= similarFrom)
    const shown = [...seen.map(text => ({...text, right: text.first})), ...nothing.map(text => ({...text, right: undefined}))].filter(
      text => (ask(text)[0]?.strength ?? 0) >= similarFrom,
    )
    const right = measure(shown, text => ask(text)[0]?.id === text.right)
    report('right where something is shown', split, right)
    // What the page says of the part that was held back.
    expect(right.share, right.missed.join(', ')).toBeGreaterThanOrEqual(split === 'held-out' ? rightInHundred / 100 : 0.85)
    report('nothing similar', split, none)
    report('not kept back', split, kept)
    expect(none.share, none.missed.join(', ')).toBeGreaterThanOrEqual(0.9)
    expect(kept.share, kept.missed.join(', ')).toBeGreaterThanOrEqual(0.9)
  })
})

function report(what: string, split: string | undefined, {share, missed}: {readonly share: number; readonly missed: readonly string[]}): void {
  if (process.env.RECALL_FIGURES)
    process.stdout.write(`${what} (${split ?? 'all'}): ${(share * 100).toFixed(1)} %${split === 'tune' ? `  ${missed.join(' ')}` : ''}\n`)
}
