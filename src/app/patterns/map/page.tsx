import type {Metadata} from 'next'
import {MapPage} from '#src/features/patterns/components/map-page.tsx'
import {readMapAddress, writeMapAddress} from '#src/features/patterns/pattern-address.ts'
import {findRelationMap} from '#src/features/patterns/pattern-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Map of relations'}

/** Which incidents are related to which, by what their authors state. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const {address, complaints} = readMapAddress(await searchParams)
  const view = await findRelationMap(address)
  return (
    <Screen current="patterns" isBelow name={JSON.stringify([writeMapAddress(address), complaints])}>
      <MapPage view={view} address={address} complaints={complaints} />
    </Screen>
  )
}
