import type {Day, Instant} from '#src/incident/instant.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findAttributes} from '#src/postmortem/sections/action-attributes.ts'
import {findTimeWords, findZoneWords, type WrittenDay, type ZoneWord} from './find-time-words.ts'
import {monthPattern} from './month-names.ts'
import {isDay} from './read-stamp.ts'
import {ambiguousZones, findZone} from './zone-names.ts'

/** A sentence, heading or column that says which zone the times around it are in. */
export type ZoneStatement = {
  readonly written: string
  readonly zone: string
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  /** Whether clocks stand in the same line: then it says theirs, and does not only tell of some program's. */
  readonly besideClocks: boolean
}

/** What a document as a whole says about its times; everything here is stated somewhere in it, or by the caller. */
export type TimeSettings = {
  readonly statements: readonly ZoneStatement[]
  /** Zone of times that no statement covers, and how it is known. */
  readonly zone: string
  readonly zoneKnown: 'stated' | 'hint' | 'elsewhere' | 'assumed'
  /** Where a clock with that zone stands first, where no statement names it. */
  readonly zonePlace?: {readonly start: number; readonly end: number} | undefined
  /** Whether day or month comes first where two numbers leave it open. */
  readonly dayOrder: 'dmy' | 'mdy' | undefined
  /** Days with a year, in order of the text: they give the others theirs. */
  readonly fullDays: readonly {readonly day: Day; readonly at: number}[]
  readonly defaultYear: number | undefined
  /** Zones of abbreviations that name several, as far as the document tells, and those of which it does not. */
  readonly regions?: ReadonlyMap<string, string>
  readonly undecided?: ReadonlySet<string>
  /** What "T+12m" counts from, where the document says. */
  readonly zero?: Instant | undefined
}

export type TimeHints = {
  readonly zone: string | undefined
  readonly stated: boolean
  readonly defaultYear: number | undefined
  readonly dayOrder: 'dmy' | 'mdy' | undefined
  readonly days: readonly Day[]
}

