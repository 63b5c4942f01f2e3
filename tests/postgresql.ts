import type {TestProject} from 'vitest/node'
import {atDatabase, findPostgresqlPrograms, missingPostgresql, startCluster} from '#prisma/throw-away-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a server in which tests may make databases; empty where there is none. */
    postgresql: string
  }
}

/** Starts one PostgreSQL server for the whole test run, or takes the one that `TEST_DATABASE_URL` names. */
export default async function startPostgresql({provide}: TestProject): Promise<(() => Promise<void>) | undefined> {
  const named = process.env.TEST_DATABASE_URL?.trim()
  if (named) {
    await atDatabase(named, client => client.query('SELECT 1'))
    provide('postgresql', named)
    return
  }
  if (findPostgresqlPrograms() === undefined) {
    if (process.env.CI) throw new Error(missingPostgresql)
    process.stderr.write(`\nSKIPPED: every PostgreSQL test. ${missingPostgresql}\n\n`)
    provide('postgresql', '')
    return
  }
  const cluster = await startCluster()
  provide('postgresql', cluster.url)
  return () => cluster.remove()
}
