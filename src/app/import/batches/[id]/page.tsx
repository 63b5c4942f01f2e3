import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {readBatchView} from '#src/features/import/batch-address.ts'
import {findBatchReport} from '#src/features/import/batch-queries.ts'
import {BatchPage} from '#src/features/import/components/batch-page.tsx'
import {BatchScript} from '#src/features/import/components/batch-script.tsx'
import {readImportMessage} from '#src/features/import/import-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Import'}

type PageRequest = {readonly params: Promise<{readonly id: string}>; readonly searchParams: Promise<AddressParams>}

/** Shows what became of each of many files that are being brought in. */
export default async function Page({params, searchParams}: PageRequest) {
  const [{id}, address] = await Promise.all([params, searchParams])
  const [report, message] = await Promise.all([findBatchReport(id), readImportMessage()])
  if (!report) notFound()
  return (
    <>
      <Screen current="incidents" isBelow>
        <BatchPage report={report} view={readBatchView(address)} message={message} />
      </Screen>
      <BatchScript />
    </>
  )
}
