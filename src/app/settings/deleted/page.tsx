import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {DeletedPage} from '#src/features/moves/components/deleted-page.tsx'
import {readDeleted} from '#src/features/moves/move-queries.ts'
import {readSaved} from '#src/features/remediation/read-saved.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Deleted'}

/** Lists what was deleted. Who may not see it was told so before; see the proxy. */
export default async function Page() {
  const [view, message] = await Promise.all([readDeleted(), readSaved()])
  if (!view) notFound()
  return (
    <Screen current="settings" isBelow>
      <DeletedPage view={view} message={message} />
    </Screen>
  )
}
