import type {RemediationPolicies} from '#src/incident/remediation-policy.ts'
import {formatSeverityLevel, severityLevels} from '#src/incident/severity.ts'
import {findNearest} from './find-nearest.ts'
import type {TellFault} from './settings-fault.ts'

/** Reads within how many days of an incident its actions have to be done, by `SEV1` to `SEV5`. One bad value takes no other down. */
export function readRemediation(written: unknown, tell: TellFault): RemediationPolicies {
  if (written === undefined || written === null) return {}
  if (typeof written !== 'object' || Array.isArray(written)) {
    tell('error', ['remediation'], false, 'Unexpected value of “remediation”, expected lines such as `SEV1: 15` below it')
    return {}
  }
  const policies: [number, number][] = []
  for (const [name, days] of Object.entries(written)) {
    const level = severityLevels.find(each => formatSeverityLevel(each) === name)
    if (level === undefined) {
      const nearest = findNearest(name, names)
      tell('warning', ['remediation', name], true, `Unexpected severity “${name}”, expected ${nearest ? `“${nearest}”` : names.join(', ')}`)
    } else if (typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= mostDays) {
      policies.push([level, days])
    } else {
      tell('error', ['remediation', name], false, `Unexpected value of “${name}”, expected a whole number of days from 1 to ${mostDays}`)
    }
  }
  return Object.fromEntries(policies)
}

const names = severityLevels.map(formatSeverityLevel)
const mostDays = 3_650
