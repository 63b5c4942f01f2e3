import {toZoneId} from './resolve-moment.ts'
import {zonePlaces} from './zone-places.ts'

/**
 * Abbreviations and names of zones as postmortems write them, with the place whose clocks they mean. `season` is what the abbreviation
 * itself claims: people write "PST" in July and mean what the clocks on the wall show, so the place decides and the claim is checked.
 */
type ZoneName = {readonly zone: string; readonly season?: 'standard' | 'summer'}

/** Abbreviations by the place whose clocks they mean: those of its standard and of its summer time, and those that claim no season. */
const abbreviations: Readonly<Record<string, {readonly [Season in 'standard' | 'summer' | 'either']?: readonly string[]}>> = {
  'America/Los_Angeles': {standard: ['PST'], summer: ['PDT'], either: ['PT']},
  'America/Denver': {standard: ['MST'], summer: ['MDT'], either: ['MT']},
  'America/Chicago': {standard: ['CST'], summer: ['CDT'], either: ['CT']},
  'America/New_York': {standard: ['EST'], summer: ['EDT'], either: ['ET']},
  'America/Anchorage': {standard: ['AKST'], summer: ['AKDT']},
  'Pacific/Honolulu': {either: ['HST']},
  'America/Sao_Paulo': {either: ['BRT']},
  'Europe/London': {summer: ['BST']},
  'Europe/Lisbon': {standard: ['WET'], summer: ['WEST']},
  'Europe/Berlin': {standard: ['CET', 'MEZ'], summer: ['CEST', 'MESZ']},
  'Europe/Helsinki': {standard: ['EET'], summer: ['EEST']},
  'Europe/Moscow': {either: ['MSK']},
  'Asia/Kolkata': {either: ['IST']},
  'Asia/Singapore': {either: ['SGT']},
  'Asia/Hong_Kong': {either: ['HKT']},
  'Asia/Tokyo': {either: ['JST']},
  'Asia/Seoul': {either: ['KST']},
  'Australia/Perth': {either: ['AWST']},
  'Australia/Sydney': {standard: ['AEST'], summer: ['AEDT']},
  'Pacific/Auckland': {standard: ['NZST'], summer: ['NZDT']},
  'Africa/Johannesburg': {either: ['SAST']},
  'Africa/Lagos': {either: ['WAT']},
  'Africa/Maputo': {either: ['CAT']},
  'Africa/Nairobi': {either: ['EAT']},
  'Asia/Dubai': {either: ['GST']},
  'Asia/Karachi': {either: ['PKT']},
  'Asia/Jakarta': {either: ['WIB']},
  'Asia/Manila': {either: ['PHT']},
  'Asia/Kuala_Lumpur': {either: ['MYT']},
  'America/Argentina/Buenos_Aires': {either: ['ART']},
  'America/Santiago': {standard: ['CLT'], summer: ['CLST']},
  'Australia/Adelaide': {standard: ['ACST'], summer: ['ACDT']},
  'Europe/Istanbul': {either: ['TRT']},
  'America/St_Johns': {standard: ['NST'], summer: ['NDT']},
  'America/Halifax': {standard: ['AST'], summer: ['ADT']},
}

const names = new Map<string, ZoneName>()
for (const [zone, {standard = [], summer = [], either = []}] of Object.entries(abbreviations)) {
  for (const name of standard) names.set(name, {zone, season: 'standard'})
  for (const name of summer) names.set(name, {zone, season: 'summer'})
  for (const name of either) names.set(name, {zone})
}

const placeNames: Readonly<Record<string, string>> = {
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
  'central european': 'Europe/Berlin',
  'eastern european': 'Europe/Helsinki',
  'western european': 'Europe/Lisbon',
  'coordinated universal': 'UTC',
  universal: 'UTC',
  'indian standard': 'Asia/Kolkata',
  'west africa': 'Africa/Lagos',
  'central africa': 'Africa/Maputo',
  'east africa': 'Africa/Nairobi',
  'gulf standard': 'Asia/Dubai',
  'china standard': 'Asia/Shanghai',
  'japan standard': 'Asia/Tokyo',
  'korea standard': 'Asia/Seoul',
  'greenwich mean': 'UTC',
  ...zonePlaces,
}

