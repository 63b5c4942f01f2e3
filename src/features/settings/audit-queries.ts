import 'server-only'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {readViewer} from '#src/features/shell/read-visitor.ts'
import {canAdminister} from '#src/incident/permissions.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {type AuditEntry, type AuditLog, type AuditQuery, mostAuditEntries} from '#src/library/audit-log.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {type AuditAddress, listActions, readAuditAddress} from './audit-address.ts'
import {listOpenSettings, type SettingsPlace} from './settings-places.ts'

/** A page of the audit log. */
export type AuditView = {
  readonly address: AuditAddress
  readonly entries: readonly AuditEntry[]
  readonly hasMore: boolean
  readonly open: readonly SettingsPlace[]
}

const pageSize = 50

/** The entries that the address asks for; undefined for who is no administrator. */
export async function readAuditView(params: AddressParams): Promise<AuditView | undefined> {
  const viewer = await readViewer()
  if (!canAdminister(viewer)) return undefined
  const address = readAuditAddress(params)
  const {audit} = await hindsight()
  return {address, ...(await audit.list(viewer, toQuery(address, pageSize))), open: listOpenSettings(viewer)}
}

/** Every entry that the address asks for, piece by piece, newest first; undefined for who is no administrator. */
export async function readAuditEntries(params: AddressParams): Promise<AsyncIterable<readonly AuditEntry[]> | undefined> {
  const viewer = await readViewer()
  if (!canAdminister(viewer)) return undefined
  const {audit} = await hindsight()
  return readPieces(audit, viewer, toQuery({...readAuditAddress(params), after: ''}, mostAuditEntries))
}

async function* readPieces(audit: AuditLog, viewer: Viewer, query: AuditQuery): AsyncGenerator<readonly AuditEntry[]> {
  let after: string | undefined
  for (;;) {
    const {entries, hasMore} = await audit.list(viewer, {...query, after})
    yield entries
    after = entries.at(-1)?.id
    if (!hasMore) return
  }
}

function toQuery({words, what, from, to, after}: AuditAddress, limit: number): AuditQuery {
  return {words, actions: listActions(what), from: from || undefined, to: to || undefined, after: after || undefined, limit}
}
