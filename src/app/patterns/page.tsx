import type {Metadata} from 'next'
import {PatternsPage} from '#src/features/patterns/components/patterns-page.tsx'
import {readPatternAddress, writePatternAddress} from '#src/features/patterns/pattern-address.ts'
import {findPatterns} from '#src/features/patterns/pattern-queries.ts'
import {isReading} from '#src/features/settings/health-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {countForShell} from '#src/features/shell/shell-queries.ts'

export const metadata: Metadata = {title: 'Patterns'}

/** What incidents have in common, in figures. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const {address, complaints} = readPatternAddress(await searchParams)
  const [view, {incidents}] = await Promise.all([findPatterns(address), countForShell()])
  // Once: the first sync may end while the page is being made.
  const reading = isReading()
  return (
    <Screen current="patterns" name={JSON.stringify([writePatternAddress(address), complaints, reading])}>
      <PatternsPage view={view} address={address} complaints={complaints} all={incidents} isReading={reading} />
    </Screen>
  )
}
