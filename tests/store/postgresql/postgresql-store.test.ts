import {describe} from 'vitest'
import {openPostgresqlStore} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {describeIncidentStore} from '#tests/store/incident-store.contract.ts'
import {anEmptiedDatabase, hasPostgresql} from './scratch-postgresql.ts'

describe.skipIf(!hasPostgresql)('on PostgreSQL', () => {
  describeIncidentStore('openPostgresqlStore()', async () => openPostgresqlStore(await anEmptiedDatabase()))
})
