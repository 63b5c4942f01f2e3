import type {Instant} from '#src/incident/instant.ts'
import type {RelationType} from '#src/incident/relation.ts'

/** Why an incident is named beside another one: what an author says of the two, or what both have. */
export type CrossReason = StatedReason | {readonly kind: 'service' | 'factor'; readonly name: string}

/** `from` where the incident itself says so of the other one, `to` where the other one says so of it. */
export type StatedReason = {readonly kind: RelationType | 'mention'; readonly direction: 'from' | 'to'}

/** Another incident with all the reasons why it is named here, the strongest first. */
export type CrossReference = {
  readonly id: string
  readonly title: string
  readonly date: Instant | undefined
  readonly reasons: readonly CrossReason[]
}

/** How many other incidents a service or a factor has. */
export type OtherCount = {readonly value: string; readonly count: number}

/** What an incident has to do with others. No incident is named twice. */
export type CrossReferences = {
  /** Those that an author names, here or there: by their strongest reason, then newest first; `mostStated` at most, unless more are asked for. */
  readonly stated: readonly CrossReference[]
  /** How many there are of those. */
  readonly statedTotal: number
  /** A few that share a service or a factor and that no author names: those that share most first, then newest; `mostShared` at most. */
  readonly shared: readonly CrossReference[]
  /** How many others each service and each factor of the incident has, up to `mostCounted`; most first, those without any left out. */
  readonly services: readonly OtherCount[]
  readonly factors: readonly OtherCount[]
}

export const mostStated = 50
/** Where somebody wants to see all of them. */
export const mostStatedInAll = 1000
export const mostShared = 6
export const mostCounted = 200

/** How much a reason says, 0 the most: a recurrence before a likeness, a likeness before a mention, a mention before what is merely shared. */
export function toStrength(reason: CrossReason): number {
  const place = strengths.indexOf(reason.kind)
  return 'direction' in reason ? 2 * place + (reason.direction === 'to' ? 1 : 0) : 2 * place
}

const strengths: readonly CrossReason['kind'][] = [
  'duplicate-of',
  'recurrence-of',
  'caused-by',
  'same-trigger',
  'same-factor',
  'same-symptom',
  'related',
  'mention',
  'service',
  'factor',
]
