import type {SearchTerms} from '#src/store/words.ts'
import type {Prisma, PrismaClient} from './sqlite/generated/client.ts'

/** What runs statements: a client, or a transaction of one. The SQLite client's types stand for both databases. */
export type Statements = Pick<PrismaClient, '$queryRaw' | '$executeRaw' | '$executeRawUnsafe'>

/** An open database, with what differs from one kind to the other. */
export interface Database {
  /** For reading only; never sees a transaction half done. */
  readonly reader: PrismaClient
  /** Runs one transaction after another, each whole or not at all. Its first statement has to write. */
  write<T>(change: (statements: Statements) => Promise<T>): Promise<T>
  /** Inserts rows, at least one, that all name the same columns; undefined stands for null. */
  insertRows(statements: Statements, table: string, rows: readonly object[]): Promise<void>
  /** A query for the keys of the incidents that hold all the terms. */
  matchWords(terms: SearchTerms): Prisma.Sql
  /** How many values one statement may carry. */
  readonly mostValues: number
  close(): Promise<void>
}
