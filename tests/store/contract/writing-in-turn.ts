import {setImmediate} from 'node:timers/promises'
import {expect, it} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {change, type Open} from './holding.ts'

/** What holds of a store whose writing takes longer than a turn of this process; not of the one in memory. */
export function describeWritingInTurn(open: Open): void {
  it('G12 never shows half of a change', async () => {
    const store = await open()
    const documents = Array.from({length: 60}, (_, number) => aDocument({id: `a-${number}`}))
    let done = false
    const writing = store.apply(change({publish: documents})).finally(() => {
      done = true
    })
    const seen = new Set<number>()
    while (!done) {
      seen.add(await store.countIncidents(operator))
      await setImmediate()
    }
    await writing
    expect([...seen, await store.countIncidents(operator)].filter(count => count !== 0 && count !== 60)).toEqual([])
    expect(seen).toContain(0)
  })

  it('applies changes one after another, in the order of the calls', async () => {
    const store = await open()
    const titles = Array.from({length: 12}, (_, number) => `Version ${number}`)
    await Promise.all(titles.map(title => store.apply(change({publish: [aDocument({id: 'a', title})]}))))
    expect((await store.findTitles(operator, ['a'])).get('a')?.title).toBe('Version 11')
    expect(await store.readRevision()).toBe(12)
  })
}
