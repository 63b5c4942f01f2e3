import {InvalidArgumentError} from 'commander'
import {loadSettings} from '#src/library/load-settings.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {toReadHints} from '#src/postmortem/rules/settings.ts'
import type {Environment} from '#src/server/environment.ts'
import {openContentFolderOf} from '#src/server/open-content.ts'

/** What a caller says of a text where the text says nothing. */
export type HintArguments = {readonly defaultYear?: number; readonly defaultTimezone?: string}

export const defaultYear = ['--default-year <year>', 'the year of dates whose text gives none', toYear] as const

export const defaultTimezone = ['--default-timezone <zone>', 'the zone of times whose text gives none, such as Europe/Berlin', toZone] as const

/** What the reader is told: what the caller says, and what the configuration of the content folder does. */
export async function toHints({defaultYear, defaultTimezone}: HintArguments, environment: Environment): Promise<ReadHints> {
  const {settings} = await loadSettings(openContentFolderOf(environment))
  return {defaultYear, defaultTimezone, ...toReadHints(settings)}
}

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