const abbreviation = `(?:${[...names.keys()].sort((a, b) => b.length - a.length).join('|')})`
const anyCase = (word: string): string =>
  [...word].map(letter => (/\p{L}/u.test(letter) && letter.toUpperCase() !== letter ? `[${letter}${letter.toUpperCase()}]` : letter)).join('')
const isPhrase = (word: string): boolean => /^(?:heure|hora|horário|de |deutscher|ortszeit|日)/.test(word)
const byLength = (list: readonly string[]): readonly string[] => list.toSorted((a, b) => b.length - a.length)
const places = `(?:${byLength(Object.keys(placeNames).filter(word => !isPhrase(word)))
  .map(anyCase)
  .join('|')})`
const phrases = `(?:${byLength(Object.keys(placeNames).filter(isPhrase)).map(anyCase).join('|')})`
const timesIn =
  '[Tt]ime(?:s|stamps?)?:?(?: zone)?:?(?: are| is)?(?: all)?(?: local)?(?: given| shown| stated| listed| noted)?(?: time)?(?: in| from| of| at)?(?: the)?'
const named = `(?:${places}(?: (?:[Ss]tandard|[Dd]aylight|[Ss]ummer))? [Tt]ime|(?<=${timesIn} )${places}\\b|(?<=\\()${places}(?=\\)|,)|${phrases})`

const codes = String.raw`(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?|UTC|GMT|Zulu|Z\b|${abbreviation}\b`
const others = String.raw`[+-]\d{2}:?\d{2}\b|(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|Etc)\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?`

/** A pattern's alternatives for a zone right behind a clock or inside parentheses: no group inside. */
export const zonePattern = `(?:${codes}|${named}|${others})`

/** Regions of North America that stand for their time right behind a clock ("10:53 a.m. Pacific"), and nowhere else without the word. */
export const regionPattern = String.raw`(?:US )?(?:Pacific|Mountain|Central|Eastern)\b(?! (?:[A-Z]|[Tt]ime\b|[Ss]tandard|[Dd]aylight))`

/** The same without the places that stand before "time" or behind "times in": those are looked up, see `findPlaces`. */
export const zoneCodePattern = `(?:${codes}|${phrases}|${others})`

