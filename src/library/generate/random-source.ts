/** A stream of numbers that look random and depend on nothing but the seed it was opened with. */
export type RandomSource = {
  /** At least 0, less than 1. */
  readonly next: () => number
  /** A whole number; both ends included. */
  readonly between: (least: number, most: number) => number
  readonly chance: (probability: number) => boolean
  /** Every item alike. Throws where there is none. */
  readonly pick: <T>(items: readonly T[]) => T
  /** The first item about twice as often as the second, three times as often as the third (Zipf's law). Throws where there is none. */
  readonly pickZipf: <T>(items: readonly T[]) => T
  /** Each key as often as its weight says. */
  readonly pickWeighted: <K extends string>(weights: Readonly<Record<K, number>>) => K
  /** Different items, in the order they were drawn; fewer where there are not as many. */
  readonly sample: <T>(items: readonly T[], size: number) => readonly T[]
  /** A positive number around the median; two thirds lie between median ÷ spread and median × spread (log-normal). */
  readonly around: (median: number, spread: number) => number
  /** Between 0 and 1, beta-distributed; both shapes at least 1. */
  readonly beta: (a: number, b: number) => number
}

/** Opens the stream of a seed and a position in a series, so that every position has a stream of its own. */
export function openRandomSource(seed: number, position: number): RandomSource {
  const next = mulberry32(mix(seed, position))
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    chance: probability => next() < probability,
    pick: items => itemAt(items, Math.floor(next() * items.length)),
    // (n + 1) ** u spreads u over ranks with density 1/rank, without a table of weights for each list.
    pickZipf: items => itemAt(items, Math.floor((items.length + 1) ** next()) - 1),
    pickWeighted: <K extends string>(weights: Readonly<Record<K, number>>) => {
      const keys = Object.keys(weights) as K[]
      let left = next() * keys.reduce((sum, key) => sum + weights[key], 0)
      for (const key of keys) {
        left -= weights[key]
        if (left < 0) return key
      }
      return itemAt(keys, keys.length - 1)
    },
    sample: (items, size) => {
      const left = [...items]
      const drawn: (typeof items)[number][] = []
      while (drawn.length < size && left.length > 0) drawn.push(...left.splice(Math.floor(next() * left.length), 1))
      return drawn
    },
    around: (median, spread) => {
      // The sum of twelve uniform numbers less six is near enough to a normal one, and never far out.
      let normal = -6
      for (let i = 0; i < 12; i++) normal += next()
      return median * spread ** normal
    },
    beta: (a, b) => {
      const [one, other] = [drawGamma(a, next), drawGamma(b, next)]
      return one / (one + other)
    },
  }
}

/** A gamma variate of a shape of at least 1 and scale 1, by the method of Marsaglia and Tsang (2000). */
function drawGamma(shape: number, next: () => number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    // By Box and Muller; 1 − u is never zero.
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
    const v = (1 + c * normal) ** 3
    if (v > 0 && Math.log(1 - next()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

function itemAt<T>(items: readonly T[], at: number): T {
  if (at < 0 || at >= items.length) throw new RangeError(`Cannot pick item ${at}: the list has ${items.length}`)
  return items[at] as T
}

/** Spreads seed and position over 32 bits: neighbours must not start neighbouring streams. */
function mix(seed: number, position: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(position + 1, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** Tommy Ettinger's mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
