import type {Metadata} from 'next'
import {SyncPage} from '#src/features/settings/components/sync-page.tsx'
import {readOpenSettings} from '#src/features/settings/settings-queries.ts'
import {readSync} from '#src/features/settings/sync-queries.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Sync'}

/** Shows what came of reading the folder. */
export default async function Page() {
  const [report, open] = await Promise.all([readSync(), readOpenSettings()])
  return (
    <Screen current="sync">
      <SyncPage report={report} open={open} />
    </Screen>
  )
}
