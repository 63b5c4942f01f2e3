import {milestoneKinds} from '#src/incident/milestone.ts'
import type {IncidentFigures, StatedFact, TimedIncident} from '#src/library/insights/incident-figures.ts'
import type {ValueCount} from '#src/library/service-figures.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'
import type {SearchedEntry} from './search-entries.ts'
import {countMinutes} from './service-figures.ts'

/** Incidents in figures; `undated` is how many more match that have no date. */
export function measure(entries: readonly SearchedEntry[], undated: number): IncidentFigures {
  const count = <T extends string | number>(toValues: (entry: SearchedEntry) => readonly T[]): readonly ValueCount<T>[] =>
    toFacetValues(entries.flatMap(entry => toValues(entry).map(value => [value, 1] as const)))
  const stating = (states: (entry: SearchedEntry) => boolean): number => entries.filter(states).length
  const milestones = milestoneKinds.map(kind => [kind, stating(({document}) => document.incident.milestones.some(each => each.kind === kind))] as const)
  return {
    incidents: entries.length,
    undated,
    months: count(({card}) => (card.date ? [card.date.at.slice(0, 7)] : []))
      .map(({value, count}) => ({month: value, count}))
      .toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    severities: count(({card}) => [card.severityLevel ?? ('none' as const)]),
    detection: count(({card}) => [card.detectedBy ?? ('none' as const)]),
    ttd: countMinutes(entries.map(({card}) => card.ttd)),
    ttm: countMinutes(entries.map(({card}) => card.ttm)),
    ttr: countMinutes(entries.map(({card}) => card.ttr)),
    stating: {
      ...(Object.fromEntries(milestones) as Record<StatedFact, number>),
      severity: stating(({card}) => card.severityLevel !== undefined),
      detection: stating(({card}) => card.detectedBy !== undefined),
      services: stating(({card}) => card.services.length > 0),
      factors: stating(({card}) => card.factors.length > 0),
      trigger: stating(({document}) => document.incident.trigger !== undefined),
      impact: stating(({card}) => card.impactMinutes !== undefined),
      actions: stating(({card}) => card.actions.total > 0),
    },
  }
}

/** Those that say how long anything took, in the order that they come in. */
export function listTimed(entries: readonly SearchedEntry[]): readonly TimedIncident[] {
  return entries.flatMap(({card: {id, title, ttd, ttm, ttr}}) => ((ttd ?? ttm ?? ttr) === undefined ? [] : [{id, title, ttd, ttm, ttr}]))
}
