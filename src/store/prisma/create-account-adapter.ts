import {type CleanedWhere, type CustomAdapter, createAdapterFactory} from '@better-auth/core/db/adapter'
import type {Database, Statements} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/**
 * Where the accounts library keeps people, sessions and keys: our own tables, by the same two ways of reading and writing as everything
 * else. Each of its questions is one statement, so that none of them is ever half done. See docs/decisions/20261121-accounts.md.
 */
export function createAccountAdapter(database: Database): ReturnType<typeof createAdapterFactory> {
  return createAdapterFactory({
    config: {
      adapterId: 'hindsight',
      adapterName: 'Hindsight',
      // What neither database lacks: text and numbers.
      supportsDates: false,
      supportsBooleans: false,
      supportsJSON: false,
      supportsArrays: false,
      transaction: false,
    },
    adapter: () => answerQuestions(database),
  })
}

type Row = Record<string, unknown>

function answerQuestions(database: Database): CustomAdapter {
  const read = async (query: Prisma.Sql): Promise<Row[]> => (await database.reader.$queryRaw<Row[]>(query)).map(toPlainRow)
  const write = async (query: Prisma.Sql): Promise<Row[]> =>
    (await database.write(async (statements: Statements) => statements.$queryRaw<Row[]>(query))).map(toPlainRow)

  return {
    async create<T>({model, data}: {model: string; data: T}) {
      const entries = Object.entries(data as Row).filter(([, value]) => value !== undefined)
      const columns = Prisma.join(entries.map(([column]) => toName(column)))
      const values = Prisma.join(entries.map(([, value]) => value))
      const [row] = await write(Prisma.sql`INSERT INTO ${toName(model)} (${columns}) VALUES (${values}) RETURNING *`)
      return row as T
    },
    async findOne<T>({model, where}: {model: string; where: CleanedWhere[]}) {
      const [row] = await read(Prisma.sql`SELECT * FROM ${toName(model)} WHERE ${toCondition(where)} LIMIT 1`)
      return (row ?? null) as T | null
    },
    async findMany<T>({model, where, limit, sortBy, offset = 0}: Parameters<CustomAdapter['findMany']>[0]) {
      const order = sortBy
        ? Prisma.sql`ORDER BY ${toName(sortBy.field)} ${sortBy.direction === 'desc' ? Prisma.sql`DESC` : Prisma.sql`ASC`}, "id"`
        : Prisma.sql`ORDER BY "id"`
      return (await read(Prisma.sql`SELECT * FROM ${toName(model)} WHERE ${toCondition(where)} ${order} LIMIT ${limit} OFFSET ${offset}`)) as T[]
    },
    async count({model, where}) {
      const [row] = await read(Prisma.sql`SELECT count(*) AS "count" FROM ${toName(model)} WHERE ${toCondition(where)}`)
      return Number(row?.count ?? 0)
    },
    async update<T>({model, where, update}: {model: string; where: CleanedWhere[]; update: T}) {
      const [row] = await write(Prisma.sql`UPDATE ${toName(model)} SET ${toChanges(update as Row)} WHERE ${toCondition(where)} RETURNING *`)
      return (row ?? null) as T | null
    },
    async updateMany({model, where, update}) {
      return (await write(Prisma.sql`UPDATE ${toName(model)} SET ${toChanges(update)} WHERE ${toCondition(where)} RETURNING "id"`)).length
    },
    async delete({model, where}) {
      await write(Prisma.sql`DELETE FROM ${toName(model)} WHERE ${toCondition(where)} RETURNING "id"`)
    },
    async deleteMany({model, where}) {
      return (await write(Prisma.sql`DELETE FROM ${toName(model)} WHERE ${toCondition(where)} RETURNING "id"`)).length
    },
    async consumeOne<T>({model, where}: {model: string; where: CleanedWhere[]}) {
      const [row] = await write(Prisma.sql`DELETE FROM ${toName(model)} WHERE ${toFirst(model, where)} RETURNING *`)
      return (row ?? null) as T | null
    },
    async incrementOne<T>({model, where, increment, set = {}}: Parameters<NonNullable<CustomAdapter['incrementOne']>>[0]) {
      const steps = Object.entries(increment).map(([column, step]) => Prisma.sql`${toName(column)} = ${toName(column)} + ${step}`)
      const changes = Object.keys(set).length > 0 ? [...steps, toChanges(set)] : steps
      const [row] = await write(Prisma.sql`UPDATE ${toName(model)} SET ${Prisma.join(changes)} WHERE ${toFirst(model, where)} RETURNING *`)
      return (row ?? null) as T | null
    },
  }
}

