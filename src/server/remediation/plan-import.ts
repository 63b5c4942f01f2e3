import type {Viewer} from '#src/incident/viewer.ts'
import {type ActionImport, planActionImport} from '#src/library/remediation/plan-action-import.ts'
import {type ActionTable, readActionTable, tableLimits} from '#src/library/remediation/read-action-table.ts'
import {readActions} from '#src/library/remediation/read-actions.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import type {Hindsight} from '#src/server/hindsight.ts'
import {toActionAsking, toToday} from './to-action-asking.ts'

const incidentsAtOnce = 100

/** Reads the bytes of a table; a file that is none says so in a problem. */
export function readTableBytes(bytes: Uint8Array): ActionTable {
  const refuse = (message: string): ActionTable => ({rows: [], problems: [{line: 1, message}]})
  if (bytes.byteLength > tableLimits.bytes)
    return refuse(`Unexpected ${Math.ceil(bytes.byteLength / 1024 / 1024)} MiB, expected ${tableLimits.bytes / 1024 / 1024} MiB at most`)
  try {
    return readActionTable(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return refuse('Unexpected bytes that are no UTF-8, expected text in UTF-8: save the table as “CSV UTF-8”')
  }
}

/** What a table would change of the actions that a viewer may see. */
export async function planImport({store, settings}: Pick<Hindsight, 'store' | 'settings'>, viewer: Viewer, table: ActionTable): Promise<ActionImport> {
  const loaded = (await settings()).settings
  const incidents = [...new Set(table.rows.map(({incident}) => incident).filter(incident => incident !== ''))]
  const actions: ActionRow[] = []
  for (let at = 0; at < incidents.length; at += incidentsAtOnce) {
    const asking = toActionAsking({incident: incidents.slice(at, at + incidentsAtOnce)}, toToday(), loaded)
    for await (const batch of readActions(store, viewer, asking)) actions.push(...batch)
  }
  return planActionImport(table, actions)
}
