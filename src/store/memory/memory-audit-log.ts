import {canAdminister} from '#src/incident/permissions.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {type AuditEntry, type AuditLog, type AuditQuery, mostAuditEntries} from '#src/library/audit-log.ts'
import {openAuditStamps} from '#src/library/audit-stamps.ts'
import {foldLatin, toAuditWords} from '#src/library/audit-words.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'

/** Opens an audit log that forgets everything when it is dropped, beside the store of the incidents that it tells of; for tests. */
export function openMemoryAuditLog(store: Pick<IncidentStore, 'findTitles'>, now?: () => Date): AuditLog {
  const stamp = openAuditStamps(now)
  const entries: AuditEntry[] = []

  const showTo = async (viewer: Viewer, entry: AuditEntry): Promise<AuditEntry> => {
    if (viewer.seesEverything || entry.subject?.kind !== 'incident') return entry
    const {id} = entry.subject
    const found = await store.findTitles(viewer, [id])
    return found.get(id)?.id === id ? entry : {...entry, subject: undefined, before: undefined, after: undefined, isHidden: true}
  }

  return {
    async append(event) {
      const entry = stamp(event)
      // What somebody does with their values later changes nothing here.
      entries.push(structuredClone(entry))
      return entry
    },
    async list(viewer, query) {
      if (!canAdminister(viewer)) return {entries: [], hasMore: false}
      const limit = Math.min(query.limit, mostAuditEntries)
      const shown = await Promise.all(entries.map(entry => showTo(viewer, entry)))
      const found = shown.filter(entry => matches(entry, query)).toSorted((a, b) => (a.id < b.id ? 1 : -1))
      return {entries: structuredClone(found.slice(0, limit)), hasMore: found.length > limit}
    },
  }
}

function matches({id, action, actor, subject}: AuditEntry, {words = '', actions = [], from, to, after}: AuditQuery): boolean {
  const texts = [actor, subject?.id ?? ''].map(foldLatin)
  const day = id.slice(0, 10)
  return (
    toAuditWords(words).every(word => texts.some(text => text.includes(word))) &&
    (actions.length === 0 || actions.includes(action)) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to) &&
    (after === undefined || id < after)
  )
}
