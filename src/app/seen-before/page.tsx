import type {Metadata} from 'next'
import {SeenPage} from '#src/features/seen-before/components/seen-page.tsx'
import {Screen} from '#src/features/shell/screen.tsx'
import {countForShell} from '#src/features/shell/shell-queries.ts'

export const metadata: Metadata = {title: 'Seen before?'}

/** Asks for what an incident looks like. */
export default async function Page() {
  const {incidents} = await countForShell()
  return (
    <Screen name="seen-before" current="seen-before">
      <SeenPage incidents={incidents} hasKeys />
    </Screen>
  )
}
