/** Whose clock times are shown on. */
export const timesChoices = ['utc', 'incident', 'reader'] as const
export type TimesChoice = (typeof timesChoices)[number]

/** Whether something of an address, or of a cookie, is one of the choices. */
export function isTimesChoice(value: unknown): value is TimesChoice {
  return timesChoices.some(choice => choice === value)
}
