import type {AuditEvent, AuditLog} from '#src/library/audit-log.ts'
import {boundAuditEvent} from '#src/library/bound-audit-event.ts'
import {isStoreUnavailable, StoreUnavailable} from '#src/library/store-unavailable.ts'
import type {Log} from './open-log.ts'

/** The audit log of this process. */
export type AuditTrail = AuditLog & {
  /** Writes down what is so in any case, such as a refusal: where the audit log is out of reach, the process's own log has it. Never rejects. */
  appendInAnyCase(event: AuditEvent): Promise<void>
}

/**
 * Tells the process's own log of each entry as well, without what was before and after, which may be a document's text. What cannot be
 * written down rejects as `StoreUnavailable`, so that who asked for it hears 503 and nothing is done.
 */
export function openAuditTrail(audit: AuditLog, log: Log): AuditTrail {
  const append: AuditLog['append'] = async event => {
    try {
      const entry = await audit.append(event)
      log.info({audit: withoutValues(entry)}, `Audit: ${entry.action}`)
      return entry
    } catch (cause) {
      if (isStoreUnavailable(cause)) throw cause
      throw new StoreUnavailable(`Cannot write to the audit log: ${cause instanceof Error ? cause.message : String(cause)}`, {cause})
    }
  }
  return {
    append,
    list: (viewer, query) => audit.list(viewer, query),
    async appendInAnyCase(event) {
      try {
        await append(event)
      } catch (err) {
        log.warn({audit: withoutValues(boundAuditEvent(event)), err}, `Audit, not written down: ${event.action}`)
      }
    },
  }
}

function withoutValues<T extends AuditEvent>({before: _before, after: _after, ...rest}: T): Omit<T, 'before' | 'after'> {
  return rest
}
