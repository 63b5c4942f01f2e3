import {toZoneId} from './resolve-moment.ts'

/**
 * Abbreviations and names of zones as postmortems write them, with the place whose clocks they mean. `season` is what the abbreviation
 * itself claims: people write "PST" in July and mean what the clocks on the wall show, so the place decides and the claim is checked.
 */
type ZoneName = {readonly zone: string; readonly season?: 'standard' | 'summer'}

const names: Readonly<Record<string, ZoneName>> = {
  PST: {zone: 'America/Los_Angeles', season: 'standard'},
  PDT: {zone: 'America/Los_Angeles', season: 'summer'},
  PT: {zone: 'America/Los_Angeles'},
  MST: {zone: 'America/Denver', season: 'standard'},
  MDT: {zone: 'America/Denver', season: 'summer'},
  MT: {zone: 'America/Denver'},
  CST: {zone: 'America/Chicago', season: 'standard'},
  CDT: {zone: 'America/Chicago', season: 'summer'},
  CT: {zone: 'America/Chicago'},
  EST: {zone: 'America/New_York', season: 'standard'},
  EDT: {zone: 'America/New_York', season: 'summer'},
  ET: {zone: 'America/New_York'},
  AKST: {zone: 'America/Anchorage', season: 'standard'},
  AKDT: {zone: 'America/Anchorage', season: 'summer'},
  HST: {zone: 'Pacific/Honolulu'},
  BRT: {zone: 'America/Sao_Paulo'},
  BST: {zone: 'Europe/London', season: 'summer'},
  WET: {zone: 'Europe/Lisbon', season: 'standard'},
  WEST: {zone: 'Europe/Lisbon', season: 'summer'},
  CET: {zone: 'Europe/Berlin', season: 'standard'},
  CEST: {zone: 'Europe/Berlin', season: 'summer'},
  MEZ: {zone: 'Europe/Berlin', season: 'standard'},
  MESZ: {zone: 'Europe/Berlin', season: 'summer'},
  EET: {zone: 'Europe/Helsinki', season: 'standard'},
  EEST: {zone: 'Europe/Helsinki', season: 'summer'},
  MSK: {zone: 'Europe/Moscow'},
  IST: {zone: 'Asia/Kolkata'},
  SGT: {zone: 'Asia/Singapore'},
  HKT: {zone: 'Asia/Hong_Kong'},
  JST: {zone: 'Asia/Tokyo'},
  KST: {zone: 'Asia/Seoul'},
  AWST: {zone: 'Australia/Perth'},
  AEST: {zone: 'Australia/Sydney', season: 'standard'},
  AEDT: {zone: 'Australia/Sydney', season: 'summer'},
  NZST: {zone: 'Pacific/Auckland', season: 'standard'},
  NZDT: {zone: 'Pacific/Auckland', season: 'summer'},
  SAST: {zone: 'Africa/Johannesburg'},
}

