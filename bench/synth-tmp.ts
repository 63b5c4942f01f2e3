import {openStoreAt} from '#tests/store/open-store-at.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
const url = process.argv[2]!
const store = await openStoreAt(url)
let s = 42
const rnd = () => ((s = (s * 1664525 + 1013904223) >>> 0) / 2 ** 32)
const pick = <T>(l: readonly T[]): T => l[Math.floor(rnd() * l.length)]!
const zipf = <T>(l: readonly T[]): T => l[Math.floor((l.length + 1) ** rnd()) - 1]!
const services = Array.from({length: 40}, (_, i) => `service-${i}`)
const teams = Array.from({length: 17}, (_, i) => `@team-${i}`)
const people = Array.from({length: 128}, (_, i) => i % 7 === 0 ? `Person Number ${i}` : `@person.${i}`)
const factors = Array.from({length: 60}, (_, i) => `area${i % 8}/thing-${i}`)
const words = 'alert review limits of the message broker primary database window error rate lower send missed first fix run schedule staging quarter repeat failure dashboard runbook access component weakness public status support recorded'.split(' ')
const day = (n: number) => new Date(Date.UTC(2016, 0, 4) + n * 86400000).toISOString().slice(0, 10)
const t0 = Date.now()
for (let from = 0; from < 10000; from += 500) {
  const publish = Array.from({length: 500}, (_, k) => {
    const n = from + k
    const at = Math.floor((n / 10000) ** 0.7 * 3820)
    const resolved = at
    return aDocument({
      id: `${day(at)}-${n}`, title: `Incident ${n} ${pick(words)} ${pick(words)}`, severity: rnd() < 0.97 ? `SEV${1 + Math.floor(rnd() * 5)}` : undefined as never, organization: `Example ${zipf(Array.from({length: 12}, (_, i) => i))}`,
      status: rnd() < 0.9 ? 'published' : 'draft', visibility: rnd() < 0.95 ? 'public' : 'restricted', audience: ['@security', zipf(teams)],
      milestones: {started: `${day(at)}T10:00:00Z`}, services: [...new Set([zipf(services), zipf(services)])], plainText: 'x',
      actions: Array.from({length: 5 + Math.floor(rnd() * 11)}, () => {
        const status = rnd() < 0.75 ? 'done' : pick(['open', 'open', 'open', 'in-progress', 'wont-do', 'candidate'] as const)
        return {
          title: Array.from({length: 8}, () => pick(words)).join(' ') + ' ' + Math.floor(rnd() * 1000), status, kind: pick(['prevent', 'mitigate', 'detect', 'repair', 'investigate'] as const),
          ...(rnd() < 0.88 ? {owner: rnd() < 0.5 ? zipf(teams) : zipf(people)} : {}), ...(rnd() < 0.8 ? {due: day(resolved + pick([7, 14, 30, 60, 90]))} : {}),
          ...(status === 'done' && rnd() < 0.95 ? {done: day(resolved + Math.floor(rnd() * 120))} : {}), ...(rnd() < 0.5 ? {ref: `OPS-${Math.floor(rnd() * 9999)}`} : {}),
          ...(rnd() < 0.5 ? {factor: zipf(factors)} : {}), ...(rnd() < 0.15 ? {proof: 'the alert fired in the exercise of that week'} : {}), ...(status === 'wont-do' ? {reason: 'costs more than it saves'} : {}),
        }
      }),
    })
  })
  await store.apply({publish, unreadable: [], remove: []})
}
await store.takeStock()
console.log('made in', Date.now() - t0)
await store.close()
