import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {ConfigurationPage} from '#src/features/settings/components/configuration-page.tsx'
import {readConfiguration} from '#src/features/settings/configuration-queries.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Configuration'}

/** Shows what the configuration says. Who may not see it was told so before; see the proxy. */
export default async function Page() {
  const configuration = await readConfiguration()
  if (!configuration) notFound()
  return (
    // The rest of it is a part of what every kept page depends on.
    <Screen current="settings" isBelow>
      <ConfigurationPage configuration={configuration} />
    </Screen>
  )
}
