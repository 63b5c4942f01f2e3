import type {Metadata} from 'next'
import {PatternsPage} from '#src/features/patterns/components/patterns-page.tsx'
import {readPatternAddress, writePatternAddress} from '#src/features/patterns/pattern-address.ts'
import {findPatterns} from '#src/features/patterns/pattern-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Patterns'}

/** What incidents have in common, in figures. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const {address, complaints} = readPatternAddress(await searchParams)
  const view = await findPatterns(address)
  return (
    <Screen current="patterns" name={JSON.stringify([writePatternAddress(address), complaints])}>
      <PatternsPage view={view} address={address} complaints={complaints} />
    </Screen>
  )
}
