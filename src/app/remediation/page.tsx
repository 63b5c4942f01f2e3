import type {Metadata} from 'next'
import {findRemediation} from '#src/features/remediation/action-queries.ts'
import {RemediationPage} from '#src/features/remediation/components/remediation-page.tsx'
import {RemediationScript} from '#src/features/remediation/components/remediation-script.tsx'
import {describeActions} from '#src/features/remediation/describe-actions.ts'
import {findEditable} from '#src/features/remediation/find-editable.ts'
import {findKnownNames} from '#src/features/remediation/known-names.ts'
import {mayImportActions} from '#src/features/remediation/may-import-actions.ts'
import {countProposals} from '#src/features/remediation/proposal-queries.ts'
import {readActionFilters} from '#src/features/remediation/read-action-filters.ts'
import {readSaved} from '#src/features/remediation/read-saved.ts'
import {isReading} from '#src/features/settings/health-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {countForShell} from '#src/features/shell/shell-queries.ts'

type PageRequest = {readonly searchParams: Promise<AddressParams>}

export async function generateMetadata({searchParams}: PageRequest): Promise<Metadata> {
  const {filters} = readActionFilters(await searchParams)
  return {title: ['Remediation', describeActions(filters)].filter(part => part !== '').join(' ')}
}

/** Every action item of the incidents, to be followed and changed. */
export default async function Page({searchParams}: PageRequest) {
  const address = readActionFilters(await searchParams)
  const [remediation, message, proposals, mayImport, {incidents}] = await Promise.all([
    findRemediation(address),
    readSaved(),
    countProposals(),
    mayImportActions(),
    countForShell(),
  ])
  const editable = await findEditable(remediation.groups.flatMap(({actions}) => actions))
  const known = await findKnownNames(editable)
  // Once: the first sync may end while the page is being made.
  const reading = isReading()
  return (
    <>
      <Screen
        current="remediation"
        {...(message ? {} : {name: `remediation ${JSON.stringify([address, editable.name, proposals ?? '', mayImport, reading])}`})}
      >
        <RemediationPage
          address={address}
          remediation={remediation}
          editable={editable}
          known={known}
          message={message}
          proposals={proposals}
          mayImport={mayImport}
          incidents={incidents}
          isReading={reading}
        />
      </Screen>
      <RemediationScript />
    </>
  )
}
