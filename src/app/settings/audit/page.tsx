import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {readAuditView} from '#src/features/settings/audit-queries.ts'
import {AuditPage} from '#src/features/settings/components/audit-page.tsx'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Audit log'}

/** Shows who did what. Who may not see it was told so before; see the proxy. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const view = await readAuditView(await searchParams)
  if (!view) notFound()
  return (
    <Screen current="settings" isBelow>
      <AuditPage view={view} />
    </Screen>
  )
}
