import type {Stated} from '#src/incident/evidence.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {findZone} from '#src/postmortem/time/zone-names.ts'
import type {Fact} from './read-facts.ts'

/** The zone that times without one were read in: a fact or a statement names it, or the times that carry one do. A caller's hint is no statement. */
export function readTimezone(source: SourceText, settings: TimeSettings, facts: readonly Fact[]): Stated<string> | undefined {
  const {zone, zoneKnown, statements, zonePlace} = settings
  if (zoneKnown === 'hint' || zoneKnown === 'assumed') return undefined
  const fact = facts.find(({key, value}) => key === 'timezone' && findZone(value)?.zone === zone)
  if (fact) return {value: zone, evidence: fact.evidence}
  const statement = statements.find(each => each.zone === zone)
  if (statement) return {value: zone, evidence: toEvidence(source, statement.start, statement.end, 'section')}
  return zoneKnown === 'elsewhere' && zonePlace ? {value: zone, evidence: toEvidence(source, zonePlace.start, zonePlace.end, 'prose')} : undefined
}
