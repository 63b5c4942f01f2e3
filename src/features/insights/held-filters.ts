import {formatSeverity} from '#src/features/catalogue/describe-filters.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {InsightsFilters} from './insights-address.ts'

/** One value that a report is narrowed to, as its address has it, and what narrows it besides. */
export type HeldFilter = {readonly name: FilterName; readonly value: string | number; readonly without: InsightsFilters}
type FilterName = 'severity' | 'service' | 'org'

/** What a report is narrowed to, value by value. */
export function listHeld(filters: InsightsFilters): readonly HeldFilter[] {
  const {severities, services, organizations} = filters
  return [
    ...severities.map(value => ({name: 'severity' as const, value, without: {...filters, severities: severities.filter(other => other !== value)}})),
    ...services.map(value => ({name: 'service' as const, value, without: {...filters, services: services.filter(other => other !== value)}})),
    ...organizations.map(value => ({name: 'org' as const, value, without: {...filters, organizations: organizations.filter(other => other !== value)}})),
  ]
}

/** Such a value for eyes. */
export function formatValue(name: FilterName, value: string | number): string {
  if (name === 'severity') return formatSeverity(value as SeverityLevel | 'none')
  if (value === 'none') return name === 'org' ? 'organisation not stated' : 'service not stated'
  return String(value)
}
