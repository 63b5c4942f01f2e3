import {describe, onTestFinished} from 'vitest'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {openMemoryRejections} from '#src/store/memory/open-memory-rejections.ts'
import {createIncidentStore} from '#src/store/prisma/create-incident-store.ts'
import {createRelationRejections} from '#src/store/prisma/create-relation-rejections.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aMigratedDatabase, hasPostgresql} from './postgresql/scratch-postgresql.ts'
import {describeRelationRejections} from './relation-rejections.contract.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

describeRelationRejections('openMemoryRejections()', async now => {
  const store = openMemoryStore()
  return {rejections: openMemoryRejections(store, now), store}
})

describe.each(['SQLite', 'PostgreSQL'])('on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    describeRelationRejections('createRelationRejections()', async now => {
      const database = await openDatabase(kind === 'SQLite' ? `file:${aDatabasePath()}` : await aMigratedDatabase())
      onTestFinished(() => database.close())
      return {rejections: createRelationRejections(database, now), store: createIncidentStore(database)}
    })
  })
})
