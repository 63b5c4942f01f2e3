import type {DetectionSource, PostmortemStatus, Visibility} from '#src/incident/incident.ts'
import {type MilestoneKind, milestoneKinds} from '#src/incident/milestone.ts'
import type {RelationType} from '#src/incident/relation.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {FixedSlots} from './fill-template.ts'
import {slotWords, symptoms} from './incident-phrases.ts'
import type {IncidentScenario} from './incident-scenario.ts'
import {incidentScenarios} from './incident-scenarios.ts'
import {type MadeUpService, madeUpOrganizations, madeUpServices, madeUpTags, madeUpZones} from './made-up-company.ts'
import type {RandomSource} from './random-source.ts'
import {mayChangeClocks, type WallMinutes} from './wall-clock.ts'

/** What is wrong with a document on purpose, so that diagnostics have something to say. */
export type PlannedFlaw = 'entry-out-of-order' | 'milestone-out-of-order' | 'contradicted-duration' | 'done-without-date'

/** The facts of a made-up incident, before any of them is told. */
export type PlannedIncident = {
  readonly severity: SeverityLevel | undefined
  readonly organization: string
  readonly service: MadeUpService
  /** The first is `service`. */
  readonly services: readonly MadeUpService[]
  readonly symptom: (typeof symptoms)[number]
  /** The first is what the incident is about; the others are further factors. */
  readonly scenarios: readonly [IncidentScenario, ...IncidentScenario[]]
  readonly status: PostmortemStatus
  readonly visibility: Visibility
  readonly audience: readonly string[]
  readonly timezone: string
  /** When everything happened, whether or not the document says so. */
  readonly milestones: Readonly<Record<MilestoneKind, WallMinutes>>
  readonly stated: ReadonlySet<MilestoneKind>
  readonly approximate: ReadonlySet<MilestoneKind>
  readonly windows: readonly {readonly start: WallMinutes; readonly end: WallMinutes}[]
  readonly detectedBy: DetectionSource
  readonly tags: readonly string[]
  readonly flaw: PlannedFlaw | undefined
  readonly slots: FixedSlots
}

/** What an earlier document can be referred to by. */
export type EarlierIncident = {readonly id: string; readonly service: string; readonly scenario: string; readonly symptom: string}

export type PlannedRelation = {readonly to: string; readonly type: RelationType}

/** Makes up an incident that begins on the given day. */
export function planIncident(random: RandomSource, midnight: WallMinutes): PlannedIncident {
  const severity = Number(random.pickWeighted({1: 5, 2: 17, 3: 38, 4: 28, 5: 12})) as SeverityLevel
  const service = random.pickZipf(madeUpServices)
  const neighbours = random.sample(madeUpServices.slice(0, 24), 3).filter(neighbour => neighbour !== service)
  const other = neighbours[0] ?? service
  const main = random.pickZipf(incidentScenarios)
  const further = random.sample(incidentScenarios, random.pick([0, 1, 1, 2, 2, 3])).filter(scenario => scenario !== main)
  const milestones = planMilestones(random, midnight, severity)
  const zone = random.pickZipf(madeUpZones)
  const restricted = random.chance(0.05)
  const flaw = random.chance(0.05) ? random.pick(flaws) : undefined
  return {
    severity: random.chance(0.97) ? severity : undefined,
    organization: random.pickZipf(madeUpOrganizations),
    service,
    services: [service, ...neighbours.slice(0, random.pick([0, 0, 1, 1, 2]))],
    symptom: random.pickZipf(symptoms),
    scenarios: [main, ...further],
    status: random.pickWeighted({published: 90, draft: 6, 'in-review': 4}),
    visibility: restricted ? 'restricted' : 'public',
    audience: restricted ? [service.team, '@security'].filter((handle, at, all) => all.indexOf(handle) === at) : [],
    timezone: zone.fixed || !mayChangeClocks(milestones.started - minutesOfDay, milestones.resolved + minutesOfDay) ? zone.name : 'UTC',
    milestones,
    stated: new Set(milestoneKinds.filter(kind => flaw === 'milestone-out-of-order' || random.chance(statedShare[kind]))),
    approximate: new Set(milestoneKinds.filter(() => random.chance(0.08))),
    windows: flaw === 'contradicted-duration' || random.chance(0.7) ? planWindows(random, milestones) : [],
    detectedBy: random.pickWeighted({monitoring: 60, customer: 21, employee: 11, 'third-party': 6, unknown: 2}),
    tags: random.sample(madeUpTags.slice(0, 2 + Math.floor(random.next() * (madeUpTags.length - 2))), random.between(1, 4)),
    flaw,
    slots: {
      service: service.name,
      serves: service.serves,
      team: service.team,
      other: other.name,
      // One story is about one component, one region and one error message.
      component: random.pickZipf(slotWords.component),
      region: random.pickZipf(slotWords.region),
      error: random.pickZipf(slotWords.error),
    },
  }
}

