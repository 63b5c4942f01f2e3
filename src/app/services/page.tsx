import type {Metadata} from 'next'
import {ServicesPage} from '#src/features/services/components/services-page.tsx'
import {readListAddress} from '#src/features/services/read-list-address.ts'
import {findServiceList} from '#src/features/services/services-queries.ts'
import {isReading} from '#src/features/settings/health-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {countForShell} from '#src/features/shell/shell-queries.ts'

export const metadata: Metadata = {title: 'Services'}

/** Lists the services that incidents name. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const address = readListAddress(await searchParams)
  const [list, {incidents}] = await Promise.all([findServiceList(address), countForShell()])
  // Once: the first sync may end while the page is being made.
  const reading = isReading()
  return (
    <Screen name={`services ${JSON.stringify([address, reading])}`} current="services">
      <ServicesPage list={list} address={address} incidents={incidents} isReading={reading} />
    </Screen>
  )
}
