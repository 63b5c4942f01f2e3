import {describe, onTestFinished} from 'vitest'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {openMemorySaves} from '#src/store/memory/open-memory-saves.ts'
import {createDocumentSaves} from '#src/store/prisma/create-document-saves.ts'
import {createIncidentStore} from '#src/store/prisma/create-incident-store.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {describeDocumentSaves} from './document-saves.contract.ts'
import {aMigratedDatabase, hasPostgresql} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

describeDocumentSaves('openMemorySaves()', async (now, otherNow) => {
  const store = openMemoryStore()
  let turn = 0
  const saves = openMemorySaves(store, otherNow ? () => (turn++ % 2 === 0 ? now() : otherNow()) : now)
  return {one: saves, other: saves, store}
})

describe.each(['SQLite', 'PostgreSQL'])('on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    describeDocumentSaves('createDocumentSaves()', async (now, otherNow = now) => {
      const url = kind === 'SQLite' ? `file:${aDatabasePath()}` : await aMigratedDatabase()
      const databases = [await openDatabase(url), await openDatabase(url)] as const
      onTestFinished(async () => {
        for (const database of databases) await database.close()
      })
      return {one: createDocumentSaves(databases[0], now), other: createDocumentSaves(databases[1], otherNow), store: createIncidentStore(databases[0])}
    })
  })
})
