import {Complaints} from '#src/features/catalogue/components/complaints.tsx'
import {FilterChips} from '#src/features/catalogue/components/filter-chips.tsx'
import {HiddenFields} from '#src/features/catalogue/components/hidden-fields.tsx'
import {HowToBegin} from '#src/features/catalogue/components/how-to-begin.tsx'
import {NothingMatches} from '#src/features/catalogue/components/nothing-matches.tsx'
import type {ActionGroup, Remediation} from '#src/features/remediation/action-queries.ts'
import {countPolicies} from '#src/features/remediation/count-policies.ts'
import {describeActionFilters, describeActions, formatGroup, groupingNames, narrowToGroup} from '#src/features/remediation/describe-actions.ts'
import {writeFiguresFilters} from '#src/features/remediation/figures/write-figures-filters.ts'
import type {Editable} from '#src/features/remediation/find-editable.ts'
import {toPersonHref, toTeamHref} from '#src/features/remediation/owner-address.ts'
import type {RemediationAddress} from '#src/features/remediation/read-action-filters.ts'
import type {SavedMessage} from '#src/features/remediation/say-saved.ts'
import {writeActionFilters} from '#src/features/remediation/write-action-filters.ts'
import {NumberedPager} from '#src/features/services/components/numbered-pager.tsx'
import {plural} from '#src/features/services/plural.ts'
import type {ActionFilters, ActionOrder} from '#src/library/remediation-store.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {ActionBoard} from './action-board.tsx'
import {ActionFacets} from './action-facets.tsx'
import {KnownNames} from './action-form.tsx'
import {type ActionFrame, ActionTable} from './action-table.tsx'
import {ManyForm} from './many-form.tsx'
import {MoreMenu} from './more-menu.tsx'
import {RemediationFigures} from './remediation-figures.tsx'
import {SavedNote} from './saved-note.tsx'

/** The id of the form that everything on the page belongs to that narrows the list. */
export const actionFilterForm = 'action-filters'

export type RemediationPageProps = {
  readonly address: RemediationAddress
  readonly remediation: Remediation
  readonly editable: Editable
  /** For the fields of forms; none where nothing can be edited. */
  readonly known: {readonly owners: readonly string[]; readonly factors: readonly string[]}
  readonly message: SavedMessage | undefined
  /** Changes that trackers propose and that wait for who asks to decide; undefined where that is for others. */
  readonly proposals: number | undefined
  readonly mayImport: boolean
  /** How many incidents there are at all, and whether the folder is still being read for the first time. */
  readonly incidents: number
  readonly isReading: boolean
}

/** Every action item, with what narrows the list and ways to change them. */
export function RemediationPage(props: RemediationPageProps) {
  const {address, remediation, editable, known, message, proposals, mayImport, incidents, isReading} = props
  const {filters, order, as, by, page, after} = address
  if (remediation.all === 0) return <NoActions incidents={incidents} isReading={isReading} />
  const toHref = (which: ActionFilters) => writeActionFilters(which, {order, as, by})
  const backHref = writeActionFilters(filters, {order, as, by, page, after})
  const parts = describeActionFilters(filters)
  const choices = parts.length - (filters.words ? 1 : 0)
  const isEditable = remediation.groups.some(({actions}) => actions.some(editable.may))
  const frame: ActionFrame = {
    today: remediation.today,
    trackers: remediation.trackers,
    editable,
    edit: address.edit,
    toEditHref: place => writeActionFilters(filters, {order, as, by, page, after, edit: place}),
    backHref,
    hasChoice: true,
  }
  return (
    <div className={as === 'board' ? 'catalogue remediation remediation-wide' : 'catalogue remediation'}>
      <form id={actionFilterForm} action="/remediation" data-quick className="screen-only">
        <HiddenFields href={writeActionFilters(withoutFields(filters), {as, by: undefined})} except={[]} />
        <div id="facets" popover="auto" className="sheet">
          <h2 className="sr-only">Narrow the list</h2>
          <input
            type="search"
            name="q"
            className="action-words"
            aria-label="Words of an action, an owner or a ticket"
            placeholder="Action, owner or ticket"
            defaultValue={filters.words}
            maxLength={256}
            autoComplete="off"
          />
          <ActionFacets facets={remediation.facets} filters={filters} hasPolicies={remediation.hasPolicies} />
          <button type="submit" className="button button-primary sticky bottom-0 mt-3 w-full justify-center tablet:hidden">
            Show actions
          </button>
        </div>
        <noscript>
          <button type="submit" className="button mt-3">
            Apply
          </button>
        </noscript>
      </form>
      <div className="min-w-0">
        <SavedNote message={message} backHref={backHref} />
        <div className="catalogue-head">
          <h1>
            {plural(remediation.coverage.total, 'action')} <span>{describeActions(filters)}</span>
          </h1>
          <div className="screen-only flex flex-wrap items-center gap-2">
            <button type="button" className="button tablet:hidden" popoverTarget="facets">
              Filters<span className="count">{choices > 0 ? ` ${choices}` : ''}</span>
            </button>
            <select id="order" name="order" form={actionFilterForm} className="select" aria-label="Order" defaultValue={order === 'due' ? '' : order}>
              {orders.map(each => (
                <option key={each.value} value={each.value === 'due' ? '' : each.value}>
                  {each.name}
                </option>
              ))}
            </select>
            {as === 'table' && (
              <select id="by" name="by" form={actionFilterForm} className="select" aria-label="Grouped by" defaultValue={by ?? ''}>
                <option value="">Not grouped</option>
                {groupings.map(each => (
                  <option key={each} value={each}>
                    By {groupingNames[each]}
                  </option>
                ))}
              </select>
            )}
            <nav className="choice" aria-label="Show as">
              {(['table', 'board'] as const).map(each => (
                <a key={each} href={writeActionFilters(filters, {order, as: each, by})} aria-current={as === each ? 'true' : undefined}>
                  {each === 'table' ? 'Table' : 'Board'}
                </a>
              ))}
            </nav>
            <a className="button" href={writeFiguresFilters(filters)}>
              {filters.from || filters.to ? 'Figures at any time' : 'Figures'}
            </a>
            <MoreMenu filters={filters} order={order} total={remediation.coverage.total} mayImport={mayImport} proposals={proposals} />
          </div>
        </div>
        <Complaints complaints={address.complaints} />
        <FilterChips parts={parts.map(({text, without}) => ({text, href: toHref(without)}))} allHref={toHref({})} />
        <RemediationFigures
          coverage={remediation.coverage}
          policy={countPolicies(remediation.facets)}
          hasPolicies={remediation.hasPolicies}
          filters={filters}
        />
        {proposals !== undefined && proposals > 0 && (
          <p className="proposals-note screen-only">
            {plural(proposals, 'action')} {proposals === 1 ? 'says' : 'say'} something else than {proposals === 1 ? 'its' : 'their'} issue.{' '}
            <a className="link" href="/remediation/proposals">
              Look at {proposals === 1 ? 'the proposal' : 'the proposals'}
            </a>
          </p>
        )}
        {isEditable && <KnownNames {...known} />}
        {remediation.coverage.total === 0 ? (
          <NothingMatches what="action" remedies={remediation.remedies} all={remediation.all} toHref={toHref} none={{}} />
        ) : as === 'board' ? (
          <>
            {isEditable && (
              <p id="board-hint" className="board-hint screen-only">
                <span className="needs-script">Drag a card to another column, or focus it and press Shift with ← or →. </span>Every move is written to the
                incident’s file.
              </p>
            )}
            <ActionBoard frame={frame} columns={remediation.groups} toAllHref={value => writeActionFilters(narrowToGroup(filters, 'status', value), {order})} />
          </>
        ) : (
          <>
            <ActionTable label="Actions" frame={frame} groups={remediation.groups.map(group => toTableGroup(group, remediation, filters, order))} />
            {isEditable && <ManyForm backHref={backHref} />}
            {remediation.by ? (
              <NumberedPager
                page={Math.min(page, remediation.pages)}
                pages={remediation.pages}
                toHref={turn => writeActionFilters(filters, {order, as, by, page: turn})}
              />
            ) : (
              <Turns group={remediation.groups[0]} isFirst={after === undefined} toHref={turn => writeActionFilters(filters, {order, as, by, after: turn})} />
            )}
          </>
        )}
      </div>
    </div>
  )
}

