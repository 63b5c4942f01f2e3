/** Bounds of a share that is known from a sample: it lies between them in all but `1 - level` of such samples, or more often. */
export type ShareInterval = {readonly low: number; readonly high: number}

/** The interval of Clopper and Pearson, which is exact: `part` of `whole` were so. Of nothing, everything is possible. */
export function toBinomialInterval(part: number, whole: number, level = 0.95): ShareInterval {
  const tail = (1 - level) / 2
  return {
    low: part === 0 ? 0 : findShare(share => toBeta(part, whole - part + 1, share) - tail),
    high: part === whole ? 1 : findShare(share => toBeta(part + 1, whole - part, share) - (1 - tail)),
  }
}

/** Where a function that grows from below 0 to above it between 0 and 1 is 0. */
function findShare(grow: (share: number) => number): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (grow(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The regularised incomplete beta function: the chance of at least `a` hits in `a + b - 1` draws that each hit with chance `x`. */
function toBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges quickly on this side of the mean alone.
  if (x > (a + 1) / (a + b + 2)) return 1 - toBeta(b, a, 1 - x)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return (front * continueFraction(a, b, x)) / a
}

/** Lentz's evaluation of the continued fraction of the incomplete beta function (DLMF 8.17.22). */
function continueFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-13) break
  }
  return fraction
}

/** Nothing is divided by 0. */
function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}

/** The logarithm of the gamma function, by Stirling's series; arguments are at least 1 here. */
function logGamma(x: number): number {
  if (x < 10) return logGamma(x + 1) - Math.log(x)
  const [one, square] = [1 / x, 1 / (x * x)]
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + one * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)))
}
