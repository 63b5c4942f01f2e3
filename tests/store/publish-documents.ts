import {aDocument} from '#tests/builders/an-incident.ts'
import {openStoreAt} from './open-store-at.ts'

// A process of its own that publishes one document after another: `publish-documents.ts URL PREFIX COUNT`.
const [url = '', prefix = '', count = '0'] = process.argv.slice(2)
const store = await openStoreAt(url)
for (let number = 0; number < Number(count); number++) {
  await store.apply({publish: [aDocument({id: `${prefix}-${number}`, services: [prefix]})], unreadable: [], remove: []})
}
await store.close()
