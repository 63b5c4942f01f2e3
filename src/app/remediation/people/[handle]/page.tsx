import type {Metadata} from 'next'
import {notFound, redirect} from 'next/navigation'
import {PersonPage} from '#src/features/remediation/components/owner-page.tsx'
import {findFrame} from '#src/features/remediation/find-frame.ts'
import {findPersonView, type PersonView} from '#src/features/remediation/owner-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {clampText} from '#src/ui/clamp-text.ts'
import {showBidi} from '#src/ui/show-bidi.ts'

type PageRequest = {readonly params: Promise<{readonly handle: string}>; readonly searchParams: Promise<AddressParams>}

export async function generateMetadata({params}: PageRequest): Promise<Metadata> {
  return {title: showBidi(clampText((await findView((await params).handle)).key, 80))}
}

/** Shows what somebody has to do, and has done. */
export default async function Page({params, searchParams}: PageRequest) {
  const {key, keys, teams, own} = await findView((await params).handle)
  const frame = await findFrame(own, await searchParams)
  return (
    <Screen current="remediation" isBelow {...(frame.message ? {} : {name: `person ${JSON.stringify([key, frame.edit, frame.editable.name])}`})}>
      <PersonPage owner={key} keys={keys} teams={teams} own={own} {...frame} />
    </Screen>
  )
}

/** Hidden and absent answer alike: there is no such page. */
async function findView(handle: string): Promise<PersonView> {
  const found = await findPersonView(handle)
  if (!found) notFound()
  if ('movedTo' in found) redirect(found.movedTo)
  return found
}