const words: Readonly<Record<string, string>> = {
  'heure de paris': 'Europe/Paris',
  'hora peninsular': 'Europe/Madrid',
  'hora de madrid': 'Europe/Madrid',
  'hora de brasília': 'America/Sao_Paulo',
  'horário de brasília': 'America/Sao_Paulo',
  'de brasília': 'America/Sao_Paulo',
  'heure française': 'Europe/Paris',
  'deutscher zeit': 'Europe/Berlin',
  'ortszeit berlin': 'Europe/Berlin',
  日本時間: 'Asia/Tokyo',
  'australian eastern': 'Australia/Sydney',
  'central european': 'Europe/Berlin',
  'eastern european': 'Europe/Helsinki',
  'western european': 'Europe/Lisbon',
  pacific: 'America/Los_Angeles',
  mountain: 'America/Denver',
  central: 'America/Chicago',
  eastern: 'America/New_York',
  'coordinated universal': 'UTC',
  universal: 'UTC',
  london: 'Europe/London',
  uk: 'Europe/London',
  british: 'Europe/London',
  dublin: 'Europe/Dublin',
  irish: 'Europe/Dublin',
  paris: 'Europe/Paris',
  berlin: 'Europe/Berlin',
  amsterdam: 'Europe/Amsterdam',
  stockholm: 'Europe/Stockholm',
  madrid: 'Europe/Madrid',
  'new york': 'America/New_York',
  'san francisco': 'America/Los_Angeles',
  chicago: 'America/Chicago',
  'são paulo': 'America/Sao_Paulo',
  sydney: 'Australia/Sydney',
  melbourne: 'Australia/Melbourne',
  tokyo: 'Asia/Tokyo',
  helsinki: 'Europe/Helsinki',
  oslo: 'Europe/Oslo',
  copenhagen: 'Europe/Copenhagen',
  vienna: 'Europe/Vienna',
  zurich: 'Europe/Zurich',
  rome: 'Europe/Rome',
  lisbon: 'Europe/Lisbon',
  brussels: 'Europe/Brussels',
  warsaw: 'Europe/Warsaw',
  prague: 'Europe/Prague',
  toronto: 'America/Toronto',
  seattle: 'America/Los_Angeles',
  denver: 'America/Denver',
  austin: 'America/Chicago',
  boston: 'America/New_York',
  auckland: 'Pacific/Auckland',
  'new zealand': 'Pacific/Auckland',
  seoul: 'Asia/Seoul',
  mumbai: 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  japan: 'Asia/Tokyo',
  singapore: 'Asia/Singapore',
  india: 'Asia/Kolkata',
  'indian standard': 'Asia/Kolkata',
}

const abbreviation = `(?:${Object.keys(names)
  .sort((a, b) => b.length - a.length)
  .join('|')})`
const anyCase = (word: string): string =>
  [...word].map(letter => (/\p{L}/u.test(letter) && letter.toUpperCase() !== letter ? `[${letter}${letter.toUpperCase()}]` : letter)).join('')
const isPhrase = (word: string): boolean => /^(?:heure|hora|horário|de |deutscher|ortszeit|日)/.test(word)
const byLength = (list: readonly string[]): readonly string[] => list.toSorted((a, b) => b.length - a.length)
const places = `(?:${byLength(Object.keys(words).filter(word => !isPhrase(word)))
  .map(anyCase)
  .join('|')})`
const phrases = `(?:${byLength(Object.keys(words).filter(isPhrase)).map(anyCase).join('|')})`
const named = `(?:${places}(?: (?:[Ss]tandard|[Dd]aylight|[Ss]ummer))? [Tt]ime|(?<=(?:times?:?(?: are)?(?: in| from)?(?: the)?|\\() )${places}\\b|(?<=\\()${places}\\b|${phrases})`

const toPattern = (between: string): string =>
  String.raw`(?:(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?|UTC|GMT|Zulu|Z\b|${abbreviation}\b|${between}[+-]\d{2}:?\d{2}\b|(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?|US\/(?:Pacific|Mountain|Central|Eastern)\b)`

/** A pattern's alternatives for a zone right behind a clock or inside parentheses: no group inside. */
export const zonePattern = toPattern(`${named}|`)

/** Regions of North America that stand for their time right behind a clock ("10:53 a.m. Pacific"), and nowhere else without the word. */
export const regionPattern = String.raw`(?:US )?(?:Pacific|Mountain|Central|Eastern)\b(?! (?:[A-Z]|[Tt]ime\b|[Ss]tandard|[Dd]aylight))`

/** The same without places and phrases, which are many and slow to look for; only a text that `mayNamePlace` can hold one. */
export const shortZonePattern = toPattern('')
export const mayNamePlace = /\btime|\(|heure|hora|hor\u00e1rio|bras\u00edlia|zeit|\u65e5/i

/** The place's zone for a name as written, and the season the name claims; undefined for a name that says nothing known. */
export function findZone(written: string): ZoneName | undefined {
  const trimmed = written.trim()
  const known = names[trimmed.toUpperCase()]
  if (known) return known
  const word =
    words[
      trimmed
        .toLowerCase()
        .replace(/^us[ /]/, '')
        .replace(/(?: standard| daylight| summer)?(?: time)?$/, '')
    ]
  if (word) return {zone: word}
  const id = toZoneId(trimmed === 'Zulu' ? 'UTC' : trimmed.replace(/\s+/g, ''))
  return id === undefined ? undefined : {zone: id}
}
