import {cookies} from 'next/headers'
import {isTimesChoice, type TimesChoice} from './times-choice.ts'

/** What times are shown in: whose clock was chosen, and the reader's own zone, undefined as long as no browser has told it. */
export type TimesSetting = {readonly chosen: TimesChoice; readonly readerZone: string | undefined}

/** What the address says, or else what was chosen last, or else UTC. */
export async function readTimesSetting(address: string | readonly string[] | undefined): Promise<TimesSetting> {
  const kept = await cookies()
  const chosen = typeof address === 'string' ? address : kept.get('times')?.value
  return {chosen: isTimesChoice(chosen) ? chosen : 'utc', readerZone: toKnownZone(kept.get('zone')?.value)}
}

/** The name that this machine knows a zone by; a cookie may hold anything. */
function toKnownZone(name: string | undefined): string | undefined {
  if (name === undefined || !/^[\w+/-]{1,64}$/.test(name)) return undefined
  if (known.has(name)) return known.get(name)
  const zone = findZone(name)
  // As many as anybody lives in; whoever makes up more has each looked up anew.
  if (known.size < 1000) known.set(name, zone)
  return zone
}

/** Looking a zone up takes longer than the rest of what is asked of the cookies. */
const known = new Map<string, string | undefined>()

function findZone(name: string): string | undefined {
  try {
    const {timeZone} = new Intl.DateTimeFormat('en', {timeZone: name}).resolvedOptions()
    return renamed.get(timeZone) ?? timeZone
  } catch {
    // No zone of this world, or one that is newer than this machine.
    return undefined
  }
}

/** Browsers and Node still say the former names of some zones; documents, and people, the present ones. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
])
