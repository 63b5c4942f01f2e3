import type {IncidentRow} from '#src/library/incident-store.ts'

/** What is to be known of a document before it is relied on; nothing of one that is published, for everybody and readable. */
export function StateChips({row: {status, visibility, stale}}: {readonly row: Pick<IncidentRow, 'status' | 'visibility' | 'stale'>}) {
  return (
    <>
      {status !== 'published' && <span className="chip">{status === 'draft' ? 'draft' : 'in review'}</span>}
      {visibility === 'restricted' && <span className="chip">restricted</span>}
      {stale && <span className="chip">file unreadable, last good version</span>}
    </>
  )
}
