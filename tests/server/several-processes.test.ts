import {spawn} from 'node:child_process'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import {describe, expect, onTestFinished, test} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {aQuery} from '#tests/store/contract/holding.ts'
import {openStoreAt} from '#tests/store/open-store-at.ts'
import {aDatabase, hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'

const count = 40
const rounds = 2

describe.each(['SQLite', 'PostgreSQL'])('several processes on one %s database', kind => {
  test.skipIf(kind === 'PostgreSQL' && !hasPostgresql)(
    'I08 lose and corrupt nothing: three times kb sync at once, twice, beside a running server, while files change',
    async () => {
      const place = await mkdtemp(path.join(tmpdir(), 'hindsight-several-'))
      onTestFinished(() => rm(place, {recursive: true, force: true}))
      const content = path.join(place, 'content')
      await mkdir(content)
      const databaseUrl = kind === 'SQLite' ? `file:${path.join(place, 'index.db')}` : await aDatabase()
      const environment = {HINDSIGHT_CONTENT: content, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent'}
      for (let number = 0; number < count; number++) await writeFile(path.join(content, toName(number)), toText(number, 'first'))

      // The server and the first of those that sync find no database: all of them make it at once.
      const server = begin(['tests/server/server-process.ts'], environment)
      for (let round = 0; round < rounds; round++) {
        const syncs = Array.from({length: 3}, () => begin(['src/cli/kb.ts', 'sync'], environment))
        for (let number = round; number < count; number += rounds) await writeFile(path.join(content, toName(number)), toText(number, `round ${round}`))
        await rm(path.join(content, toName(round)))
        const ends = await Promise.all(syncs.map(({ended}) => ended))
        expect(ends, syncs.map(({said}) => said()).join('\n')).toEqual([0, 0, 0])
      }
      server.stop()
      expect(await server.ended).toBe(0)
      // What was saved last may have been seen by nobody yet.
      expect(await begin(['src/cli/kb.ts', 'sync'], environment).ended).toBe(0)

      const fresh = await openStoreAt(`file:${path.join(place, 'fresh.db')}`)
      onTestFinished(() => fresh.close())
      expect(await begin(['src/cli/kb.ts', 'sync'], {...environment, DATABASE_URL: `file:${path.join(place, 'fresh.db')}`}).ended).toBe(0)
      const store = await openStoreAt(databaseUrl)
      onTestFinished(() => store.close())
      expect(await describeStore(store)).toEqual(await describeStore(fresh))
      expect(await store.countIncidents(operator)).toBe(count - rounds)
      if (kind === 'SQLite') expect(integrityOf(path.join(place, 'index.db'))).toEqual(['ok'])
    },
    120_000,
  )
})

/** All that anybody can ask of a store of this test's documents. */
async function describeStore(store: IncidentStore) {
  const {rows, total} = await store.listIncidents(operator, aQuery({}, {pageSize: 200}))
  return {
    rows,
    total,
    files: await store.listFiles(),
    facets: await store.countFacets(operator, aQuery().filters, '2025-06-01'),
    found: await Promise.all(['sardines', 'round', '"round 1"', 'service-3'].map(words => store.listIncidents(operator, aQuery({words}, {pageSize: 200})))),
    pages: await Promise.all(rows.map(({id}) => store.findIncident(operator, id))),
    remediation: await store.summarizeRemediation(operator, '2025-06-01', 200),
    report: (await store.readSyncReport(operator)).problems,
  }
}

function integrityOf(file: string): unknown {
  const database = new Database(file, {readonly: true})
  try {
    return database.prepare('PRAGMA integrity_check').pluck().all()
  } finally {
    database.close()
  }
}

function toName(number: number): string {
  return `2024-03-01-incident-${number}.md`
}

function toText(number: number, version: string): string {
  return `---
title: Incident ${number}, ${version}
services: [service-${number % 7}]
severity: SEV${(number % 4) + 1}
started: 2024-03-${String((number % 28) + 1).padStart(2, '0')}T10:00Z
---

The cache was lost with all sardines in ${version}.

## Remediation

- [ ] Run two nodes of ${number} (owner: @platform, due: 2025-04-01)
`
}

function begin(words: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...words], {env: {...process.env, ...environment}, stdio: ['ignore', 'ignore', 'pipe']})
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => (said += text))
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  onTestFinished(() => void child.kill('SIGKILL'))
  return {ended, said: () => said, stop: () => child.kill('SIGTERM')}
}