/** Chooses which earlier incidents a document points to; none where nothing came before. */
export function planRelations(random: RandomSource, incident: PlannedIncident, earlier: readonly EarlierIncident[]): readonly PlannedRelation[] {
  if (!random.chance(0.3)) return []
  const related = new Map<string, RelationType>()
  // Looking at the latest few hundred keeps planning as fast for the last document as for the first.
  const recent = earlier.slice(-400)
  const alike = recent.filter(
    ({scenario, symptom, service}) => scenario === incident.scenarios[0].slug || (symptom === incident.symptom.slug && service === incident.service.name),
  )
  for (const candidate of random.sample(alike.length > 0 ? alike : recent, random.pick([1, 1, 2])))
    related.set(candidate.id, relationBetween(incident, candidate))
  return [...related].map(([to, type]) => ({to, type}))
}

const minutesOfDay = 24 * 60
const statedShare: Readonly<Record<MilestoneKind, number>> = {started: 0.96, detected: 0.95, acknowledged: 0.78, mitigated: 0.88, resolved: 0.93}
const flaws: readonly PlannedFlaw[] = ['entry-out-of-order', 'milestone-out-of-order', 'contradicted-duration', 'done-without-date']

function planMilestones(random: RandomSource, midnight: WallMinutes, severity: SeverityLevel): Record<MilestoneKind, WallMinutes> {
  // Most things break while people change things: between nine and six.
  const started = midnight + (random.chance(0.7) ? random.between(9 * 60, 18 * 60) : random.between(0, minutesOfDay - 1))
  const detected = started + Math.min(Math.round(random.around(6, 2.6)), 600)
  const acknowledged = detected + Math.min(Math.round(random.around(3 + severity, 1.8)), 180)
  const mitigated = acknowledged + Math.min(Math.max(5, Math.round(random.around(45 + severity * 10, 2.2))), 1500)
  const resolved = mitigated + Math.min(Math.max(4, Math.round(random.around(50, 2.2))), 1500)
  return {started, detected, acknowledged, mitigated, resolved}
}

function planWindows(random: RandomSource, {started, mitigated}: Readonly<Record<MilestoneKind, WallMinutes>>): PlannedIncident['windows'] {
  const parts = mitigated - started > 60 ? random.pick([1, 1, 1, 1, 1, 1, 2, 2, 3]) : 1
  const stretch = (mitigated - started) / parts
  return Array.from({length: parts}, (_, part) => ({
    start: Math.round(started + part * stretch),
    // All but the last end early, so that service recovers in between.
    end: part === parts - 1 ? mitigated : Math.round(started + (part + 0.45 + random.next() * 0.4) * stretch),
  }))
}

function relationBetween(incident: PlannedIncident, {service, scenario, symptom}: EarlierIncident): RelationType {
  const sameScenario = scenario === incident.scenarios[0].slug
  if (sameScenario && service === incident.service.name) return 'recurrence-of'
  if (sameScenario) return 'same-factor'
  return symptom === incident.symptom.slug ? 'same-symptom' : 'related'
}
