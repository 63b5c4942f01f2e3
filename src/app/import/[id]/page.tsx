import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {ImportScript} from '#src/features/import/components/import-script.tsx'
import {ReviewPage} from '#src/features/import/components/review-page.tsx'
import {findReview, readImportMessage} from '#src/features/import/import-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Import'}

type PageRequest = {readonly params: Promise<{readonly id: string}>; readonly searchParams: Promise<AddressParams>}

/** Shows what was read of a text that is being brought in, beside the text. */
export default async function Page({params, searchParams}: PageRequest) {
  const [{id}, {mend}] = await Promise.all([params, searchParams])
  const [review, message] = await Promise.all([findReview(id), readImportMessage()])
  if (!review) notFound()
  return (
    <>
      <Screen current="incidents" isBelow>
        <ReviewPage review={review} mend={typeof mend === 'string' ? mend : undefined} message={message} />
      </Screen>
      <ImportScript />
    </>
  )
}
