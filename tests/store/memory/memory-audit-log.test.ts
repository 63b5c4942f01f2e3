import {openMemoryAuditLog} from '#src/store/memory/memory-audit-log.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {describeAuditLog} from '#tests/store/audit-log.contract.ts'

describeAuditLog('openMemoryAuditLog()', async now => {
  const store = openMemoryStore()
  return {store, log: openMemoryAuditLog(store, now)}
})
