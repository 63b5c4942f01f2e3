import {readFileSync} from 'node:fs'
import {parse} from 'yaml'
import {anonymous} from '#src/incident/viewer.ts'
import {findSeen} from '#src/library/recall/find-seen.ts'
import {readQuestion} from '#src/library/recall/recall-question.ts'
import {similarFrom} from '#src/library/recall/recall-weights.ts'
import {openStoreAt} from '#tests/store/open-store-at.ts'

// "Seen before" on an index that `kb sync` has made of a generated folder with the documents of content/ planted in it: how long an answer
// takes, and how many of the labelled texts of tests/recall still find theirs among all others.
// Bound at 10,000: 200 ms. `tsx bench/recall.ts FILE.db|postgresql://… [rounds]`
const [place, rounds = '3'] = process.argv.slice(2)
if (place === undefined) {
  process.stderr.write('Usage: tsx bench/recall.ts FILE.db|postgresql://… [rounds]\n')
  process.exit(2)
}
type Asked = {readonly id: string; readonly text: string; readonly first?: string; readonly split: string}
const read = (file: string): readonly Asked[] => parse(readFileSync(`tests/recall/queries/${file}.yaml`, 'utf8')).texts
const [seen, nothing] = [read('seen'), read('nothing-similar')]
const store = await openStoreAt(/^(?:file|postgres(?:ql)?):/.test(place) ? place : `file:${place}`)
const times: number[] = []
const ranks = new Map<string, number>()
const strengths = new Map<string, number>()
for (let round = 0; round < Number(rounds); round++) {
  for (const {id, text, first} of [...seen, ...nothing]) {
    const begun = performance.now()
    await findSeen(store, anonymous, text)
    if (round > 0) times.push(performance.now() - begun)
    if (round > 0) continue
    const {matches} = await store.recall(anonymous, readQuestion(text), 20)
    ranks.set(
      id,
      matches.findIndex(match => match.id === first),
    )
    strengths.set(id, matches[0]?.strength ?? 0)
  }
}
console.log(`${await store.countIncidents(anonymous)} incidents`)
console.log(`an answer: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms (bound 200 ms)`)
for (const split of ['tune', 'held-out', undefined]) {
  const ofSplit = (each: Asked): boolean => split === undefined || each.split === split
  const part = (texts: readonly Asked[], holds: (id: string) => boolean): string =>
    `${((texts.filter(ofSplit).filter(({id}) => holds(id)).length / texts.filter(ofSplit).length) * 100).toFixed(1)} %`
  const rank = (id: string): number => ranks.get(id) ?? -1
  console.log(
    `${split ?? 'all'}: planted first ${part(seen, id => rank(id) === 0)}, among the first three ${part(seen, id => rank(id) >= 0 && rank(id) < 3)}, compared at all ${part(seen, id => rank(id) >= 0)}; nothing similar ${part(nothing, id => (strengths.get(id) ?? 0) < similarFrom)}`,
  )
}
await store.close()

function at(share: number): string {
  return (times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN).toFixed(0)
}
