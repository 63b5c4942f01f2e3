/**
 * Median milliseconds of each task over some rounds; the tasks take turns, so that a slow moment of the machine hits all of them. `prepare` comes before
 * each and does not count.
 */
export async function measure(rounds: number, tasks: readonly (() => unknown)[], prepare: () => unknown = () => undefined): Promise<readonly number[]> {
  const times = tasks.map((): number[] => [])
  for (let round = -1; round < rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      await prepare()
      const started = performance.now()
      await task()
      // The first round warms up and does not count.
      if (round >= 0) times[index]?.push(performance.now() - started)
    }
  }
  return times.map(list => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN)
}

/** How many times as long one thing takes as another: `1.62 ×`. */
export function formatRatio(value = Number.NaN, base = Number.NaN): string {
  return `${(value / base).toFixed(2)} ×`
}
