import {vi} from 'vitest'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {describeIncidentStore} from '#tests/store/incident-store.contract.ts'
import {aDatabasePath} from './scratch-database.ts'

// Some ask hundreds of questions, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

describeIncidentStore('openSqliteStore()', () => openSqliteStore(`file:${aDatabasePath()}`))
