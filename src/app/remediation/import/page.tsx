import type {Metadata} from 'next'
import {ImportPage} from '#src/features/remediation/components/import-page.tsx'
import {RemediationScript} from '#src/features/remediation/components/remediation-script.tsx'
import {mayImportActions} from '#src/features/remediation/may-import-actions.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Import a table'}

/** Where a table of actions is taken in. */
export default async function Page() {
  return (
    <>
      <Screen current="remediation" isBelow>
        <ImportPage mayImport={await mayImportActions()} />
      </Screen>
      <RemediationScript />
    </>
  )
}
