import type {AuditEvent} from './audit-log.ts'
import {toPrintable} from './to-printable.ts'

/**
 * An event as it may be kept, whoever sent what is in it: texts are cut and say so, characters that could forge a line of a log stand as
 * escapes, and what is named like a secret is left out.
 */
export function boundAuditEvent({action, actorId, actor, via, address, subject, before, after}: AuditEvent): AuditEvent {
  return {
    action,
    actorId: actorId && toLine(actorId, 100),
    actor: toLine(actor, 320),
    via,
    address: address && toLine(address, 100),
    subject: subject && {kind: subject.kind, id: toLine(subject.id, 320)},
    before: before === undefined ? undefined : boundValue(before),
    after: after === undefined ? undefined : boundValue(after),
  }
}

const longestText = 1000
const deepest = 6
const mostValues = 200
// Together, so that an entry stays a few kilobytes whatever it tells of.
const mostLetters = 8000

/** Somebody passed more than an event should hold; the log is read by more people than those whom a secret belongs to. */
const secret = /pass(?:word|phrase)|secret|token|cookie|authorization/i

function boundValue(value: unknown): unknown {
  let letters = mostLetters
  let values = mostValues

  const toText = (text: string): string => {
    const kept = cut(text, Math.max(0, Math.min(longestText, letters)))
    letters -= kept.length
    return kept.split('\n').map(toPrintable).join('\n')
  }

  const toItems = (items: readonly unknown[], depth: number): readonly unknown[] => {
    const kept: unknown[] = []
    for (const item of items) {
      if (values <= 0) return [...kept, `… (cut, ${items.length} values)`]
      kept.push(visit(item, depth))
    }
    return kept
  }

  const toFields = (fields: readonly (readonly [string, unknown])[], depth: number): object => {
    const kept: [string, unknown][] = []
    for (const [name, field] of fields) {
      if (values <= 0) {
        kept.push(['…', `(cut, ${fields.length} values)`])
        break
      }
      if (field !== undefined) kept.push([toLine(name, 100), secret.test(name) ? '(not kept)' : visit(field, depth)])
    }
    return Object.fromEntries(kept)
  }

  const visit = (inner: unknown, depth: number): unknown => {
    values--
    if (inner === null || typeof inner === 'boolean' || (typeof inner === 'number' && Number.isFinite(inner))) return inner
    if (inner instanceof Date) return toText(inner.toJSON() ?? 'no date')
    if (typeof inner !== 'object') return toText(String(inner))
    if (depth === deepest) return '… (cut, nested too deep)'
    return Array.isArray(inner) ? toItems(inner, depth + 1) : toFields(Object.entries(inner), depth + 1)
  }

  return visit(value, 0)
}

function toLine(text: string, most: number): string {
  return toPrintable(cut(text, most))
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}… (cut, ${text.length} characters)`
}
