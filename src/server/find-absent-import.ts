import type {Visitor} from './accounts/visitor.ts'
import {decodeAddress} from './decode-address.ts'
import {findBatch} from './imports/batches.ts'
import {findImport} from './imports/pending-imports.ts'

/** Whether the address of an import, or of a batch of them, leads nowhere for this visitor: there is none, or it is somebody else's. Answers false for every other address. */
export async function isAbsentImport(visitor: Visitor, pathname: string): Promise<boolean> {
  const batch = decodeAddress(/^\/import\/batches\/([^/]+)(?:\/report\.(?:csv|json))?$/.exec(pathname)?.[1] ?? '')
  if (batch !== undefined && batch !== '') return (await findBatch(visitor, batch)) === undefined
  const id = decodeAddress(/^\/import\/([^/]+)$/.exec(pathname)?.[1] ?? '')
  return id !== undefined && id !== '' && (await findImport(visitor, id)) === undefined
}
