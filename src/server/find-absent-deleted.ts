import type {Visitor} from './accounts/visitor.ts'
import {hindsight} from './hindsight.ts'

/** Whether the address of a deleted document leads nowhere for this visitor. */
export async function isAbsentDeleted(visitor: Visitor, pathname: string): Promise<boolean> {
  const key = /^\/settings\/deleted\/([^/]+)$/.exec(pathname)?.[1]
  return key !== undefined && (await (await hindsight()).moving.findDeleted(visitor, decodeURIComponent(key))) === undefined
}