/** Gathers what the lines say about zones, years and the order of day and month. `sections` are the stretches a heading's zone holds for. */
export function toTimeSettings(lines: readonly Line[], sections: readonly {readonly start: number; readonly end: number}[], hints: TimeHints): TimeSettings {
  const statements: ZoneStatement[] = []
  const zones = new Map<string, number>()
  const places = new Map<string, {start: number; end: number}>()
  const fullDays: {day: Day; at: number}[] = hints.days.map(day => ({day, at: -1}))
  const orders = new Set<'dmy' | 'mdy'>()
  let isUnordered = false
  const ambiguous = new Set<string>()
  for (const line of lines) {
    if (line.kind === 'code' || line.kind === 'other') continue
    const timed = findTimeWords(line.text)
    const stated = findStatedZones(line).filter(zone => !timed.some(word => word.start < zone.end && zone.start < word.end))
    // Zones beside clocks stand among the time words already; others matter in a line about times alone.
    const others =
      stated.length > 0
        ? stated
        : isAboutTimes.test(line.text)
          ? findZoneWords(line.text).filter(zone => !timed.some(word => word.start < zone.end && zone.start < word.end))
          : []
    const words = others.length > 0 ? [...timed, ...others].toSorted((a, b) => a.start - b.start) : timed
    const plans = findPlans(line)
    for (const [index, word] of words.entries()) {
      if (word.kind === 'day' && plans.some(({start, end}) => word.start >= start && word.end <= end)) continue
      if (word.kind === 'day') {
        const day = toFullDay(word.day)
        isUnordered ||= word.day.unordered !== undefined
        if (day) fullDays.push({day, at: line.start + word.start})
        // "the night of 14 to 15 December" speaks of two days.
        if (
          day &&
          /^(?:\p{L}+\.?\s+)?\d{1,2}\D{1,12}\d{1,2}(?:\D|$)/u.test(line.text.slice(word.start, word.end)) &&
          word.day.weekday === undefined &&
          word.day.month !== undefined &&
          /\p{L}{3}/u.test(line.text.slice(word.start, word.end))
        )
          fullDays.push({day: addDays(day, 1), at: line.start + word.start})
      }
      if (word.kind !== 'zone') continue
      const before = words[index - 1]
      const beside = before?.kind === 'clock' && word.start - before.end <= 2
      if (Object.hasOwn(ambiguousZones, word.zone.toUpperCase())) ambiguous.add(word.zone.toUpperCase())
      const known = findZone(word.zone)
      if (!known) continue
      if (beside) {
        zones.set(known.zone, (zones.get(known.zone) ?? 0) + (/\bposted\b/i.test(line.text) ? 0.1 : 1))
        if (!places.has(known.zone)) places.set(known.zone, {start: line.start + before.start, end: line.start + word.end})
      } else if (!line.isQuoted && isStatement(line, word.start) && !isSameZone(statements.at(-1), line, word.start)) {
        const section = sections.find(({start, end}) => line.start >= start && line.start < end)
        // "PST/PDT" means what the clocks showed: both names of the place, and no claim about the season.
        const pair = /^\s?\/\s?(?<other>[A-Z]{2,5})\b/.exec(line.text.slice(word.end, word.end + 8))?.groups?.other
        const isPair = pair !== undefined && findZone(pair)?.zone === known.zone
        const covers = /\ball\b/i.test(line.text) && line.kind === 'text' ? undefined : section
        statements.push({
          written: isPair ? `${word.zone}/${pair}` : word.zone,
          zone: known.zone,
          start: line.start,
          end: line.end,
          from: covers?.start ?? 0,
          to: covers?.end ?? Number.POSITIVE_INFINITY,
          besideClocks: timed.some(({kind}) => kind === 'clock'),
        })
      }
    }
    if (!/\d[/-]\d/.test(line.text)) continue
    for (const match of line.text.matchAll(
      /(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})(?:\2(?:\d{4}|\d{2})(?!\d)|(?=,?\s+(?:à|at|um|om|às|vers|gegen)?\s*\d{1,2}[:h]\d{2}))/g,
    )) {
      if (Number(match[1]) > 12) orders.add('dmy')
      if (Number(match[3]) > 12) orders.add('mdy')
    }
  }
  const {regions, undecided} = findRegions(lines, ambiguous, hints.zone)
  const everywhere =
    statements.find(({to}) => to === Number.POSITIVE_INFINITY) ?? (statements.length === 1 ? statements[0] : undefined) ?? findBesideClocks(statements)
  const counted = [...zones].sort((a, b) => b[1] - a[1])[0]?.[0]
  const frequent = [...regions].find(([name]) => findZone(name)?.zone === counted)?.[1] ?? counted
  const [order] = orders
  const zone =
    (hints.stated ? hints.zone : undefined) ??
    (everywhere && (findZone(everywhere.written, regions)?.zone ?? everywhere.zone)) ??
    frequent ??
    hints.zone ??
    'UTC'
  return {
    statements,
    zone,
    zoneKnown: (hints.stated && hints.zone) || everywhere ? 'stated' : frequent ? 'elsewhere' : hints.zone ? 'hint' : 'assumed',
    zonePlace: frequent === undefined ? undefined : places.get(frequent),
    dayOrder:
      orders.size === 1
        ? order
        : (hints.dayOrder ?? (orders.size === 0 ? (toUsualOrder(zone) ?? (isUnordered ? findLanguageOrder(lines) : undefined)) : undefined)),
    fullDays,
    defaultYear: (fullDays.length === 0 ? findOnlyYear(lines) : undefined) ?? hints.defaultYear,
    regions,
    undecided,
  }
}

/** "Availability report: May 2021": the one year that headings and the first lines give with a month, for days without one. */
function findOnlyYear(lines: readonly Line[]): number | undefined {
  const years = new Set<number>()
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'heading' && index >= 5) continue
    for (const match of line.text.matchAll(monthAndYear)) years.add(Number(match.groups?.year))
  }
  const [year] = years
  return years.size === 1 ? year : undefined
}

const monthAndYear = new RegExp(String.raw`(?<!\p{L})(?:${monthPattern})\.?,?\s(?:of\s)?(?<year>(?:19|20)\d{2})(?!\d)`, 'gu')

/** Decides by the zone that is known otherwise, and by the countries that the text names; "BST" beside "GMT" is London's. */
function findRegions(
  lines: readonly Line[],
  ambiguous: ReadonlySet<string>,
  known: string | undefined,
): {regions: ReadonlyMap<string, string>; undecided: ReadonlySet<string>} {
  const regions = new Map<string, string>()
  const undecided = new Set<string>()
  for (const name of ambiguous) {
    const zones = ambiguousZones[name] ?? []
    const told = zones.find(({zone}) => zone === known) ?? zones.find(({told}) => lines.some(line => told.test(line.text)))
    if (!told) undecided.add(name)
    // The first is what the name means anyway, with its season.
    else if (told !== zones[0]) regions.set(name, told.zone)
  }
  return {regions, undecided}
}

