import type {Metadata} from 'next'
import {findCatalogue} from '#src/features/catalogue/catalogue-queries.ts'
import {CataloguePage, filterForm} from '#src/features/catalogue/components/catalogue-page.tsx'
import {CatalogueScript} from '#src/features/catalogue/components/catalogue-script.tsx'
import {describeList} from '#src/features/catalogue/describe-filters.ts'
import {readFilters} from '#src/features/catalogue/read-filters.ts'
import {readListView} from '#src/features/catalogue/read-list-view.ts'
import {SavedNote} from '#src/features/remediation/components/saved-note.tsx'
import {readSaved} from '#src/features/remediation/read-saved.ts'
import {nameServices} from '#src/features/services/name-services.ts'
import {isReading} from '#src/features/settings/health-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {preloadProse} from '#src/ui/preload-prose.ts'

type IncidentsPageProps = {readonly searchParams: Promise<AddressParams>}

export async function generateMetadata({searchParams}: IncidentsPageProps): Promise<Metadata> {
  const {filters} = await nameServices(readFilters(await searchParams))
  return {title: ['Incidents', describeList(filters)].filter(part => part !== '').join(' ')}
}

/** Lists incidents that match the address bar's filters. */
export default async function IncidentsPage({searchParams}: IncidentsPageProps) {
  preloadProse()
  const address = await nameServices(readFilters(await searchParams))
  const [catalogue, view, message] = await Promise.all([findCatalogue(address), readListView(address.view), readSaved()])
  // Once: the first sync may end while the page is being made.
  const reading = isReading()
  return (
    <>
      <Screen
        {...(message ? {} : {name: `incidents ${JSON.stringify([address, view, reading])}`})}
        current="incidents"
        words={address.filters.words}
        {...(catalogue.all > 0 ? {searchForm: filterForm} : {})}
      >
        <div className="contents">
          {message && (
            <div className="moves-said">
              <SavedNote message={message} backHref="/incidents" />
            </div>
          )}
          <CataloguePage address={address} view={view} catalogue={catalogue} isReading={reading} />
        </div>
      </Screen>
      <CatalogueScript />
    </>
  )
}
