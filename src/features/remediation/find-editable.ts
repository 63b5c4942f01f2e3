import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {canManageAllRemediation, canManageRemediation} from '#src/incident/permissions.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'

/** Which actions the one who asks may change. `name` tells two answers apart. */
export type Editable = {readonly name: string; readonly may: (row: Pick<ActionRow, 'incidentId' | 'base'>) => boolean}

export const nothingEditable: Editable = {name: 'reads', may: () => false}

/** Finds out which of some actions may be changed; saving asks again. A file that cannot be read just now cannot be changed, either. */
export async function findEditable(rows: readonly Pick<ActionRow, 'incidentId'>[]): Promise<Editable> {
  const {viewer, scope} = await readVisitor()
  if (scope !== 'write' || viewer.role === 'viewer' || viewer.role === 'stranger') return nothingEditable
  if (canManageAllRemediation(viewer)) return {name: 'manages', may: ({base}) => base !== ''}
  const ids = [...new Set(rows.map(row => row.incidentId))]
  const own = await Promise.all(ids.map(async id => ((incident => incident && canManageRemediation(viewer, incident))(await findAuthors(id)) ? [id] : [])))
  const mine = new Set(own.flat())
  return mine.size === 0 ? nothingEditable : {name: `writes ${[...mine].join(' ')}`, may: ({incidentId, base}) => base !== '' && mine.has(incidentId)}
}

function findAuthors(id: string) {
  return readCached(`authors ${id}`, async ({store, viewer}) => {
    const found = await store.findIncident(viewer, id)
    if (!found || 'movedTo' in found) return undefined
    const {status, visibility, audience, authors} = found.record.incident
    return {status, visibility, audience, authors}
  })
}
