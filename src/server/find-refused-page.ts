import {canAdminister} from '#src/incident/permissions.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {decodeAddress} from './decode-address.ts'

/**
 * The path of a page that somebody asks for without being allowed to; undefined where they may, or where it is no page of the settings.
 * Pages ask again, so that nothing depends on this being asked: it is here so that they are told so with the right status.
 */
export function findRefusedPage(viewer: Viewer, pathname: string): string | undefined {
  const path = decodeAddress(pathname)
  if (path === undefined || !/^\/settings\/(?:configuration|members|audit|deleted(?:\/[^/]+)?)\/?$/.test(path)) return undefined
  return canAdminister(viewer) ? undefined : path
}
