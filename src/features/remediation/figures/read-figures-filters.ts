import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {actionKinds} from '#src/incident/action-item.ts'
import {severityLevels} from '#src/incident/severity.ts'
import type {ActionFilters} from '#src/library/remediation-store.ts'

/** What narrows the figures. A state has no place among them, because they are about states, nor has an owner: nothing is counted by person. */
export type FiguresFilters = Pick<ActionFilters, 'severity' | 'service' | 'team' | 'kind' | 'factor' | 'organization'>

/** Stands for "not stated" in an address. */
const none = 'none'

/** Reads the address of the figures; what it does not know says nothing. */
export function readFiguresFilters(params: AddressParams): FiguresFilters {
  const read = <T>(name: string, toValue: (value: string) => T | undefined): readonly (T | undefined)[] =>
    [...new Set([params[name] ?? []].flat())].slice(0, mostValues).flatMap(value => {
      const known = value === none ? undefined : toValue(value)
      return value === none || known !== undefined ? [known] : []
    })
  const filters = {
    severity: read('severity', value => severityLevels.find(level => `${level}` === value.replace(/^sev/i, ''))),
    service: read('service', readName),
    team: read('team', readName).filter(team => team !== undefined),
    kind: read('kind', value => actionKinds.find(kind => kind === value)),
    factor: read('factor', readName),
    organization: read('org', readName),
  }
  // A field that asks for nothing is left out, so that two addresses of the same figures are one.
  return Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0))
}

const mostValues = 20

function readName(value: string): string | undefined {
  const name = value.replace(/[\p{Cc}\p{Cs}\ufffd]+/gu, ' ').trim()
  return name === '' || name.length > 120 ? undefined : name
}