/** "India Standard Time (UTC+05:30)": the second name of the zone that the line has stated. */
function isSameZone(last: ZoneStatement | undefined, line: Line, at: number): boolean {
  return last?.start === line.start && /[(/,]\s*$/.test(line.text.slice(Math.max(0, at - 3), at))
}

/** The one zone that is stated in lines with clocks, where others are only spoken of. */
function findBesideClocks(statements: readonly ZoneStatement[]): ZoneStatement | undefined {
  const beside = statements.filter(({besideClocks}) => besideClocks)
  return beside.every(({zone}) => zone === beside[0]?.zone) ? beside[0] : undefined
}

/** Whoever writes German, French, Spanish, Portuguese, Italian or Dutch puts the day first. */
function findLanguageOrder(lines: readonly Line[]): 'dmy' | undefined {
  let foreign = 0
  for (const {text} of lines.slice(0, 200)) {
    if (/\b(?:the|and|of|were|with)\b/i.test(text)) return undefined
    foreign += text.match(dayFirstWords)?.length ?? 0
  }
  return foreign >= 3 ? 'dmy' : undefined
}

const dayFirstWords =
  /(?<!\p{L})(?:der|das|und|nicht|wurde|war|Beginn|Ende|les|des|une|est|dans|début|fin|panne|el|la|las|los|del|una|por|inicio|não|uma|dos|em|início|fim|het|een|niet|di|della|il|inizio|fine)(?!\p{L})/giu

/** The order in which people write day and month where a zone's clocks hang; undefined where both are usual, or nothing tells. */
function toUsualOrder(zone: string): 'dmy' | 'mdy' | undefined {
  if (/^(?:US\/|America\/(?:New_York|Chicago|Denver|Phoenix|Los_Angeles|Anchorage|Detroit|Boise|Indiana)|Pacific\/Honolulu)/.test(zone)) return 'mdy'
  return /^(?:Europe|Australia|Africa)\/|^America\/(?:Sao_Paulo|Argentina|Bogota|Lima|Santiago|Mexico_City)|^Pacific\/Auckland|^Asia\/(?:Kolkata|Singapore|Karachi|Dhaka|Jakarta)/.test(
    zone,
  )
    ? 'dmy'
    : undefined
}

const isAboutTimes = /time|clock|date|event|hour|zeit|heure|hor[aá]|tijd|時|chronolog|log/iu
const aboutTimes = /\b(?:all |the )?(?:times?|timeline|timestamps?|timezone|clocks?|hours?|zeit\w*|uhrzeit\w*|heures?|hor[aá]\w*|horários?|tijd\w*)\b|時/giu

/** Zones where a line may state one: anywhere in a heading or a short line, else shortly behind a word about times. */
function findStatedZones(line: Line): readonly ZoneWord[] {
  if (line.kind === 'heading' || (line.kind === 'row' && line.isHeader) || (line.text.length < 60 && /\b(?:UTC|GMT|[A-Z]{1,4}T)\b/.test(line.text)))
    return findZoneWords(line.text)
  // Holds every word of the search below.
  if (!isAboutTimes.test(line.text)) return []
  const found: ZoneWord[] = []
  for (const {index} of line.text.matchAll(aboutTimes)) {
    // The word itself stays in sight: some names of zones lean on it.
    for (const zone of findZoneWords(line.text.slice(index, index + 90)))
      if (!found.some(other => other.start === zone.start + index)) found.push({...zone, start: zone.start + index, end: zone.end + index})
  }
  return found
}

/** "All times in UTC", "Timeline (PST)", "Time (CET)": a zone without a clock, in words about times or in a heading. */
function isStatement(line: Line, at: number): boolean {
  const text = line.text
  if (line.kind === 'row') return line.isHeader
  if (
    /\b(?:all|the|these|local)?\s*(?:times?|time ?zone|timestamps?|dates?|timeline|clock|events|hours?|zeiten|zeitangaben|uhrzeiten|heures?|horarios?|horas?|horários?|tijden|tijdstippen)\b|時刻|時間/i.test(
      text,
    )
  )
    return (
      text.length < 160 ||
      /\b(?:times?|timeline|timestamps?|clock|hours?|zeit\w*|heures?|hor[aá]\w*|tijd\w*)\b[^.!?]{0,40}$/i.test(text.slice(Math.max(0, at - 60), at))
    )
  return line.kind === 'heading' || (text.length < 60 && /^\(?[^.]*\)?:?$/.test(text) && /timeline|events|log|chronolog/i.test(text))
}

/** A written day as `YYYY-MM-DD` where it states all three parts. */
function toFullDay({year, month, date}: WrittenDay): Day | undefined {
  return year === undefined || month === undefined || date === undefined ? undefined : toDay(year, month, date)
}

/** The day a written one means, seen from the day at hand; undefined where the document does not decide it. */
export function resolveDay(written: WrittenDay, settings: TimeSettings, current: Day | undefined): Day | undefined {
  if (written.impossible) return undefined
  if (written.offset !== undefined) return current && addDays(current, written.offset)
  if (written.unordered) {
    const [first, second] = written.unordered
    const order = first === second ? 'dmy' : settings.dayOrder
    if (!order) return undefined
    const [month, date] = order === 'dmy' ? [second, first] : [first, second]
    return written.year === undefined ? resolveDay({...written, unordered: undefined, month, date}, settings, current) : toDay(written.year, month, date)
  }
  if (written.date === undefined) return written.weekday === undefined ? undefined : findWeekday(written.weekday, settings, current)
  const anchor = current ?? settings.fullDays[0]?.day
  if (written.month === undefined) {
    // "on the 16th": the month of the day at hand, or the one after where that would go back by weeks.
    if (!anchor) return undefined
    const [year, month] = [Number(anchor.slice(0, 4)), Number(anchor.slice(5, 7))]
    return nearest(
      [
        toDay(year, month, written.date),
        toDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, written.date),
        toDay(month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1, written.date),
      ],
      [anchor],
    )
  }
  if (written.year !== undefined) return toDay(written.year, written.month, written.date)
  // Days follow each other: the one at hand tells the year, then those that state theirs.
  const known = current ? [current] : settings.fullDays.map(({day}) => day)
  const years =
    known.length > 0
      ? [...new Set(known.flatMap(day => [-1, 0, 1].map(step => Number(day.slice(0, 4)) + step)))]
      : settings.defaultYear !== undefined
        ? [settings.defaultYear]
        : []
  const days = years
    .map(year => toDay(year, written.month ?? 0, written.date ?? 0))
    .filter(day => day !== undefined && (written.weekday === undefined || weekdayOf(day) === written.weekday || years.length === 1))
  const fallback = years.map(year => toDay(year, written.month ?? 0, written.date ?? 0))
  const found = nearest(days.length > 0 ? days : fallback, known.length > 0 ? known : days.filter(day => day !== undefined))
  // A weekday that fits only in another year, where the date itself is close to the days at hand, is the slip.
  const close = nearest(fallback, known)
  return close !== undefined && found !== close && isWithin(close, known, 60) ? close : found
}

