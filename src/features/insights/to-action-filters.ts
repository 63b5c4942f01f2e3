import type {FiguresFilters} from '#src/features/remediation/figures/read-figures-filters.ts'
import type {InsightsFilters} from './insights-address.ts'
import type {Period} from './to-periods.ts'

/** What narrows a report, as it narrows its actions: there nothing stands for "not stated". With a period, those of its incidents. */
export function toActionFilters({services, severities, organizations}: InsightsFilters, period: Partial<Period> = {}): FiguresFilters & Partial<Period> {
  return {
    service: services.map(orUndefined),
    severity: severities.map(orUndefined),
    organization: organizations.map(orUndefined),
    ...(period.from && {from: period.from}),
    ...(period.to && {to: period.to}),
  }
}

function orUndefined<T extends string | number>(value: T): Exclude<T, 'none'> | undefined {
  return value === 'none' ? undefined : (value as Exclude<T, 'none'>)
}
