import type {AuditEntry} from './audit-log.ts'

/** An entry with the same fields always, as files and programs are given it; what is not stated is null. */
export function toAuditFields({id, at, action, actor, actorId, via, address, subject, before, after, isHidden}: AuditEntry) {
  return {
    id,
    at,
    action,
    actor,
    actorId: actorId ?? null,
    via,
    address: address ?? null,
    subjectKind: subject?.kind ?? (isHidden ? 'incident' : null),
    subject: subject?.id ?? null,
    before: before ?? null,
    after: after ?? null,
    isHidden: isHidden ?? false,
  }
}

/** The names of those fields, in their order. */
export const auditFieldNames: readonly (keyof ReturnType<typeof toAuditFields>)[] = [
  'id',
  'at',
  'action',
  'actor',
  'actorId',
  'via',
  'address',
  'subjectKind',
  'subject',
  'before',
  'after',
  'isHidden',
]
