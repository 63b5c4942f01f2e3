import type {MilestoneKind} from '#src/incident/milestone.ts'
import {fillTemplate} from './fill-template.ts'
import {detectionSentences, timelineSentences} from './incident-phrases.ts'
import type {PlannedIncident} from './plan-incident.ts'
import type {RandomSource} from './random-source.ts'
import {formatClock, formatDay, type WallMinutes} from './wall-clock.ts'

/** Writes the items of a made-up incident's timeline: its milestones, and between them what people tried and found. */
export function writeTimeline(random: RandomSource, incident: PlannedIncident): string {
  const entries = planEntries(random, incident)
  if (incident.flaw === 'entry-out-of-order') entries.splice(-2, 0, ...entries.splice(2, 1))
  const zoned = incident.timezone === 'UTC' && random.chance(0.05) ? random.between(1, entries.length - 1) : -1
  const lines: string[] = []
  let day = ''
  for (const [position, entry] of entries.entries()) {
    lines.push(`- **${writeTime(entry, day, position === zoned)}${entry.milestone ? ` ${entry.milestone}` : ''}** — ${entry.text}`)
    // A range over midnight leaves open which of its days carries forward: the next entry says its own.
    day = entry.end === undefined || formatDay(entry.end) === formatDay(entry.at) ? formatDay(entry.at) : ''
  }
  return lines.join('\n')
}

type PlannedEntry = {
  readonly at: WallMinutes
  readonly end?: WallMinutes
  readonly approximate?: boolean
  readonly milestone?: MilestoneKind
  readonly text: string
}

function planEntries(random: RandomSource, incident: PlannedIncident): PlannedEntry[] {
  const {milestones, slots, windows, scenarios, detectedBy} = incident
  const [main] = scenarios
  const said = new Set<string>()
  const say = (templates: readonly string[]): string => {
    let text = ''
    // Nobody writes the same line twice; the phrases that are picked most often would come again.
    for (let attempt = 0; attempt < 50 && (text === '' || said.has(text)); attempt++) text = fillTemplate(random, random.pickZipf(templates), slots)
    said.add(text)
    return text
  }
  const milestone = (kind: MilestoneKind, text: string): PlannedEntry => ({
    at: milestones[kind],
    text,
    ...(incident.stated.has(kind) && {milestone: kind}),
    ...(incident.approximate.has(kind) && {approximate: true}),
  })

  const entries = [
    milestone('started', say(timelineSentences.started)),
    milestone('detected', say(detectionSentences[detectedBy])),
    milestone('acknowledged', say(timelineSentences.acknowledged)),
    milestone('mitigated', say(main.fix)),
    milestone('resolved', say(timelineSentences.resolved)),
  ]
  const middle = {from: milestones.acknowledged + 1, to: milestones.mitigated - 1}
  entries.push({at: random.between(middle.from, middle.to), text: say(main.found)})
  for (let count = random.between(3, 17 - 2 * (incident.severity ?? 3)); count > 0; count--) {
    const at = random.between(middle.from, middle.to)
    const text = say(random.chance(0.8) ? timelineSentences.diagnosis : timelineSentences.attempt)
    const end = at + random.between(2, 15)
    entries.push({at, text, ...(random.chance(0.06) && end < milestones.mitigated && {end}), ...(random.chance(0.05) && {approximate: true})})
  }
  for (let count = random.between(1, 3); count > 0; count--)
    entries.push({at: random.between(milestones.mitigated + 1, milestones.resolved), text: say(timelineSentences.watching)})
  if (random.chance(0.5)) entries.push({at: milestones.started - random.between(2, 40), text: say(timelineSentences.before)})
  for (const [position, window] of windows.entries()) {
    const next = windows[position + 1]
    if (next) entries.push({at: window.end, text: say(timelineSentences.pause)}, {at: next.start, text: say(timelineSentences.again)})
  }
  return sortByTime(entries)
}

/** Milestones keep their order where they share a minute, as sorting is stable and they were planned first. */
function sortByTime(entries: readonly PlannedEntry[]): PlannedEntry[] {
  return [...entries].sort((a, b) => a.at - b.at)
}

/** The day is written where it is not the one that carries forward. */
function writeTime(entry: PlannedEntry, carried: string, zoned: boolean): string {
  const day = formatDay(entry.at)
  const prefix = `${entry.approximate ? '~' : ''}${day === carried ? '' : `${day} `}`
  // Two hours east, as a colleague there would note it; only where that is the same day.
  if (zoned && !entry.end && formatDay(entry.at + 120) === day) return `${prefix}${formatClock(entry.at + 120)} +02:00`
  if (entry.end === undefined) return `${prefix}${formatClock(entry.at)}`
  const endDay = formatDay(entry.end)
  return `${prefix}${formatClock(entry.at)}–${endDay === day ? '' : `${endDay} `}${formatClock(entry.end)}`
}
