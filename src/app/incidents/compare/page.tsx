import type {Metadata} from 'next'
import {readCompareAddress, writeCompareAddress} from '#src/features/compare/compare-address.ts'
import {findComparison} from '#src/features/compare/compare-queries.ts'
import {ComparePage} from '#src/features/compare/components/compare-page.tsx'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Compare incidents'}

/** Incidents side by side. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const address = readCompareAddress(await searchParams)
  const comparison = await findComparison(address.ids)
  return (
    <Screen name={`${writeCompareAddress(address)} ${address.tooMany}`} current="incidents" isBelow>
      <ComparePage comparison={comparison} address={address} />
    </Screen>
  )
}
