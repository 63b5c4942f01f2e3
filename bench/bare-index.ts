import {statSync} from 'node:fs'
import Database from 'better-sqlite3'
import pg from 'pg'

/** The bare query for a page of a search, of an index as one would first make it, beside the one that is measured. */
export type BareIndex = {
  readonly mebibytes: number
  /** Rows of one page, ranked, each with a snippet of the text that is kept for it. */
  search(expression: BareExpression): Promise<unknown>
  close(): Promise<void>
}

/** The same search in the words of either database. */
export type BareExpression = {readonly fts5: string; readonly tsquery: string}

/** Indexes the texts of an index that `kb sync` has made once more, in the same kind of database. */
export function openBareIndex(url: string): Promise<BareIndex> {
  return url.startsWith('postgres') ? openPostgresqlIndex(url) : openSqliteIndex(url.replace(/^file:/, ''))
}

/** In memory, so that it is no slower than it may be. */
async function openSqliteIndex(file: string): Promise<BareIndex> {
  const database = new Database(':memory:')
  database.exec(`ATTACH '${file.replaceAll("'", "''")}' AS held; CREATE VIRTUAL TABLE bare USING fts5(title, body)`)
  database.exec(
    'INSERT INTO bare (rowid, title, body) SELECT i."key", i."title", b."markdown" FROM held."Incident" i JOIN held."DocumentBody" b ON b."incidentKey" = i."key"',
  )
  const query = database.prepare(`SELECT rowid, snippet(bare, 1, '<', '>', '…', 24) FROM bare WHERE bare MATCH ? ORDER BY bm25(bare, 10, 1) LIMIT 50`)
  return {
    mebibytes: statSync(file).size / 2 ** 20,
    search: async ({fts5}) => query.all(fts5),
    close: async () => void database.close(),
  }
}

/** In a schema of its own, which is dropped afterwards: a temporary table would have less memory than others. */
async function openPostgresqlIndex(url: string): Promise<BareIndex> {
  const client = new pg.Client({connectionString: url})
  await client.connect()
  const {rows} = await client.query<{size: string}>('SELECT pg_database_size(current_database()) AS "size"')
  await client.query('DROP SCHEMA IF EXISTS bench_bare CASCADE; CREATE SCHEMA bench_bare')
  await client.query(`CREATE UNLOGGED TABLE bench_bare.bare AS
    SELECT i."key", b."markdown" AS body, setweight(to_tsvector('simple', i."title"), 'A') || to_tsvector('simple', b."markdown") AS vector
    FROM "Incident" i JOIN "DocumentBody" b ON b."incidentKey" = i."key"`)
  await client.query('CREATE INDEX ON bench_bare.bare USING gin (vector)')
  await client.query('VACUUM ANALYZE bench_bare.bare')
  return {
    mebibytes: Number(rows[0]?.size) / 2 ** 20,
    search: ({tsquery}) =>
      client.query({
        name: 'bare',
        text: `SELECT "key", ts_headline('simple', body, query, 'MaxWords=24, MinWords=8') FROM (
            SELECT "key", body, query FROM bench_bare.bare, to_tsquery('simple', $1) AS query WHERE vector @@ query ORDER BY ts_rank(vector, query) DESC LIMIT 50
          ) page`,
        values: [tsquery],
      }),
    async close() {
      await client.query('DROP SCHEMA bench_bare CASCADE')
      await client.end()
    },
  }
}
