import 'server-only'
import {headers} from 'next/headers'
import {absentServiceHeader} from '#src/server/find-absent-service.ts'
import {readServiceAddress} from '#src/server/service-address.ts'

/** The service that was asked for and is not there; undefined where it was something else. */
export async function readAbsentService(): Promise<string | undefined> {
  const address = (await headers()).get(absentServiceHeader)
  return address === null ? undefined : readServiceAddress(address.slice(address.lastIndexOf('/') + 1))
}