/** One row only, and still the one that was meant when its turn comes. */
function toFirst(model: string, where: readonly CleanedWhere[]): Prisma.Sql {
  const condition = toCondition(where)
  return Prisma.sql`"id" = (SELECT "id" FROM ${toName(model)} WHERE ${condition} LIMIT 1) AND ${condition}`
}

function toChanges(update: Row): Prisma.Sql {
  const changes = Object.entries(update).filter(([, value]) => value !== undefined)
  return Prisma.join(changes.map(([column, value]) => Prisma.sql`${toName(column)} = ${value}`))
}

/** Conditions joined by "or" are one group, in which one has to hold; the others all have to. */
function toCondition(where: readonly CleanedWhere[] = []): Prisma.Sql {
  const all = where.filter(({connector}) => connector !== 'OR').map(toComparison)
  const any = where.filter(({connector}) => connector === 'OR').map(toComparison)
  const parts = any.length > 0 ? [...all, Prisma.sql`(${Prisma.join(any, ' OR ')})`] : all
  return parts.length > 0 ? Prisma.sql`(${Prisma.join(parts, ' AND ')})` : Prisma.sql`1 = 1`
}

const comparisons = {eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>='} as const
const patterns = {contains: ['%', '%'], starts_with: ['', '%'], ends_with: ['%', '']} as const

function toComparison({field, operator, value, mode}: CleanedWhere): Prisma.Sql {
  const fold = (sql: Prisma.Sql): Prisma.Sql => (mode === 'insensitive' ? Prisma.sql`lower(${sql})` : sql)
  const column = fold(toName(field))
  if (operator === 'in' || operator === 'not_in') {
    const values = Array.isArray(value) ? value : [value]
    // Of nothing there is no member.
    if (values.length === 0) return operator === 'in' ? Prisma.sql`1 = 0` : Prisma.sql`1 = 1`
    const list = Prisma.join(values.map(each => fold(Prisma.sql`${each}`)))
    return operator === 'in' ? Prisma.sql`${column} IN (${list})` : Prisma.sql`${column} NOT IN (${list})`
  }
  if (value === null) return operator === 'ne' ? Prisma.sql`${column} IS NOT NULL` : Prisma.sql`${column} IS NULL`
  if (operator === 'contains' || operator === 'starts_with' || operator === 'ends_with') {
    const [before, after] = patterns[operator]
    const pattern = before + String(value).replace(/[\\%_]/g, '\\$&') + after
    return Prisma.sql`${column} LIKE ${fold(Prisma.sql`${pattern}`)} ESCAPE '\\'`
  }
  return Prisma.sql`${column} ${Prisma.raw(comparisons[operator ?? 'eq'])} ${fold(Prisma.sql`${value}`)}`
}

/** The name of a table or a column; the library's own, never a visitor's. */
function toName(name: string): Prisma.Sql {
  if (!/^[A-Za-z]\w*$/.test(name)) throw new Error(`Unexpected name ${JSON.stringify(name)}, expected that of a table or a column`)
  return Prisma.raw(`"${name}"`)
}

/** One of the databases answers numbers as large integers. */
function toPlainRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, typeof value === 'bigint' ? Number(value) : value]))
}
