import {canAdminister} from '#src/incident/viewer.ts'
import {decodeAddress} from './decode-address.ts'
import {readViewer} from './viewer.ts'

/**
 * The path of a page that somebody asks for without being allowed to; undefined where they may, or where it is no page of the settings.
 * Pages ask again, so that nothing depends on this being asked: it is here so that they are told so with the right status.
 */
export async function findRefusedPage(pathname: string): Promise<string | undefined> {
  const path = decodeAddress(pathname)
  if (path === undefined || !/^\/settings\/(?:configuration|members|audit)\/?$/.test(path)) return undefined
  try {
    return canAdminister(await readViewer()) ? undefined : path
  } catch {
    // The page fails in the same way, and has words for it.
    return undefined
  }
}
