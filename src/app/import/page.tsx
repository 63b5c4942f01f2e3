import type {Metadata} from 'next'
import {ImportPage} from '#src/features/import/components/import-page.tsx'
import {ImportScript} from '#src/features/import/components/import-script.tsx'
import {findImports, readImportMessage} from '#src/features/import/import-queries.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Import'}

/** Takes in a postmortem that exists elsewhere. */
export default async function Page() {
  const [found, message] = await Promise.all([findImports(), readImportMessage()])
  return (
    <>
      <Screen current="incidents" isBelow>
        <ImportPage found={found} message={message} />
      </Screen>
      <ImportScript />
    </>
  )
}
