import {addDays} from '#src/incident/add-days.ts'
import {toActionWords} from '#src/library/action-words.ts'
import type {ActionAsking, ActionFilters, DaySpan} from '#src/library/remediation-store.ts'
import {noSeverity} from '#src/store/action-places.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** A filter's field with the condition it sets for an action called `a`; fields that filter nothing have none. */
export type ActionConditions = Readonly<Partial<Record<keyof ActionFilters | 'dueDays' | 'doneDays', Prisma.Sql>>>

/** One condition for each field that filters anything. */
export function matchingActions(database: Database, asking: ActionAsking): ActionConditions {
  const {filters, teams, dueDays, doneDays} = asking
  const owners = filters.team?.flatMap(team => [team, ...(teams.get(team) ?? [])])
  const words = toActionWords(filters.words)
  return {
    ...given('status', inColumn(Prisma.sql`a."status"`, filters.status)),
    ...given('owner', inColumn(Prisma.sql`a."ownerKey"`, filters.owner)),
    ...given('team', inColumn(Prisma.sql`a."ownerKey"`, owners)),
    ...given('service', inServices(filters.service)),
    ...given('factor', inColumn(Prisma.sql`a."factor"`, filters.factor)),
    ...given(
      'severity',
      inColumn(
        Prisma.sql`a."severityRank"`,
        filters.severity?.map(level => level ?? noSeverity),
      ),
    ),
    ...given('kind', inColumn(Prisma.sql`a."kind"`, filters.kind)),
    ...given('due', inColumn(toDueRange(asking), filters.due)),
    ...given('dueDays', withinDays(Prisma.sql`a."due"`, dueDays)),
    ...given('doneDays', withinDays(Prisma.sql`a."done"`, doneDays)),
    ...given('policy', inColumn(toPolicyState(asking), filters.policy)),
    ...given('organization', inOrganizations(filters.organization)),
    ...given('incident', inColumn(Prisma.sql`a."incidentId"`, filters.incident)),
    ...given(
      'words',
      words.length === 0
        ? undefined
        : Prisma.join(
            words.map(word => database.holdsText(Prisma.sql`a."text"`, word)),
            ' AND ',
          ),
    ),
  }
}

/** All of the conditions, except those of some fields. */
export function allActions(conditions: ActionConditions, except: readonly (keyof ActionConditions)[] = []): Prisma.Sql {
  const kept = (Object.keys(conditions) as (keyof ActionConditions)[]).flatMap(field => (except.includes(field) ? [] : (conditions[field] ?? [])))
  return kept.length === 0 ? Prisma.sql`1 = 1` : Prisma.join(kept, ' AND ')
}

/** `findDueRange` in SQL; null for what is not open. */
export function toDueRange({today}: Pick<ActionAsking, 'today'>): Prisma.Sql {
  return Prisma.sql`CASE WHEN a."open" = TRUE THEN CASE WHEN a."due" IS NULL THEN 'undated' WHEN a."due" < ${today} THEN 'overdue'
    WHEN a."due" <= ${addDays(today, 7)} THEN 'week' WHEN a."due" <= ${addDays(today, 30)} THEN 'month' ELSE 'later' END END`
}

/** `findPolicyState` in SQL: instead of the policy's day, the incident's is compared with days that are as long before today. */
export function toPolicyState({today, policies}: Pick<ActionAsking, 'today' | 'policies'>): Prisma.Sql {
  const states = Object.entries(policies).map(
    ([level, days]) => Prisma.sql`WHEN ${Number(level)} THEN CASE WHEN a."day" < ${addDays(today, -days)} THEN 'broken'
      WHEN a."day" <= ${addDays(today, 7 - days)} THEN 'breaking' ELSE 'kept' END`,
  )
  if (states.length === 0) return Prisma.sql`'none'`
  return Prisma.sql`CASE WHEN a."open" = TRUE AND a."dated" = TRUE THEN CASE a."severityRank" ${Prisma.join(states, ' ')} ELSE 'none' END ELSE 'none' END`
}

function given(field: keyof ActionConditions, condition: Prisma.Sql | undefined): ActionConditions {
  return condition ? {[field]: condition} : {}
}

function withinDays(column: Prisma.Sql, {from, to}: DaySpan = {}): Prisma.Sql | undefined {
  const sides = [...(from === undefined ? [] : [Prisma.sql`${column} >= ${from}`]), ...(to === undefined ? [] : [Prisma.sql`${column} <= ${to}`])]
  return sides.length === 0 ? undefined : Prisma.join(sides, ' AND ')
}

function inColumn(column: Prisma.Sql, values: readonly (string | number | undefined)[] | undefined): Prisma.Sql | undefined {
  if (values === undefined || values.length === 0) return undefined
  const stated = [...new Set(values)].filter(value => value !== undefined)
  const isStated = stated.length === 0 ? undefined : Prisma.sql`${column} IN (${Prisma.join(stated)})`
  if (!values.includes(undefined)) return isStated
  return isStated ? Prisma.sql`(${isStated} OR ${column} IS NULL)` : Prisma.sql`${column} IS NULL`
}

function inServices(names: readonly (string | undefined)[] | undefined): Prisma.Sql | undefined {
  const named = inColumn(
    Prisma.sql`s."name"`,
    names?.filter(name => name !== undefined),
  )
  const ofNamed = named && Prisma.sql`a."incidentKey" IN (SELECT s."incidentKey" FROM "IncidentService" s WHERE ${named})`
  if (!names?.includes(undefined)) return ofNamed
  const ofNone = Prisma.sql`NOT EXISTS (SELECT 1 FROM "IncidentService" s WHERE s."incidentKey" = a."incidentKey")`
  return ofNamed ? Prisma.sql`(${ofNamed} OR ${ofNone})` : ofNone
}

function inOrganizations(names: readonly (string | undefined)[] | undefined): Prisma.Sql | undefined {
  const named = inColumn(Prisma.sql`o."organization"`, names)
  return named && Prisma.sql`a."incidentKey" IN (SELECT o."key" FROM "Incident" o WHERE ${named})`
}
