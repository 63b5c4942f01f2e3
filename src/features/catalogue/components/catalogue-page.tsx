import type {Catalogue} from '#src/features/catalogue/catalogue-queries.ts'
import {describeFilters, describeList} from '#src/features/catalogue/describe-filters.ts'
import type {MeantFilters} from '#src/features/catalogue/find-meant-filters.ts'
import {carryView, type ListView, toWholeView} from '#src/features/catalogue/list-view.ts'
import {type CatalogueAddress, toUsualOrder} from '#src/features/catalogue/read-filters.ts'
import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {type IncidentFilters, type IncidentOrder, noFilters} from '#src/library/incident-store.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {CompareBar} from './compare-box.tsx'
import {Complaints} from './complaints.tsx'
import {Facets} from './facets.tsx'
import {FilterChips} from './filter-chips.tsx'
import {HiddenFields} from './hidden-fields.tsx'
import {HistogramPicture} from './histogram-picture.tsx'
import {HowToBegin} from './how-to-begin.tsx'
import {IncidentList} from './incident-list.tsx'
import {IncidentTable} from './incident-table.tsx'
import {NothingMatches} from './nothing-matches.tsx'
import {Pager} from './pager.tsx'
import {SavedViews} from './saved-views.tsx'
import {ViewPanel} from './view-panel.tsx'

/** The id of the form that everything on the page belongs to that narrows the list. */
export const filterForm = 'filters'

type CataloguePageProps = {
  readonly address: CatalogueAddress
  /** The address's own, or what was chosen last. */
  readonly view: ListView
  readonly catalogue: Catalogue
  readonly isReading: boolean
}

