import {syncFolder} from '#src/library/publish/sync-folder.ts'
import {openContentFolder} from '#src/store/content-folder/open-content-folder.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {openLineReader} from './line-reader.ts'

// One of several processes that sync the same folder into the same database, ten times over.
const [location = '', databaseUrl = ''] = process.argv.slice(2)
const store = await openSqliteStore(databaseUrl)
for (let round = 0; round < 10; round++) {
  await syncFolder({folder: openContentFolder(location), store, reader: openLineReader(), maxFileBytes: 4096, batchSize: 20})
}
await store.close()
