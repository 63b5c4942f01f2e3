import type {Viewer} from '#src/incident/viewer.ts'
import type {Phrase} from '#src/library/search/search-query.ts'
import type {Prisma, PrismaClient} from './sqlite/generated/client.ts'
import type {Circle} from './to-circles.ts'

/** What runs statements: a client, or a transaction of one. The SQLite client's types stand for both databases. */
export type Statements = Pick<PrismaClient, '$queryRaw' | '$executeRaw' | '$executeRawUnsafe'>

/** Words to find in the text of incidents of these circles, of which there is one at least: at least `least` of the lists, of each list any phrase, and none of those that are to be absent. */
export type WordSearch = {
  readonly circles: readonly Circle[]
  readonly lists: readonly (readonly Phrase[])[]
  readonly absent: readonly Phrase[]
  readonly least: number
  /** Looks at titles only. */
  readonly isTitle?: boolean
  /** The words of a phrase may stand anywhere in the text, where the database finds that sooner: for candidates that are compared afterwards. */
  readonly isLoose?: boolean
}

/** The scores of all incidents that hold the words, by key, as they were at a revision of the index. */
export type Scores = {readonly revision: number; readonly scores: ReadonlyMap<number, number>}

/** What runs queries that only read. */
export interface Reader {
  $queryRaw<T>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>
}

/** An open database, with what differs from one kind to the other. */
export interface Database {
  /** For reading only; never sees a transaction half done. */
  readonly reader: Reader
  /** Runs queries that all see the same moment, however long they take; they are given up after this many milliseconds. */
  readAtOnce<T>(work: (reader: Reader) => Promise<T>, milliseconds: number): Promise<T>
  /** Runs one transaction after another, each whole or not at all, and gives one up after two minutes unless told otherwise. Its first statement has to write. */
  write<T>(change: (statements: Statements) => Promise<T>, milliseconds?: number): Promise<T>
  /** Inserts rows, at least one, that all name the same columns; undefined stands for null. */
  insertRows(statements: Statements, table: string, rows: readonly object[]): Promise<void>
  /** A query for the `key`s of the incidents that hold the words. */
  matchWords(search: WordSearch): Prisma.Sql
  /**
   * The same, with a `score` for each; more is better. The incident's own text has a part in it, and those that are seen by everybody who sees
   * one of their circle: not how many other restricted ones hold a word, nor how long they are.
   */
  rankWords(search: WordSearch): Prisma.Sql
  /** The scores of `rankWords` by key, where this process works them out sooner than the database does. */
  scoreWords?(search: WordSearch): Promise<Scores>
  /** Scores of the same search that are being worked out for somebody else right now. */
  pendingScores?(search: WordSearch): Promise<Scores> | undefined
  /** How many of the viewer's incidents hold each of some words, of restricted ones at most a thousand; those that none of them holds are left out. */
  weighWords(viewer: Viewer, words: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** The tables that hold the words of incidents, by `rowid`; rows of all of them are written to and read from `IncidentWords`. */
  readonly wordTables: readonly string[]
  /** Runs what fills the tables of words, as long as they are empty, where indexing them afterwards takes less time. */
  fillWords?<T>(statements: Statements, fill: () => Promise<T>): Promise<T>
  /** Counts what the tables hold, by samples, so that queries are planned by it; does nothing where that makes none quicker. */
  takeStock(statements: Statements): Promise<void>
  /** How many values one statement may carry. */
  readonly mostValues: number
  close(): Promise<void>
}
