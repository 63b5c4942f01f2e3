import type {Metadata} from 'next'
import {redirect} from 'next/navigation'
import {readAccount} from '#src/features/accounts/account-queries.ts'
import {AccountPage} from '#src/features/accounts/components/account-page.tsx'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Your account'}

/** What belongs to the person who is signed in. */
export default async function Page() {
  const view = await readAccount()
  if (!view) redirect('/login?next=/account')
  return (
    <Screen current="account">
      <AccountPage {...view} />
    </Screen>
  )
}
