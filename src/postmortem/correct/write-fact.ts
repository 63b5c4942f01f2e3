import type {FactValues} from '#src/incident/correction.ts'
import type {Incident} from '#src/incident/incident.ts'
import {writeInstant} from '#src/postmortem/format/write-time.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'

/** A fact as the front matter has it, `null` where it is to have none, and whether a reading says it. */
export type FactLine = {readonly key: string; readonly value: string | readonly string[] | null; readonly isSaidBy: (incident: Incident) => boolean}

/** Writes a fact for the front matter; undefined where it is not among the values. */
export function toFactLines(name: keyof FactValues, facts: FactValues, {body}: DetailedReading): FactLine | undefined {
  switch (name) {
    case 'title':
    case 'organization': {
      const value = facts[name]
      return value === undefined ? undefined : {key: name, value, isSaidBy: incident => incident[name]?.value === value}
    }
    case 'severity': {
      const value = facts.severity
      return value === undefined ? undefined : {key: 'severity', value, isSaidBy: ({severity}) => severity?.label === value}
    }
    case 'services': {
      const value = facts.services
      if (value === undefined) return undefined
      const isSaidBy = ({services}: Incident): boolean => JSON.stringify(services.map(service => service.value)) === JSON.stringify(value)
      return {key: 'services', value, isSaidBy}
    }
    case 'detectedBy': {
      const value = facts.detectedBy
      return value === undefined ? undefined : {key: 'detected_by', value, isSaidBy: ({detectedBy}) => detectedBy?.value === value}
    }
    default: {
      const value = facts[name]
      if (value === undefined) return undefined
      if (value === null) return {key: name, value, isSaidBy: ({milestones}) => milestones.every(({kind}) => kind !== name)}
      const written = writeInstant(value, body.settings.zone)
      const isSaidBy = ({milestones}: Incident): boolean => milestones.some(({kind, instant}) => kind === name && instant.at === value.at)
      return {key: name, value: written, isSaidBy}
    }
  }
}
