import type {FiguresFilters} from '#src/features/remediation/figures/read-figures-filters.ts'
import type {InsightsFilters} from './insights-address.ts'

/** What narrows a report, as it narrows its actions: there nothing stands for "not stated". */
export function toActionFilters({services, severities, organizations}: InsightsFilters): FiguresFilters {
  return {service: services.map(orUndefined), severity: severities.map(orUndefined), organization: organizations.map(orUndefined)}
}

function orUndefined<T extends string | number>(value: T): Exclude<T, 'none'> | undefined {
  return value === 'none' ? undefined : (value as Exclude<T, 'none'>)
}
