import type {ActionStatus} from '#src/incident/action-item.ts'
import type {Day} from '#src/incident/instant.ts'
import {fillTemplate} from './fill-template.ts'
import {generalActions, proofs, wontDoReasons} from './incident-phrases.ts'
import {madeUpPeople, madeUpServices, ticketPrefixes} from './made-up-company.ts'
import type {PlannedIncident} from './plan-incident.ts'
import type {RandomSource} from './random-source.ts'
import {formatDay, readDay} from './wall-clock.ts'

/**
 * Writes two to eight action items, or half to one and a half times as many as are asked for, people among their owners then; the longer ago
 * the incident, the more of them are done. `until` is the last day that anything is known of.
 */
export function writeActions(random: RandomSource, incident: PlannedIncident, until: Day, asked?: number): string {
  const age = (readDay(until) - incident.milestones.resolved) / minutesOfYear
  const ticket = random.pickZipf(ticketPrefixes)
  const candidates = [
    ...incident.scenarios.flatMap(({category, actions}) => actions.map(action => ({...action, category}))),
    ...random.sample(generalActions, asked === undefined ? 4 : generalActions.length).map(action => ({...action, category: undefined})),
  ]
  const count = asked === undefined ? random.between(2, 8) : random.between(Math.ceil(asked / 2), asked + Math.floor(asked / 2))
  // More than there are candidates say the same of another component or figure.
  const chosen = Array.from({length: Math.ceil(count / candidates.length)}, (_, round) =>
    random.sample(candidates, Math.min(count - round * candidates.length, candidates.length)),
  ).flat()
  const lines = chosen.map(({title, kind, category}, position) => {
    const status = pickStatus(random, age)
    const done = status === 'done' ? planDone(random, incident, until) : undefined
    const attributes = [
      `kind: ${kind}`,
      random.chance(0.88) && `owner: ${asked !== undefined && random.chance(0.45) ? pickPerson(random) : pickTeam(random, incident)}`,
      random.chance(0.8) && `due: ${formatDay(incident.milestones.resolved + random.pick([7, 14, 14, 30, 30, 30, 60, 90]) * minutesOfDay)}`,
      done && !(incident.flaw === 'done-without-date') && `done: ${done}`,
      status !== 'open' && status !== 'done' && `status: ${status}`,
      random.chance(0.5) && `priority: ${random.pickWeighted({P0: 1, P1: 4, P2: 6, P3: 3})}`,
      random.chance(0.5) && `ref: ${ticket}-${random.between(100, 9999)}`,
      category && random.chance(0.6) && `factor: ${category}`,
      status === 'wont-do' && `reason: ${fillTemplate(random, random.pick(wontDoReasons), incident.slots)}`,
      done && random.chance(0.15) && incident.flaw !== 'done-without-date' && `proof: ${fillTemplate(random, random.pick(proofs), incident.slots)}`,
      random.chance(0.12) && `id: a${position + 1}`,
    ].filter(attribute => typeof attribute === 'string')
    return `- [${status === 'done' ? 'x' : ' '}] ${fillTemplate(random, title, incident.slots)} (${attributes.join(', ')})`
  })
  if (incident.flaw === 'done-without-date') lines.push(`- [x] Tell customers what happened (kind: repair, owner: ${incident.service.team})`)
  return lines.join('\n')
}

const minutesOfDay = 24 * 60
const minutesOfYear = 365 * minutesOfDay

function pickTeam(random: RandomSource, {service}: PlannedIncident): string {
  return random.chance(0.7) ? service.team : random.pickZipf(madeUpServices).team
}

/** Most by handle, some by name. */
function pickPerson(random: RandomSource): string {
  const name = random.pickZipf(madeUpPeople)
  return random.chance(0.85) ? `@${name.toLowerCase().replace(' ', '.')}` : name
}

function pickStatus(random: RandomSource, age: number): ActionStatus {
  const done = Math.min(0.8, 0.3 + age * 0.3)
  if (random.chance(done)) return 'done'
  return random.pickWeighted({open: 60, 'in-progress': 20, 'wont-do': 12, candidate: 8})
}

/** Some day after the incident, most within weeks; never after what is known. */
function planDone(random: RandomSource, {milestones}: PlannedIncident, until: Day): Day {
  const done = formatDay(milestones.resolved + Math.round(random.around(20, 2.5)) * minutesOfDay)
  return done < until ? done : until
}
