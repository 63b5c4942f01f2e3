import {randomUUID} from 'node:crypto'
import type {AuditEntry, AuditEvent} from './audit-log.ts'
import {boundAuditEvent} from './bound-audit-event.ts'

/**
 * Makes entries of events. Their ids sort in the order in which this function made them, also where several fall on one millisecond or the
 * clock is set back, and no two processes make the same.
 */
export function openAuditStamps(now: () => Date = () => new Date()): (event: AuditEvent) => AuditEntry {
  let last = ''
  let count = 0
  return event => {
    const at = now().toISOString()
    if (at > last) {
      last = at
      count = 0
    } else {
      count++
    }
    return {id: `${last}-${String(count).padStart(9, '0')}-${randomUUID().slice(0, 13)}`, at, ...boundAuditEvent(event)}
  }
}
