import {describe, vi} from 'vitest'
import {openPostgresqlStore} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {describeIncidentStore} from '#tests/store/incident-store.contract.ts'
import {anEmptiedDatabase, hasPostgresql} from './scratch-postgresql.ts'

// Some ask hundreds of questions, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

describe.skipIf(!hasPostgresql)('on PostgreSQL', () => {
  describeIncidentStore('openPostgresqlStore()', async () => openPostgresqlStore(await anEmptiedDatabase()))
})