const placeBefore = /(?<!\p{L})(?<place>(?:\p{L}+ )?\p{L}{2,})(?: (?:[Ss]tandard|[Dd]aylight|[Ss]ummer))? [Tt]ime\b/gu
const placeBehind = new RegExp(String.raw`\b(?:all |the )?${timesIn} [*_]{0,2}(?<place>\p{L}{2,}(?: \p{L}+){0,2})`, 'gu')
/** "hora de Argentina", "heure de Montréal", "horário de Lisboa", "Ortszeit Wien". */
const placeAfterHour =
  /\b(?:hora (?:oficial )?(?:de|del)|heure (?:de|du|d['’])|horário (?:de|do|da)|(?:orts|lokal)zeit(?: in)?|zeit in|tijd in)\s?(?<place>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/giu
const placeAlone = /\((?<place>\p{L}{2,}(?: \p{L}+)?)(?=\)|,)/gu

// Each with what a text must hold for it to be found at all.
const placeForms = [
  {pattern: placeBefore, mark: / [Tt]ime/},
  {pattern: placeBehind, mark: /[Tt]ime/},
  {pattern: placeAfterHour, mark: /hora|heure|horário|zeit|tijd/iu},
  {pattern: placeAlone, mark: /\(/},
]

/** Places that a text names as the ones whose clocks it shows: "Lisbon time", "times are in New York", "(Pacific)". */
export function findPlaces(text: string): readonly {readonly start: number; readonly end: number}[] {
  const found: {start: number; end: number}[] = []
  for (const {pattern, mark} of placeForms) {
    if (!mark.test(text)) continue
    for (const match of text.matchAll(pattern)) {
      const place = match.groups?.place ?? ''
      const from = match.index + match[0].indexOf(place)
      const name = findPlaceName(place)
      if (!name) continue
      const start = from + name.at
      const end = pattern === placeBefore ? match.index + match[0].length : start + name.length
      if (!found.some(other => other.start < end && start < other.end)) found.push({start, end})
    }
  }
  return found
}

/** The longest run of words that names a place, the last ones first. */
function findPlaceName(text: string): {readonly at: number; readonly length: number} | undefined {
  const words = text.split(' ')
  for (let size = words.length; size > 0; size--) {
    for (let from = words.length - size; from >= 0; from--) {
      const name = words.slice(from, from + size).join(' ')
      if (placeNames[name.toLowerCase()]) return {at: words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0), length: name.length}
    }
  }
  return undefined
}

/** Abbreviations of several zones: the words that tell which, the first one's being what is read where nothing tells. */
export const ambiguousZones: Readonly<Record<string, readonly {readonly zone: string; readonly told: RegExp}[]>> = {
  CST: [
    {
      zone: 'America/Chicago',
      told: /\b(?:[PME][SD]T|CDT|[PME]T|US|USA|U\.S\.|United States|America\w*|Chicago|Texas|Dallas|Austin|Houston|Minneapolis|Kansas|Missouri|us-(?:east|west|central)\S*|Central)\b/,
    },
    {zone: 'Asia/Shanghai', told: /\b(?:China|Chinese|Beijing|Shanghai|Shenzhen|Hangzhou|Guangzhou|cn-\w+)\b|中国|北京|上海/},
    {zone: 'Asia/Taipei', told: /\b(?:Taiwan|Taipei)\b|台/},
  ],
  IST: [
    {zone: 'Asia/Kolkata', told: /\b(?:Indian?|Mumbai|Delhi|Bangalore|Bengaluru|Chennai|Hyderabad|Pune|Kolkata|rupees?|ap-south-\d)\b/},
    {zone: 'Europe/Dublin', told: /\b(?:Ireland|Irish|Dublin|Cork|Galway|HEAnet)\b/},
    {zone: 'Asia/Jerusalem', told: /\b(?:Israeli?|Tel Aviv|Jerusalem|Haifa|IDT)\b/},
  ],
  BST: [
    {
      zone: 'Europe/London',
      told: /\b(?:GMT|UK|U\.K\.|United Kingdom|Brit\w+|England|English|Scot\w+|Wales|Welsh|London|Manchester|Leeds|Bristol|Edinburgh|Glasgow|Cardiff|eu-west-2|£\d|DSLAMs?)\b/,
    },
    {zone: 'Asia/Dhaka', told: /\b(?:Bangladeshi?|Dhaka|Chittagong)\b/},
  ],
  GST: [
    {zone: 'Asia/Dubai', told: /\b(?:Gulf|Dubai|Abu Dhabi|Sharjah|UAE|U\.A\.E\.|Emirat\w+|Oman\w*|Muscat|me-(?:central|south)-\d)\b/},
    {zone: 'Pacific/Guam', told: /\b(?:Guam\w*|Chamorro|ChST|Saipan|Hagåtña)/},
    {zone: 'Atlantic/South_Georgia', told: /\bSouth Georgia\b|\bGrytviken\b/},
  ],
}

/**
 * The place's zone for a name as written, and the season the name claims; undefined for a name that says nothing known. `regions` holds what
 * the document decides about ambiguous abbreviations.
 */
export function findZone(written: string, regions?: ReadonlyMap<string, string>): ZoneName | undefined {
  const trimmed = written.trim()
  const region = regions?.get(trimmed.toUpperCase())
  if (region) return {zone: region}
  const known = names.get(trimmed.toUpperCase())
  if (known) return known
  const word =
    placeNames[
      trimmed
        .toLowerCase()
        .replace(/^us[ /]/, '')
        .replace(/(?: standard| daylight| summer)?(?: time)?$/, '')
    ]
  if (word) return {zone: word}
  const id = toZoneId(trimmed === 'Zulu' ? 'UTC' : trimmed.replace(/\s+/g, ''))
  return id === undefined ? undefined : {zone: id}
}
