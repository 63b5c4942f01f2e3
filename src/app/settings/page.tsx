import type {Metadata} from 'next'
import {SettingsIndex} from '#src/features/settings/components/settings-index.tsx'
import {readOpenSettings} from '#src/features/settings/settings-queries.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Settings'}

/** Lists what can be looked at and set. */
export default async function Page() {
  return (
    <Screen current="settings">
      <SettingsIndex open={await readOpenSettings()} />
    </Screen>
  )
}
