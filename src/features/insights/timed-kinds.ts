/** The durations that a report is about. */
export const timedKinds = ['ttd', 'ttm', 'ttr'] as const
export type TimedKind = (typeof timedKinds)[number]
