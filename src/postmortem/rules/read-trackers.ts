import {findAddressFault, type TrackerAddresses} from '#src/incident/tracked-issue.ts'
import type {TellFault} from './settings-fault.ts'

/** Reads which addresses written tickets have, by what they begin with. One bad value takes no other down; of two that differ in case alone the first holds. */
export function readTrackers(written: unknown, tell: TellFault): TrackerAddresses {
  if (written === undefined || written === null) return {}
  if (typeof written !== 'object' || Array.isArray(written)) {
    tell('error', ['trackers'], false, 'Unexpected value of “trackers”, expected lines such as `OPS: https://jira.example.com/browse/{key}` below it')
    return {}
  }
  const seen = new Set<string>()
  const read = Object.entries(written).flatMap(([prefix, value]): [string, string][] => {
    const name = prefix.trim()
    const template = typeof value === 'string' ? value.trim() : ''
    const fault = seen.has(name.toLowerCase()) ? `Unexpected second “${name}”, expected one; the first holds` : findAddressFault(name, template)
    seen.add(name.toLowerCase())
    if (fault === undefined) return [[name, template]]
    tell('error', ['trackers', prefix], /second|beginning/.test(fault), fault)
    return []
  })
  return Object.fromEntries(read)
}
