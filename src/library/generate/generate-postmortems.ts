import type {Day} from '#src/incident/instant.ts'
import {fillTemplate} from './fill-template.ts'
import {titleQualifiers} from './incident-phrases.ts'
import {type EarlierIncident, type PlannedIncident, planIncident, planRelations} from './plan-incident.ts'
import {openRandomSource, type RandomSource} from './random-source.ts'
import {formatDay, readDay} from './wall-clock.ts'
import {writeGeneratedPostmortem} from './write-generated-postmortem.ts'

/** A generated document; `file` is its name in the content folder. */
export type GeneratedPostmortem = {readonly file: string; readonly text: string}

/**
 * Makes up postmortems in the canonical format, oldest first, from 2016 to the middle of 2026: about 6 KB each, every name and title once,
 * with links to earlier ones and a few deliberate flaws. The same count, seed and number of actions give the same bytes anywhere; without a
 * number of actions there are about five.
 */
export function* generatePostmortems({
  count,
  seed,
  actions,
}: {
  readonly count: number
  readonly seed: number
  readonly actions?: number | undefined
}): Iterable<GeneratedPostmortem> {
  const earlier: EarlierIncident[] = []
  const ids = new Set<string>()
  const titles = new Set<string>()
  for (let position = 0; position < count; position++) {
    const random = openRandomSource(seed, position)
    const incident = planIncident(random, pickMidnight(random, position, count))
    const title = pickFresh(titles, attempt => composeTitle(random, incident, attempt))
    const day = formatDay(incident.milestones.started)
    const words = `${incident.service.name}-${incident.scenarios[0].slug}`
    const id = pickFresh(ids, attempt => `${day}-${words}${attempt === 0 ? '' : `-${attempt + 1}`}`)
    const relations = planRelations(random, incident, earlier)
    const alias = `inc-${String(position + 1).padStart(6, '0')}`
    yield {file: `${id}.md`, text: writeGeneratedPostmortem(random, incident, {title, alias, relations, until: lastDay, actions})}
    earlier.push({id, service: incident.service.name, scenario: incident.scenarios[0].slug, symptom: incident.symptom.slug})
  }
}

const firstDay: Day = '2016-01-04'
const lastDay: Day = '2026-06-30'

/** Days go forward with the position, so that what a document links to lies in its past; later years have more incidents. */
function pickMidnight(random: RandomSource, position: number, count: number): number {
  const days = (readDay(lastDay) - readDay(firstDay)) / (24 * 60) - 7
  const share = ((position + random.next()) / count) ** 0.7
  return readDay(firstDay) + Math.floor(share * days) * 24 * 60
}

function composeTitle(random: RandomSource, {service, symptom, scenarios, slots}: PlannedIncident, attempt: number): string {
  const base = `${service.name} ${symptom.words} ${random.pick(scenarios[0].because)}`
  const qualifiers = random.sample(titleQualifiers, Math.min(attempt, 2)).map(qualifier => fillTemplate(random, qualifier, slots))
  return [base, ...qualifiers].join(' ') + (attempt > 20 ? ` (${attempt})` : '')
}

/** The first of a series of proposals that is not taken yet; takes it. */
function pickFresh(taken: Set<string>, propose: (attempt: number) => string): string {
  for (let attempt = 0; ; attempt++) {
    const proposal = propose(attempt)
    if (taken.has(proposal)) continue
    taken.add(proposal)
    return proposal
  }
}
