import type {Catalogue} from '#src/features/catalogue/catalogue-queries.ts'
import {describeFilters, describeList} from '#src/features/catalogue/describe-filters.ts'
import type {CatalogueAddress} from '#src/features/catalogue/read-filters.ts'
import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import type {IncidentOrder} from '#src/library/incident-store.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {Facets} from './facets.tsx'
import {HowToBegin} from './how-to-begin.tsx'
import {IncidentList} from './incident-list.tsx'
import {Pager} from './pager.tsx'

/** The id of the form that everything on the page belongs to that narrows the list. */
export const filterForm = 'filters'

type CataloguePageProps = {readonly address: CatalogueAddress; readonly catalogue: Catalogue; readonly isReading: boolean}

/** The list of incidents with what narrows it. */
export function CataloguePage({address, catalogue, isReading}: CataloguePageProps) {
  const {filters, order} = address
  if (catalogue.all === 0) {
    return (
      <div className="px-4 py-6 tablet:px-7">
        <HowToBegin level={1} isReading={isReading} />
      </div>
    )
  }
  const parts = describeFilters(filters)
  const choices = parts.length - (filters.words ? 1 : 0)
  const sheet = <span className="count">{choices > 0 ? ` ${choices}` : ''}</span>
  return (
    <div className="catalogue">
      <form id={filterForm} action="/incidents" data-quick className="screen-only">
        <div id="facets" popover="auto" className="sheet">
          <h2 className="sr-only">Narrow the list</h2>
          <Facets facets={catalogue.facets} filters={filters} />
          <button type="submit" className="button button-primary sticky bottom-0 mt-3 w-full justify-center tablet:hidden">
            Show incidents
          </button>
        </div>
        <noscript>
          <button type="submit" className="button mt-3">
            Apply
          </button>
        </noscript>
      </form>
      <div className="min-w-0">
        <div className="catalogue-head">
          <h1>
            {catalogue.total} {catalogue.total === 1 ? 'incident' : 'incidents'} <span>{describeList(filters)}</span>
          </h1>
          <div className="screen-only flex items-center gap-2">
            <button type="button" className="button tablet:hidden" popoverTarget="facets">
              Filters{sheet}
            </button>
            <select id="order" name="order" form={filterForm} className="select" aria-label="Order" defaultValue={order}>
              {orders
                .filter(({value}) => value !== 'relevance' || filters.words !== '')
                .map(each => (
                  <option key={each.value} value={each.value}>
                    {each.name}
                  </option>
                ))}
            </select>
          </div>
        </div>
        <SearchNotes catalogue={catalogue} words={filters.words} />
        {address.complaints.length > 0 && (
          <ul className="callout mb-3" aria-label="About this address">
            {address.complaints.map(complaint => (
              <li key={complaint}>{complaint}</li>
            ))}
          </ul>
        )}
        {parts.length > 0 && (
          <ul className="screen-only mb-3 flex flex-wrap gap-2" aria-label="Filtered by">
            {parts.map(part => (
              <li key={part.text}>
                <a className="chip" href={writeFilters(part.without, order)} aria-label={`Remove ${part.text}`}>
                  {part.text} <span aria-hidden="true">×</span>
                </a>
              </li>
            ))}
            {parts.length > 1 && (
              <li>
                <a className="link text-xs" href={writeFilters({}, order)}>
                  Remove all
                </a>
              </li>
            )}
          </ul>
        )}
        {catalogue.rows.length > 0 ? (
          <IncidentList rows={catalogue.rows} words={catalogue.corrected ?? filters.words} />
        ) : (
          <NothingMatches catalogue={catalogue} order={order} />
        )}
        <Pager page={catalogue.page} pages={catalogue.pages} toHref={page => writeFilters(filters, order, page)} />
      </div>
    </div>
  )
}

const orders: readonly {readonly value: IncidentOrder; readonly name: string}[] = [
  {value: 'relevance', name: 'Best match first'},
  {value: 'newest', name: 'Newest first'},
  {value: 'oldest', name: 'Oldest first'},
  {value: 'longest', name: 'Longest first'},
  {value: 'severest', name: 'Most severe first'},
]

/** What became of the words of a search, where that is not plain from the list. */
function SearchNotes({catalogue: {corrected, isPartial, total}, words}: {readonly catalogue: Catalogue; readonly words: string}) {
  if (words === '') return null
  const {problems} = readSearchQuery(words)
  const notes = [
    ...(corrected === undefined ? [] : [`Nothing has all of “${words}”. These are for “${corrected}”.`]),
    ...(isPartial && total > 0 ? ['No incident has all of these words. These have some of them, best match first.'] : []),
    ...problems,
  ]
  if (notes.length === 0) return null
  return (
    <ul className="callout mb-3" aria-label="About this search">
      {notes.map(note => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

function NothingMatches({catalogue, order}: {readonly catalogue: Catalogue; readonly order: IncidentOrder}) {
  return (
    <EmptyState title="No incident matches all of this.">
      {catalogue.remedies.length > 0 ? (
        <ul className="space-y-1">
          {catalogue.remedies.map(remedy => (
            <li key={remedy.text}>
              <a className="link" href={writeFilters(remedy.without, order)}>
                Remove {remedy.text}
              </a>
              : {remedy.remaining} would remain.
            </li>
          ))}
        </ul>
      ) : (
        <p>
          No single filter stands in the way.{' '}
          <a className="link" href="/incidents">
            Show all {catalogue.all}
          </a>
        </p>
      )}
    </EmptyState>
  )
}
