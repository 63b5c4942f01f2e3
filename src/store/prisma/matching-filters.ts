import type {IncidentFilters, RemediationState} from '#src/library/incident-store.ts'
import {always} from './always.ts'
import type {SearchPlan} from './plan-search.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** A filter's field with the condition it sets for an incident called `i`. */
export type Conditions = Readonly<Record<keyof IncidentFilters, Prisma.Sql>>

/** One condition for each field, for the words that of the plan of their search; a field that filters nothing has one that always holds. */
export function matchingFilters(filters: IncidentFilters, {condition, diagnosed}: SearchPlan, today: string): Conditions {
  return {
    severities: anyOf(filters.severities, severity =>
      severity === 'none' ? Prisma.sql`i."severityLevel" IS NULL` : Prisma.sql`i."severityLevel" = ${severity}`,
    ),
    services: inTable(filters.services, Prisma.sql`"IncidentService"`),
    factors: inTable(filters.factors, Prisma.sql`"IncidentCategory"`),
    organizations: inColumn(filters.organizations, Prisma.sql`i."organization"`),
    detections: inColumn(filters.detections, Prisma.sql`i."detectedBy"`),
    triggers: inTable(filters.triggers, patternNames.trigger),
    technologies: inTable(filters.technologies, patternNames.technology),
    tags: inTable(filters.tags, Prisma.sql`"IncidentTag"`),
    statuses: anyOf(filters.statuses, status => Prisma.sql`i."status" = ${status}`),
    years: anyOf(filters.years, year => (year === 'none' ? Prisma.sql`i."year" IS NULL` : Prisma.sql`i."year" = ${year}`)),
    actions: anyOf(filters.actions, action => withRemediation(action, today)),
    has: filters.has.length === 0 ? always : diagnosed,
    from: filters.from === undefined ? always : Prisma.sql`coalesce(i."date", '') >= ${filters.from}`,
    to: filters.to === undefined ? always : Prisma.sql`coalesce(substr(i."date", 1, 10), '9999-99-99') <= ${filters.to}`,
    words: filters.words.trim() === '' ? always : condition,
  }
}

/** What documents are filed under for patterns, as tables of names that an index alone can answer; see `listSearchNames`. */
export const patternNames = {
  trigger: Prisma.sql`(SELECT "incidentKey", "value" AS "name" FROM "SearchName" WHERE "field" = 'trigger-sort')`,
  technology: Prisma.sql`(SELECT "incidentKey", "value" AS "name" FROM "SearchName" WHERE "field" = 'technology')`,
} as const

/** All of the conditions, except those of some fields; `always` where there are none. */
export function allOf(conditions: Conditions, except: readonly (keyof IncidentFilters)[] = []): Prisma.Sql {
  const fields = Object.keys(conditions) as (keyof IncidentFilters)[]
  const kept = fields.flatMap(field => (except.includes(field) || conditions[field] === always ? [] : [conditions[field]]))
  return kept.length === 0 ? always : Prisma.join(kept, ' AND ')
}

/** An incident called `i` that does not state anything that a table of names would hold. */
export function statesNone(table: Prisma.Sql): Prisma.Sql {
  // What is read from one index is listed once, and not looked up for each incident.
  if (table === patternNames.trigger || table === patternNames.technology) return Prisma.sql`i."key" NOT IN (SELECT t."incidentKey" FROM ${table} t)`
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM ${table} t WHERE t."incidentKey" = i."key")`
}

function withRemediation(state: RemediationState, today: string): Prisma.Sql {
  switch (state) {
    case 'open':
      return Prisma.sql`i."actionsOpen" > 0`
    case 'overdue':
      return Prisma.sql`i."earliestDue" < ${today}`
    case 'none':
      return Prisma.sql`i."actionsTotal" = 0`
  }
}

function anyOf<T>(values: readonly T[], toCondition: (value: T) => Prisma.Sql): Prisma.Sql {
  return values.length === 0 ? always : Prisma.sql`(${Prisma.join([...new Set(values)].map(toCondition), ' OR ')})`
}

function inColumn(values: readonly string[], column: Prisma.Sql): Prisma.Sql {
  return anyOf(values, value => (value === 'none' ? Prisma.sql`coalesce(${column}, 'none') = 'none'` : Prisma.sql`${column} = ${value}`))
}

function inTable(values: readonly string[], table: Prisma.Sql): Prisma.Sql {
  if (values.length === 0) return always
  const named = Prisma.sql`i."key" IN (SELECT t."incidentKey" FROM ${table} t WHERE t."name" IN (${Prisma.join([...values])}))`
  return values.includes('none') ? Prisma.sql`(${named} OR ${statesNone(table)})` : named
}
