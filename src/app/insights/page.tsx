import type {Metadata} from 'next'
import {InsightsPage} from '#src/features/insights/components/insights-page.tsx'
import {readInsightsAddress} from '#src/features/insights/insights-address.ts'
import {findInsights} from '#src/features/insights/insights-queries.ts'
import {isReading} from '#src/features/settings/health-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {countForShell} from '#src/features/shell/shell-queries.ts'

export const metadata: Metadata = {title: 'Insights'}

/** A report on the incidents of a period. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const address = readInsightsAddress(await searchParams)
  const [view, {incidents}] = await Promise.all([findInsights(address), countForShell()])
  // Once: the first sync may end while the page is being made.
  const reading = isReading()
  return (
    <Screen name={`insights ${JSON.stringify([address, reading])}`} current="insights">
      <InsightsPage view={view} address={address} all={incidents} isReading={reading} />
    </Screen>
  )
}
