import {setTimeout as wait} from 'node:timers/promises'
import {describe, expect, it} from 'vitest'
import type {DocumentLocks} from '#src/library/save/document-locks.ts'

/** What every lock has to do; `open` gives those of two processes, which know of each other through a database alone where they are not the same. */
export function describeDocumentLocks(name: string, open: () => Promise<{readonly one: DocumentLocks; readonly other: DocumentLocks}>): void {
  describe(name, () => {
    it('lets one in at a time, and everybody in the end', async () => {
      const {one, other} = await open()
      let inside = 0
      const most: number[] = []
      const work = async (): Promise<number> => {
        most.push(++inside)
        await wait(1)
        return --inside
      }
      expect(await Promise.all(Array.from({length: 30}, (_, at) => (at % 2 === 0 ? one : other).withLock('a.md', work)))).toEqual(Array(30).fill(0))
      expect([...new Set(most)]).toEqual([1])
    })

    it('lets nobody wait for another document', async () => {
      const {one, other} = await open()
      await one.withLock('a.md', async () => {
        expect(await other.withLock('b.md', async () => 'done')).toBe('done')
        expect(await one.withLock('B.md', async () => 'done')).toBe('done')
      })
    })

    it('lets the next one in when one fails, and passes the failure on', async () => {
      const {one, other} = await open()
      await expect(
        one.withLock('a.md', async () => {
          throw new Error('Cannot write')
        }),
      ).rejects.toThrow('Cannot write')
      expect(await other.withLock('a.md', async () => 'done')).toBe('done')
      expect(await one.withLock('a.md', async lock => await lock.isHeld())).toBe(true)
    })
  })
}
