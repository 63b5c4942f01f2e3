import {InvalidArgumentError} from 'commander'

/** What a caller says of a text where the text says nothing. */
export type HintArguments = {readonly defaultYear?: number; readonly defaultTimezone?: string}

export const defaultYear = ['--default-year <year>', 'the year of dates whose text gives none', toYear] as const

export const defaultTimezone = ['--default-timezone <zone>', 'the zone of times whose text gives none, such as Europe/Berlin', toZone] as const

function toYear(text: string): number {
  if (!/^(19|20)\d\d$/.test(text)) throw new InvalidArgumentError('Expected a year such as 2024.')
  return Number(text)
}

function toZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', {timeZone: text}).resolvedOptions().timeZone && text
  } catch {
    throw new InvalidArgumentError('Expected the name of a time zone such as Europe/Berlin or UTC.')
  }
}
