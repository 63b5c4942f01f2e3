import {toServiceName} from '#src/incident/service-names.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {hindsight} from './hindsight.ts'
import {readServiceAddress} from './service-address.ts'

/**
 * The header by which a page learns which service was asked for and is not there: the address that it would have. Not
 * named like those that `prepareRequests` takes out: Next sends the page's request to itself once more, over the network.
 */
export const absentServiceHeader = 'x-absent-service'

/** The service that a path names where none of the viewer's incidents does; an alias is for the page to lead on from. */
export async function findAbsentService(viewer: Viewer, pathname: string): Promise<string | undefined> {
  const part = /^\/services\/([^/]+)$/.exec(pathname)?.[1]
  const name = part === undefined ? undefined : readServiceAddress(part)
  if (name === undefined) return undefined
  try {
    const {store, settings} = await hindsight()
    const {serviceAliases} = (await settings()).settings
    return (await store.knowsService(viewer, toServiceName(name, serviceAliases))) ? undefined : name
  } catch {
    // Without an index the page fails in the same way, and has words for it.
    return undefined
  }
}
