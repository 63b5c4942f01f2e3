/** Does `work` for every item, at most `limit` at a time; the first failure stops what has not begun and is thrown. */
export async function forEachAtOnce<T>(items: Iterable<T>, limit: number, work: (item: T) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.iterator]()
  let failed = false
  async function workOn(): Promise<void> {
    for (let next = iterator.next(); !next.done && !failed; next = iterator.next()) {
      try {
        await work(next.value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  // All of them end before the failure is passed on, so that nothing goes on behind the caller's back.
  const results = await Promise.allSettled(Array.from({length: limit}, workOn))
  for (const result of results) if (result.status === 'rejected') throw result.reason
}
