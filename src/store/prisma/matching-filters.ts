import type {IncidentFilters} from '#src/library/incident-store.ts'
import type {SearchPlan} from './plan-search.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** A filter's field with the condition it sets for an incident called `i`. */
export type Conditions = Readonly<Record<keyof IncidentFilters, Prisma.Sql>>

/** One condition for each field, for the words that of the plan of their search; a field that filters nothing has one that always holds. */
export function matchingFilters(filters: IncidentFilters, {condition}: SearchPlan, today: string): Conditions {
  return {
    severities: anyOf(filters.severities, severity =>
      severity === 'none' ? Prisma.sql`i."severityLevel" IS NULL` : Prisma.sql`i."severityLevel" = ${severity}`,
    ),
    services: inTable(filters.services, values => Prisma.sql`SELECT "incidentKey" FROM "IncidentService" WHERE "name" IN (${values})`),
    factors: inTable(filters.factors, values => Prisma.sql`SELECT "incidentKey" FROM "IncidentCategory" WHERE "name" IN (${values})`),
    years: filters.years.length === 0 ? always : Prisma.sql`i."year" IN (${Prisma.join([...filters.years])})`,
    actions: anyOf(filters.actions, action => (action === 'open' ? Prisma.sql`i."actionsOpen" > 0` : Prisma.sql`i."earliestDue" < ${today}`)),
    words: filters.words.trim() === '' ? always : condition,
  }
}

/** All of the conditions, except those of some fields. */
export function allOf(conditions: Conditions, except: readonly (keyof IncidentFilters)[] = []): Prisma.Sql {
  const fields = Object.keys(conditions) as (keyof IncidentFilters)[]
  const kept = fields.flatMap(field => (except.includes(field) || conditions[field] === always ? [] : [conditions[field]]))
  return kept.length === 0 ? always : Prisma.join(kept, ' AND ')
}

const always = Prisma.sql`1 = 1`

function anyOf<T>(values: readonly T[], toCondition: (value: T) => Prisma.Sql): Prisma.Sql {
  return values.length === 0 ? always : Prisma.sql`(${Prisma.join([...new Set(values)].map(toCondition), ' OR ')})`
}

function inTable(values: readonly string[], toKeys: (values: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  return values.length === 0 ? always : Prisma.sql`i."key" IN (${toKeys(Prisma.join([...values]))})`
}
