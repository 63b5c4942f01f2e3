import type {Visitor} from './accounts/visitor.ts'
import {decodeAddress} from './decode-address.ts'
import {findImport} from './imports/pending-imports.ts'

/** Whether the address of an import leads nowhere for this visitor: there is none, or it is somebody else's. Answers false for every other address. */
export async function isAbsentImport(visitor: Visitor, pathname: string): Promise<boolean> {
  const id = decodeAddress(/^\/import\/([^/]+)$/.exec(pathname)?.[1] ?? '')
  return id !== undefined && id !== '' && (await findImport(visitor, id)) === undefined
}
