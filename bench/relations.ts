import {anonymous} from '#src/incident/viewer.ts'
import {type IncidentQuery, noFilters} from '#src/library/incident-store.ts'
import {compareNear} from '#src/library/relate/compare-near.ts'
import {listProposals} from '#src/library/relate/list-proposals.ts'
import {openStoreAt} from '#tests/store/open-store-at.ts'

// What it costs to compare an incident with those near it, and to look at the incidents of a page of proposals, on an index that `kb sync` has
// made. Nothing of it is done when a document is published. Bound: 300 ms for an incident at any size; a page looks at 25 at most, and is kept
// until the index changes. `tsx bench/relations.ts FILE.db|postgresql://… [pages]`
const [place, pages = '4'] = process.argv.slice(2)
if (place === undefined) {
  process.stderr.write('Usage: tsx bench/relations.ts FILE.db|postgresql://… [pages]\n')
  process.exit(2)
}
const today = '2026-01-01'
const most = {incidents: 25, proposals: 20}
const store = await openStoreAt(/^(?:file|postgres(?:ql)?):/.test(place) ? place : `file:${place}`)
const total = await store.countIncidents(anonymous)
console.log(`${total} incidents`)

const {rows} = await store.listIncidents(anonymous, {filters: noFilters, order: 'newest', page: 3, pageSize: 60, today})
const one: Spent[] = []
for (const {id} of rows) {
  const found = await store.findIncident(anonymous, id)
  if (found && 'record' in found) one.push(await spend(() => compareNear(store, anonymous, found.record)))
}
// The first ones warm up.
console.log(`an incident among those near it: ${show(one.slice(10))}`)

const page: Spent[] = []
let looked = 0
let turn: IncidentQuery['turn']
let proposals = 0
for (let number = 0; number < Number(pages); number++) {
  let last: Awaited<ReturnType<typeof listProposals>>['last']
  page.push(
    await spend(async () => {
      const listed = await listProposals(store, anonymous, {most, turn, today})
      proposals += listed.proposals.length
      looked += listed.looked
      last = listed.last
    }),
  )
  if (!last) break
  turn = {to: 'after', place: last}
}
console.log(`a page of proposals: ${show(page)}; ${(proposals / page.length).toFixed(0)} proposals of ${(looked / page.length).toFixed(0)} incidents each`)
await store.close()

type Spent = {readonly wall: number; readonly processor: number}

async function spend(work: () => Promise<unknown>): Promise<Spent> {
  const [begun, before] = [performance.now(), process.cpuUsage()]
  await work()
  const {user, system} = process.cpuUsage(before)
  return {wall: performance.now() - begun, processor: (user + system) / 1000}
}

/** The processor's time stands first: on a machine that others use, the clock tells of them as well. */
function show(all: readonly Spent[]): string {
  const at = (kind: keyof Spent, share: number): string =>
    `${(all.map(each => each[kind]).toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN).toFixed(0)} ms`
  return `processor time median ${at('processor', 0.5)}, p95 ${at('processor', 0.95)}; by the clock ${at('wall', 0.5)}, ${at('wall', 0.95)}`
}
