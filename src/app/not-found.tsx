import type {Metadata} from 'next'
import {listRecent} from '#src/features/catalogue/catalogue-queries.ts'
import {IncidentList} from '#src/features/catalogue/components/incident-list.tsx'
import {NoSuchService} from '#src/features/services/components/no-such-service.tsx'
import {readAbsentService} from '#src/features/services/read-absent-service.ts'
import {findNearServices} from '#src/features/services/services-queries.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {EmptyState} from '#src/ui/empty-state.tsx'

export const metadata: Metadata = {title: 'Not found'}

/** The same whether there is nothing at the address or nothing that this reader may see. */
export default async function NotFound() {
  const service = await readAbsentService()
  if (service !== undefined) {
    return (
      <Screen name={`no service ${service}`} current="services" isBelow>
        <NoSuchService name={service} {...(await findNearServices(service))} />
      </Screen>
    )
  }
  const recent = await listRecent(5)
  return (
    <Screen name="not found">
      <div className="max-w-[960px] px-4 py-6 tablet:px-7">
        <EmptyState title="There is nothing at this address." level={1}>
          <p>
            The incident may have been renamed or taken out of the folder. Search for a word from its title above, or{' '}
            <a className="link" href="/incidents">
              browse all incidents
            </a>
            .
          </p>
        </EmptyState>
        {recent.length > 0 && (
          <section className="mt-4" aria-labelledby="recent">
            <h2 id="recent" className="section-title">
              Recent incidents
            </h2>
            <IncidentList rows={recent} />
          </section>
        )}
      </div>
    </Screen>
  )
}
