import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {describeIncidentStore} from '#tests/store/incident-store.contract.ts'
import {aDatabasePath} from './scratch-database.ts'

describeIncidentStore('openSqliteStore()', () => openSqliteStore(`file:${aDatabasePath()}`))
