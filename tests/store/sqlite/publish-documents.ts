import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'

// A process of its own that publishes one document after another: `publish-documents.ts URL PREFIX COUNT`.
const [url = '', prefix = '', count = '0'] = process.argv.slice(2)
const store = await openSqliteStore(url)
for (let number = 0; number < Number(count); number++) {
  await store.apply({publish: [aDocument({id: `${prefix}-${number}`, services: [prefix]})], unreadable: [], remove: []})
}
await store.close()
