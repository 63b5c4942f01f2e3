import type {IncidentOrder, IncidentQuery, ListPlace} from '#src/library/incident-store.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** What a list is ordered by: columns of `i`, and for relevance the score of `h`. `relevance` is only for lists that have scores. */
export function orderBy(order: IncidentOrder, to: 'after' | 'before' = 'after', isOuter = false): Prisma.Sql {
  const terms = orders[order].map(({name, column, descends}) => {
    const direction = Prisma.raw(descends === (to === 'after') ? 'DESC' : 'ASC')
    return isOuter ? Prisma.sql`p.${Prisma.raw(`"${name}"`)} ${direction}` : Prisma.sql`${column} ${direction}`
  })
  return Prisma.join(terms)
}

/** The columns that a list has of each incident: its key and its place. Only those that the order looks at are read, so that an index holds them. */
export function columnsOf(order: IncidentOrder): Prisma.Sql {
  const columns = Object.entries(nothing).map(
    ([name, none]) => Prisma.sql`${orders[order].find(term => term.name === name)?.column ?? none} AS ${Prisma.raw(`"${name}"`)}`,
  )
  return Prisma.sql`i."key", ${Prisma.join(columns)}`
}

const nothing: Readonly<Record<Term['name'], Prisma.Sql>> = {
  weight: Prisma.sql`CAST(NULL AS INTEGER)`,
  dated: Prisma.sql`CAST(NULL AS INTEGER)`,
  date: Prisma.sql`CAST(NULL AS TEXT)`,
  id: Prisma.sql`i."id"`,
}

/**
 * The stretches of an ordered list beyond a place, as conditions. No two overlap, and each is one range of the index that
 * the order follows: a single condition with `OR` would walk the index from its beginning.
 */
export function listStretches(order: IncidentOrder, {to, place}: NonNullable<IncidentQuery['turn']>): readonly Prisma.Sql[] {
  const stretches: Prisma.Sql[] = []
  const same: Prisma.Sql[] = []
  for (const {name, column, descends} of orders[order]) {
    const rises = descends === (to === 'before')
    if (name === 'dated') {
      const isDated = place.date !== undefined
      if (isDated !== rises) stretches.push(Prisma.join([...same, is(column, rises)], ' AND '))
      same.push(is(column, isDated))
      continue
    }
    const value = place[name]
    // Where there is no date, none of those beside it has one.
    if (value === undefined) continue
    stretches.push(Prisma.join([...same, Prisma.sql`${column} ${Prisma.raw(rises ? '>' : '<')} ${value}`], ' AND '))
    same.push(Prisma.sql`${column} = ${value}`)
  }
  return stretches
}

/** True in any of the stretches, or what is said where there are none. */
export function anyStretch(stretches: readonly Prisma.Sql[], none = Prisma.sql`1 = 1`): Prisma.Sql {
  return stretches.length === 0 ? none : Prisma.sql`((${Prisma.join([...stretches], ') OR (')}))`
}

/** Whether a place is one of this order: a place without the order's weight is not. */
export function belongsTo(place: ListPlace, order: IncidentOrder): boolean {
  return orders[order].some(({name}) => name === 'weight') === (place.weight !== undefined)
}

type Term = {readonly name: 'weight' | 'dated' | 'date' | 'id'; readonly column: Prisma.Sql; readonly descends: boolean}

const dated: Term = {name: 'dated', column: Prisma.sql`i."dated"`, descends: true}
const date: Term = {name: 'date', column: Prisma.sql`i."date"`, descends: true}
const id: Term = {name: 'id', column: Prisma.sql`i."id"`, descends: false}

// Each but relevance follows an index of `Incident` to the end; the id makes the order total, so that pages neither overlap nor skip.
const orders: Readonly<Record<IncidentOrder, readonly Term[]>> = {
  relevance: [{name: 'weight', column: Prisma.sql`CAST(h."score" AS DOUBLE PRECISION)`, descends: true}, dated, date, id],
  newest: [dated, date, id],
  oldest: [dated, {...date, descends: false}, id],
  longest: [{name: 'weight', column: Prisma.sql`i."longest"`, descends: true}, id],
  severest: [{name: 'weight', column: Prisma.sql`i."severityRank"`, descends: false}, dated, date, id],
}

/** A bare column would do, but SQLite looks only an equality up in an index. */
function is(column: Prisma.Sql, value: boolean): Prisma.Sql {
  return Prisma.sql`${column} = ${Prisma.raw(value ? 'TRUE' : 'FALSE')}`
}
