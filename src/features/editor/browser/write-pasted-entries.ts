/**
 * Writes what was copied elsewhere as entries of a timeline: rows of a table, messages of a chat, updates of a status page. Undefined where
 * fewer than two of its parts say when: then it is text. Words are kept, except for names of columns; times keep the zone that is written.
 */
export function writePastedEntries(pasted: string): readonly string[] | undefined {
  if (pasted.length > longest) return undefined
  const lines = pasted.replace(/\r\n?/g, '\n').split('\n')
  const entries = readTable(lines) ?? readUpdates(lines) ?? readChat(lines)
  return entries && entries.length >= 2 ? entries.map(writeEntry) : undefined
}

const longest = 200_000

type Entry = {readonly day: string | undefined; readonly time: string; readonly text: string}

/** Cells with tabs in between, as spreadsheets copy them: one with the time, perhaps one with the day, and the words. */
function readTable(lines: readonly string[]): readonly Entry[] | undefined {
  const rows = lines
    .filter(line => line.trim() !== '')
    .map(line =>
      line.split('\t').map(cell =>
        cell
          .trim()
          .replace(/^"(.*)"$/s, '$1')
          .replaceAll('""', '"'),
      ),
    )
  if (rows.length < 2 || rows.some(cells => cells.length < 2)) return undefined
  const entries = rows.flatMap((cells): readonly Entry[] => {
    const at = cells.findIndex(cell => readMoment(cell)?.time !== undefined)
    const moment = at < 0 ? undefined : readMoment(cells[at] ?? '')
    if (moment?.time === undefined) return []
    const dayAt = moment.day === undefined ? cells.findIndex(cell => readMoment(cell)?.day !== undefined) : -1
    const text = cells.filter((cell, place) => place !== at && place !== dayAt && cell !== '').join(': ')
    return text === '' ? [] : [{day: moment.day ?? readMoment(cells[dayAt] ?? '')?.day, time: moment.time, text}]
  })
  // One row may be the names of the columns.
  return entries.length >= rows.length - 1 ? entries : undefined
}

/** `Resolved - This incident has been resolved.` above `Mar 1, 2024 - 10:42 UTC`, the last one first as status pages have them. */
function readUpdates(lines: readonly string[]): readonly Entry[] | undefined {
  const entries: Entry[] = []
  let words: string[] = []
  for (const line of lines.map(each => each.trim())) {
    const moment = readMoment(line)
    if (moment?.time !== undefined && words.length > 0 && statePattern.test(words[0] ?? '')) {
      entries.push({...moment, time: moment.time, text: words.join(' ')})
      words = []
    } else if (line !== '') words.push(line)
  }
  if (entries.length < 2 || words.length > 1) return undefined
  const [first, last] = [entries[0], entries.at(-1)]
  return `${first?.day} ${first?.time}` > `${last?.day} ${last?.time}` ? entries.reverse() : entries
}

const statePattern = /^(?:investigating|identified|monitoring|update|resolved|in progress|scheduled|completed|postmortem)\b/i

/** A name and a time, on one line or two, and below them what was said; until the next. */
function readChat(lines: readonly string[]): readonly Entry[] | undefined {
  const entries: {day: string | undefined; time: string; name: string; words: string[]}[] = []
  const found = lines.map(line => line.trim()).filter(line => line !== '')
  for (let at = 0; at < found.length; at++) {
    const line = found[at] ?? ''
    const [, name, clock] = /^(\S.{0,60}?)[ \t]+\[?((?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f]?[AP]M)?)\]?$/i.exec(line) ?? []
    const own = readMoment(line.replace(/^\[(.*)\]$/, '$1'))
    const said = /^\[((?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f]?[AP]M)?)\][ \t]+([^:]{1,60}):[ \t]*(.*)$/i.exec(line)
    const last = entries.at(-1)
    const moment = readMoment(clock ?? said?.[1] ?? '')
    if (said && moment?.time !== undefined) entries.push({day: moment.day, time: moment.time, name: said[2] ?? '', words: said[3] ? [said[3]] : []})
    else if (name !== undefined && moment?.time !== undefined) entries.push({day: moment.day, time: moment.time, name, words: []})
    else if (own?.time !== undefined) {
      // The name stood on the line before, which is not what the one before it said. Further messages of one person have a time alone.
      const isFirst = last === undefined ? at === 1 : last.words.length > 1
      const before = isFirst ? (last ? last.words.pop() : found[0]) : last?.name
      entries.push({day: own.day, time: own.time, name: before ?? '', words: []})
    } else if (last) last.words.push(line)
    else if (at > 0) return undefined
  }
  const told = entries.filter(({words}) => words.length > 0)
  return told.map(({day, time, name, words}) => ({day, time, text: name === '' ? words.join(' ') : `${name}: ${words.join(' ')}`}))
}

/** What a cell or a line says of when, where it says nothing else. */
function readMoment(text: string): {readonly day: string | undefined; readonly time: string | undefined} | undefined {
  const trimmed = text.trim()
  const clock = /^(?:at )?(\d{1,2}):(\d\d)(:\d\d)?(?:[ \u202f]?([ap])\.?m\.?)?(?: ?(UTC|GMT|Z|[A-Z]{2,4}T|[+-]\d\d:?\d\d))?$/i
  const [, rest = '', time = ''] = /^(.*?)(?:[ ,T]|\bat\b|-)*((?:\d{1,2}):\d\d.*)$/.exec(trimmed) ?? [undefined, trimmed, '']
  const day = rest.trim() === '' ? undefined : readDay(rest.trim())
  if (rest.trim() !== '' && day === undefined) return undefined
  if (time === '') return day === undefined ? undefined : {day, time: undefined}
  const [, hour = '', minute = '', second = '', half, zone = ''] = clock.exec(time) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
  return {day, time: `${String(hours).padStart(2, '0')}:${minute}${second}${zone === '' ? '' : ` ${zone.toUpperCase()}`}`}
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `2024-03-01`, `Mar 1, 2024` or `1 March 2024`; of `01/03/2024` nobody can tell which is the month. */
function readDay(text: string): string | undefined {
  const plain = text.replace(/[,\s-]+$/, '').replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +/i, '')
  if (/^\d{4}-\d\d-\d\d$/.test(plain)) return plain
  const [, monthFirst, dayLast, yearLast] = /^([a-z]{3})[a-z]*\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/i.exec(plain) ?? []
  const [, dayFirst, monthSecond, year] = /^(\d{1,2})(?:st|nd|rd|th)? +([a-z]{3})[a-z]*\.?,? +(\d{4})$/i.exec(plain) ?? []
  const month = months.indexOf((monthFirst ?? monthSecond ?? '').toLowerCase()) + 1
  const day = dayLast ?? dayFirst
  return month === 0 || day === undefined ? undefined : `${yearLast ?? year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
}

function writeEntry({day, time, text}: Entry): string {
  return `- **${day === undefined ? time : `${day} ${time}`}** — ${text.replace(/\s+/g, ' ').trim()}`
}