function isWithin(day: Day, known: readonly Day[], days: number): boolean {
  return known.some(other => Math.abs(Date.parse(day) - Date.parse(other)) <= days * 86_400_000)
}

/** "Tuesday": the one nearest to the day at hand; seen from a date that only the text as a whole has, the one before it. */
function findWeekday(weekday: number, settings: TimeSettings, current: Day | undefined): Day | undefined {
  const anchor = current ?? settings.fullDays[0]?.day
  if (!anchor) return undefined
  const ahead = (weekday - weekdayOf(anchor) + 7) % 7
  return addDays(anchor, current ? (ahead > 3 ? ahead - 7 : ahead) : ahead === 0 ? 0 : ahead - 7)
}

/** The weekday of a day, Monday 1 to Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

function toDay(year: number, month: number, date: number): Day | undefined {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

function nearest(days: readonly (Day | undefined)[], known: readonly Day[]): Day | undefined {
  let best: Day | undefined
  let distance = Number.POSITIVE_INFINITY
  for (const day of days) {
    if (!day) continue
    for (const other of known) {
      const apart = Math.abs(Date.parse(day) - Date.parse(other))
      if (apart < distance) [best, distance] = [day, apart]
    }
  }
  return best
}

/** Where a line says in our own parenthesis when something is to be done: such days are those of a plan, and give no year to what happened. */
function findPlans({text, cells, kind, start}: Line): readonly {readonly start: number; readonly end: number}[] {
  if (kind !== 'item' && kind !== 'row') return []
  const texts = kind === 'row' ? cells.map(cell => ({from: cell.start - start, text: cell.text})) : [{from: 0, text}]
  return texts.flatMap(each => {
    const found = each.text.endsWith(')') ? findAttributes(each.text) : undefined
    return found ? [{start: each.from + found.from, end: each.from + each.text.length}] : []
  })
}
