import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {findBatch} from '#src/features/remediation/batch-queries.ts'
import {BatchPage} from '#src/features/remediation/components/batch-page.tsx'
import {readSaved} from '#src/features/remediation/read-saved.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'A change'}

/** Shows what was saved at once: the lines of each file, who saved it and when, and a way to take it back. */
export default async function Page({params}: {readonly params: Promise<{readonly batch: string}>}) {
  const [view, message] = await Promise.all([findBatch((await params).batch), readSaved()])
  if (!view) notFound()
  return (
    <Screen current="remediation" isBelow>
      <BatchPage view={view} message={message} />
    </Screen>
  )
}