const orders: readonly {readonly value: ActionOrder; readonly name: string}[] = [
  {value: 'due', name: 'Overdue first'},
  {value: 'severest', name: 'Most severe first'},
  {value: 'newest', name: 'Newest incident first'},
  {value: 'oldest', name: 'Oldest incident first'},
]
const groupings = ['owner', 'team', 'service', 'factor', 'severity', 'kind', 'due', 'status'] as const

function toTableGroup(group: ActionGroup, {by}: Remediation, filters: ActionFilters, order: ActionOrder) {
  const {value, name, actions, total} = group
  if (by === undefined) return {key: 'all', actions}
  const shown = name ?? formatGroup(by, value)
  const href = value === undefined ? undefined : by === 'owner' ? toPersonHref(value) : by === 'team' ? toTeamHref(value) : undefined
  return {
    key: value ?? '',
    actions,
    head: (
      <>
        {href === undefined ? (
          <bdi>{shown}</bdi>
        ) : (
          <a href={href}>
            <bdi>{shown}</bdi>
          </a>
        )}{' '}
        <span className="count">{total.toLocaleString('en-US')}</span>
      </>
    ),
    ...(total > actions.length
      ? {
          foot: (
            <a className="link" href={writeActionFilters(narrowToGroup(filters, by, value), {order})}>
              All {total.toLocaleString('en-US')} of <bdi>{shown}</bdi>
            </a>
          ),
        }
      : {}),
  }
}

/** A list that is turned by place knows how to go on and where it began. */
function Turns({
  group,
  isFirst,
  toHref,
}: {
  readonly group: ActionGroup | undefined
  readonly isFirst: boolean
  readonly toHref: (after: string | undefined) => string
}) {
  if (!group || (isFirst && group.next === undefined)) return null
  return (
    <nav className="mt-6 flex items-center gap-3" aria-label="Pages">
      {!isFirst && (
        <a className="button" href={toHref(undefined)}>
          From the beginning
        </a>
      )}
      <span className="text-ink-2">
        {group.actions.length} of {group.total.toLocaleString('en-US')}
      </span>
      {group.next !== undefined && (
        <a className="button" href={toHref(group.next)} rel="next">
          Next
        </a>
      )}
    </nav>
  )
}

function NoActions({incidents, isReading}: {readonly incidents: number; readonly isReading: boolean}) {
  return (
    <div className="px-4 py-6 tablet:px-7">
      {incidents === 0 ? (
        <HowToBegin level={1} isReading={isReading} />
      ) : (
        <EmptyState title="No incident states an action yet." level={1}>
          <p>
            Actions are read from the section “Remediation” of each postmortem, such as <code>- [ ] Watch the queue (owner: @platform, due: 2026-12-01)</code>.
            What is written there appears here by itself.
          </p>
        </EmptyState>
      )}
    </div>
  )
}

/** What the list is narrowed to that has no field of its own: choosing something else keeps it. */
function withoutFields({organization, incident, from, to}: ActionFilters): ActionFilters {
  return {...(organization && {organization}), ...(incident && {incident}), ...(from && {from}), ...(to && {to})}
}
