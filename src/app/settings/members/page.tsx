import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {readMembers} from '#src/features/accounts/account-queries.ts'
import {MembersPage} from '#src/features/accounts/components/members-page.tsx'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Members'}

/** Shows who has an account. Who may not see it was told so before; see the proxy. */
export default async function Page() {
  const view = await readMembers()
  if (!view) notFound()
  return (
    <Screen current="settings" isBelow>
      <MembersPage {...view} />
    </Screen>
  )
}
