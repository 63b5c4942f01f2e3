import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {TeamPage} from '#src/features/remediation/components/owner-page.tsx'
import {findFrame} from '#src/features/remediation/find-frame.ts'
import {findTeamView, type TeamView} from '#src/features/remediation/owner-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {clampText} from '#src/ui/clamp-text.ts'
import {showBidi} from '#src/ui/show-bidi.ts'

type PageRequest = {readonly params: Promise<{readonly handle: string}>; readonly searchParams: Promise<AddressParams>}

export async function generateMetadata({params}: PageRequest): Promise<Metadata> {
  return {title: showBidi(clampText((await findView((await params).handle)).handle, 80))}
}

/** Shows what a team and its members have to do, and have done. */
export default async function Page({params, searchParams}: PageRequest) {
  const {handle, members, own} = await findView((await params).handle)
  const frame = await findFrame(own, await searchParams)
  return (
    <Screen current="remediation" isBelow {...(frame.message ? {} : {name: `team ${JSON.stringify([handle, frame.edit, frame.editable.name])}`})}>
      <TeamPage handle={handle} members={members} own={own} {...frame} />
    </Screen>
  )
}

/** Hidden and absent answer alike: there is no such page. */
async function findView(handle: string): Promise<TeamView> {
  const found = await findTeamView(handle)
  if (!found) notFound()
  return found
}
