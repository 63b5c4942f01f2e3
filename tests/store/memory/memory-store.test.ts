import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {describeIncidentStore} from '#tests/store/incident-store.contract.ts'

describeIncidentStore('openMemoryStore()', async () => openMemoryStore())
