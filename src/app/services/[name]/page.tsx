import type {Metadata} from 'next'
import {notFound, redirect} from 'next/navigation'
import {ServicePage} from '#src/features/services/components/service-page.tsx'
import {readListAddress} from '#src/features/services/read-list-address.ts'
import {findServiceView, type ServiceView} from '#src/features/services/services-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {clampText} from '#src/ui/clamp-text.ts'
import {showBidi} from '#src/ui/show-bidi.ts'

type PageRequest = {readonly params: Promise<{readonly name: string}>; readonly searchParams: Promise<AddressParams>}

export async function generateMetadata(request: PageRequest): Promise<Metadata> {
  return {title: showBidi(clampText((await findView(request)).service.name))}
}

/** Shows a service: its figures, what is owed, and its incidents. */
export default async function Page(request: PageRequest) {
  const view = await findView(request)
  return (
    <Screen current="services" isBelow name={`service ${JSON.stringify([view.service.name, view.page])}`}>
      <ServicePage view={view} />
    </Screen>
  )
}

/** Hidden and absent answer alike: there is no such page. An alias leads to its service, for as long as the configuration says so. */
async function findView({params, searchParams}: PageRequest): Promise<ServiceView> {
  const [{name: part}, search] = await Promise.all([params, searchParams])
  const found = await findServiceView(part, readListAddress(search).page)
  if (!found) notFound()
  if ('movedTo' in found) redirect(found.movedTo)
  return found
}
