import type {AuditEntry, AuditEvent} from './audit-log.ts'
import {boundAuditEvent} from './bound-audit-event.ts'
import {openStamps} from './open-stamps.ts'

/** Makes entries of events; their ids sort in the order in which this function made them, see `openStamps`. */
export function openAuditStamps(now?: () => Date): (event: AuditEvent) => AuditEntry {
  const stamp = openStamps(now)
  return event => ({...stamp(), ...boundAuditEvent(event)})
}
