import {describe, expect, it} from 'vitest'
import type {AttemptCounter} from '#src/library/attempt-counter.ts'

/** Two counters on one table, as two processes have them, which read the time from `now`; and how many rows the table has. */
export type OpenCounters = (now: () => number) => Promise<{one: AttemptCounter; other: AttemptCounter; rows: () => Promise<number>}>

const start = Date.UTC(2026, 0, 1)

/** What every counter of attempts has to do, whatever it keeps its counts in; whoever opens one removes it. */
export function describeAttemptCounter(name: string, open: OpenCounters): void {
  describe(name, () => {
    it('counts the tries of each key by themselves, and says when counting begins anew', async () => {
      let now = start
      const {one} = await open(() => now)
      expect(await one.count('a', 60)).toEqual({count: 1, secondsLeft: 60})
      now += 20_500
      expect(await one.count('a', 60)).toEqual({count: 2, secondsLeft: 40})
      expect(await one.count('b', 10)).toEqual({count: 1, secondsLeft: 10})
      expect(await one.count("a' OR '1'='1", 60)).toEqual({count: 1, secondsLeft: 60})
    })

    it('ends a window where it was to end, however often was tried in it', async () => {
      let now = start
      const {one} = await open(() => now)
      for (let tries = 1; tries <= 6; tries++) {
        expect(await one.count('a', 60)).toEqual({count: tries, secondsLeft: 70 - 10 * tries})
        now += 10_000
      }
      expect(await one.count('a', 60)).toEqual({count: 1, secondsLeft: 60})
    })

    it('forgets a key and no other, also for whoever else counts', async () => {
      const {one, other} = await open(() => start)
      await one.count('a', 60)
      await one.count('b', 60)
      await one.forget('a')
      await one.forget('nobody')
      expect(await other.count('a', 60)).toEqual({count: 1, secondsLeft: 60})
      expect(await other.count('b', 60)).toEqual({count: 2, secondsLeft: 60})
    })

    it('holds nobody off longer than a window, where a clock ran ahead', async () => {
      let now = start + 86_400_000
      const {one} = await open(() => now)
      await one.count('a', 60)
      now = start
      expect(await one.count('a', 60)).toEqual({count: 2, secondsLeft: 60})
      now += 60_000
      expect(await one.count('a', 60)).toEqual({count: 1, secondsLeft: 60})
    })

    it('loses none of 200 tries at once, and gives no count twice', async () => {
      const {one, other} = await open(() => start)
      const tallies = await Promise.all(Array.from({length: 200}, (_, at) => (at % 2 === 0 ? one : other).count('a', 60)))
      expect(tallies.map(({count}) => count).toSorted((a, b) => a - b)).toEqual(Array.from({length: 200}, (_, at) => at + 1))
    })

    it('begins one new window where many come after the end of the last', async () => {
      let now = start
      const {one, other} = await open(() => now)
      await one.count('a', 60)
      now += 60_000
      const tallies = await Promise.all(Array.from({length: 40}, (_, at) => (at % 2 === 0 ? one : other).count('a', 60)))
      expect(tallies.map(({count}) => count).toSorted((a, b) => a - b)).toEqual(Array.from({length: 40}, (_, at) => at + 1))
    })

    it('keeps no rows of windows that are long over', async () => {
      let now = start
      const {one, rows} = await open(() => now)
      for (let number = 0; number < 20; number++) await one.count(`key-${number}`, 60)
      await one.count('lasting', 3_600)
      expect(await rows()).toBe(21)
      now += 125_000
      await one.count('a', 60)
      expect(await rows()).toBe(2)
      expect(await one.count('lasting', 3_600)).toMatchObject({count: 2})
    })
  })
}