/** The list of incidents with what narrows it. */
export function CataloguePage({address, view, catalogue, isReading}: CataloguePageProps) {
  const {filters, order} = address
  const carried = carryView(view, address.view)
  const toHref = (which: IncidentFilters, turn?: CatalogueAddress['turn']) => writeFilters(which, order, {turn, view: carried})
  if (catalogue.all === 0) {
    return (
      <div className="px-4 py-6 tablet:px-7">
        <HowToBegin level={1} isReading={isReading} />
      </div>
    )
  }
  const words = catalogue.corrected ?? filters.words
  // Sent as nothing, so that new words bring the order that is usual for them.
  const usual = toUsualOrder(filters.words)
  // By the words that found it: an incident's page goes on through what stands here.
  const listHref = writeFilters({...filters, words}, order)
  const parts = describeFilters(filters)
  const choices = parts.length - (filters.words ? 1 : 0)
  const compareForm = catalogue.rows.length > 1 ? 'compare' : undefined
  const sheet = <span className="count">{choices > 0 ? ` ${choices}` : ''}</span>
  return (
    <div className="catalogue">
      <form id={filterForm} action="/incidents" data-quick className="screen-only">
        <HiddenFields href={writeFilters({}, undefined, {view: carried})} except={[]} />
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
            {catalogue.total.toLocaleString('en-US')} {catalogue.total === 1 ? 'incident' : 'incidents'} <span>{describeList(filters)}</span>
          </h1>
          <div className="screen-only flex flex-wrap items-center gap-2">
            <button type="button" className="button tablet:hidden" popoverTarget="facets">
              Filters{sheet}
            </button>
            <select id="order" name="order" form={filterForm} className="select" aria-label="Order" defaultValue={order === usual ? '' : order}>
              {orders
                .filter(({value}) => value !== 'relevance' || filters.words !== '')
                .map(each => (
                  <option key={each.value} value={each.value === usual ? '' : each.value}>
                    {each.name}
                  </option>
                ))}
            </select>
            <nav className="choice" aria-label="Show as">
              {(['rows', 'table'] as const).map(layout => (
                <a key={layout} href={writeFilters(filters, order, {view: {...carried, layout}})} aria-current={view.layout === layout ? 'true' : undefined}>
                  {layout === 'rows' ? 'Rows' : 'Table'}
                </a>
              ))}
            </nav>
            <button type="button" className="button" popoverTarget="view">
              View
            </button>
            <button type="button" className="button needs-script" popoverTarget="views">
              Saved
            </button>
            <button type="button" className="button needs-copying" data-copies={writeFilters(filters, order, {turn: address.turn, view: toWholeView(view)})}>
              Copy link
            </button>
            <span id="copy-status" role="status" className="sr-only" />
          </div>
        </div>
        <ViewPanel view={view} href={writeFilters(filters, order)} />
        <SavedViews href={writeFilters(filters, order, {view: toWholeView(view)})} />
        <SearchNotes catalogue={catalogue} words={filters.words} />
        <Complaints complaints={address.complaints} />
        <FilterChips parts={parts.map(({text, without}) => ({text, href: toHref(without)}))} allHref={toHref(noFilters)} />
        <HistogramPicture facets={catalogue.facets} filters={filters} order={order} view={carried} />
        {catalogue.rows.length === 0 ? (
          <NothingMatches what="incident" remedies={catalogue.remedies} all={catalogue.all} toHref={toHref} none={noFilters}>
            {catalogue.meant && <Meant meant={catalogue.meant} href={toHref(catalogue.meant.filters)} />}
          </NothingMatches>
        ) : (
          <div className={view.density === 'compact' ? 'compact' : undefined}>
            {view.layout === 'table' ? (
              <IncidentTable
                rows={catalogue.rows}
                words={words}
                columns={view.columns}
                order={order}
                listHref={listHref}
                compareForm={compareForm}
                toOrderHref={other => writeFilters(filters, other, {view: carried})}
              />
            ) : (
              <IncidentList rows={catalogue.rows} words={words} listHref={listHref} {...(compareForm && {compareForm})} />
            )}
          </div>
        )}
        <Pager
          first={catalogue.before + 1}
          last={catalogue.before + catalogue.rows.length}
          total={catalogue.total}
          previous={catalogue.previous && toHref(filters, catalogue.previous)}
          next={catalogue.next && toHref(filters, catalogue.next)}
          note={
            catalogue.isShifted ? 'Documents have changed since the page before, and the order with them: an incident may be missed or come twice.' : undefined
          }
        />
        {compareForm !== undefined && <CompareBar id={compareForm} />}
        {catalogue.rows.length > 0 && <Downloads filters={filters} order={order} total={catalogue.total} />}
      </div>
    </div>
  )
}

function Downloads({filters, order, total}: {readonly filters: IncidentFilters; readonly order: IncidentOrder; readonly total: number}) {
  return (
    <p className="screen-only mt-4 text-xs text-ink-3">
      {total === 1 ? 'This one' : `All ${total}`} as a file:{' '}
      <a className="link" href={writeFilters(filters, order, {path: '/incidents.csv'})} download>
        CSV
      </a>
      {', '}
      <a className="link" href={writeFilters(filters, order, {path: '/incidents.json'})} download>
        JSON
      </a>
    </p>
  )
}

const orders: readonly {readonly value: IncidentOrder; readonly name: string}[] = [
  {value: 'relevance', name: 'Best match first'},
  {value: 'newest', name: 'Newest first'},
  {value: 'oldest', name: 'Oldest first'},
  {value: 'longest', name: 'Longest first'},
  {value: 'severest', name: 'Most severe first'},
]

/** Names that nobody has, and those that they were probably meant for. */
function Meant({meant: {names}, href}: {readonly meant: MeantFilters; readonly href: string}) {
  const list = (which: 'written' | 'meant'): string => [...new Set(names.map(name => `${fieldNames[name.field]} “${name[which]}”`))].slice(0, 5).join(', ')
  return (
    <p>
      No incident has {list('written')}. Did you mean{' '}
      <a className="link" href={href}>
        {list('meant')}
      </a>
      ?
    </p>
  )
}

const fieldNames = {service: 'the service', factor: 'the factor', org: 'the organisation', tag: 'the tag'} as const

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
