import {PatternTabs} from '#src/features/patterns/components/pattern-tabs.tsx'
import {type RecurrenceAddress, writeRecurrenceAddress} from '#src/features/recurrences/recurrence-address.ts'
import type {RecurrenceList} from '#src/features/recurrences/recurrence-queries.ts'
import {NumberedPager} from '#src/features/services/components/numbered-pager.tsx'
import {plural} from '#src/features/services/plural.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {FacetValue} from '#src/library/incident-store.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {ClusterCard} from './cluster-card.tsx'

type RecurrencesPageProps = {readonly list: RecurrenceList; readonly address: RecurrenceAddress}

/** Incidents that came again, in groups: what happened when, and how far what was to be done against it was each time. */
export function RecurrencesPage({list, address}: RecurrencesPageProps) {
  const {clusters, total, all, incidents, page, pages} = list
  const isNarrowed = address.service !== undefined || address.factor !== undefined || address.incident !== undefined
  return (
    <div className="recur">
      <h1>Recurrences</h1>
      <PatternTabs current="recurrences" />
      {all > 0 && (
        <>
          <p className="recur-intro">
            {address.hasWeaker
              ? `${plural(incidents, 'incident')} in ${plural(all, 'group')}: their authors say that they are the same again, or alike in trigger, factor or symptom.`
              : `${plural(incidents, 'incident')} in ${plural(all, 'group')}: their authors say that they are the same again. What came again last stands first.`}{' '}
            How an action stood at a time follows from the days that its document gives now: a due date that was moved since counts as it is now.
          </p>
          <Narrow list={list} address={address} />
        </>
      )}
      {all === 0 ? <NoneStated list={list} address={address} /> : total === 0 ? <NoneFound address={address} /> : null}
      {isNarrowed && total > 0 && (
        <p className="recur-found">
          {total === all ? `All ${plural(all, 'group')}` : `${total.toLocaleString('en-US')} of ${plural(all, 'group')}`}.{' '}
          <a className="link screen-only" href={writeRecurrenceAddress({hasWeaker: address.hasWeaker})}>
            Show all
          </a>
        </p>
      )}
      {clusters.map(shown => (
        <ClusterCard key={shown.cluster.id} shown={shown} hasWeaker={address.hasWeaker} />
      ))}
      <NumberedPager page={page} pages={pages} toHref={to => writeRecurrenceAddress({...address, page: to})} />
    </div>
  )
}

function Narrow({list, address}: RecurrencesPageProps) {
  return (
    <form action="/patterns/recurrences" data-quick className="recur-form screen-only">
      <Choice name="service" label="Service" every="All services" chosen={address.service} values={list.services} toName={value => value} />
      <Choice name="factor" label="Contributing factor" every="All factors" chosen={address.factor} values={list.factors} toName={formatFactorCategory} />
      <select name="links" className="select" aria-label="What makes a group" defaultValue={address.hasWeaker ? 'all' : ''}>
        <option value="">The same again</option>
        <option value="all">The same again, or alike</option>
      </select>
      {address.incident !== undefined && <input type="hidden" name="incident" value={address.incident} />}
      <noscript>
        <button type="submit" className="button">
          Show
        </button>
      </noscript>
    </form>
  )
}

/** Of more names the most frequent are offered; any can be asked for by the address. */
const mostNames = 100

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly every: string
  readonly chosen: string | undefined
  readonly values: readonly FacetValue<string>[]
  readonly toName: (value: string) => string
}

function Choice({name, label, every, chosen, values, toName}: ChoiceProps) {
  const offered = values.slice(0, mostNames)
  return (
    <select name={name} className="select" aria-label={label} defaultValue={chosen ?? ''}>
      <option value="">{every}</option>
      {chosen !== undefined && offered.every(({value}) => value !== chosen) && <option value={chosen}>{toName(chosen)}</option>}
      {offered.map(({value, count}) => (
        <option key={value} value={value}>
          {toName(value)} ({count})
        </option>
      ))}
    </select>
  )
}

/** Nobody has said that anything came again: how one says so. */
function NoneStated({list: {likenesses}, address}: RecurrencesPageProps) {
  return (
    <EmptyState
      title={address.hasWeaker ? 'No author says that incidents are the same again, or alike.' : 'No author says that an incident is another one again.'}
    >
      <p>One says so in the front matter of the later one:</p>
      <pre className="recur-example">
        <code>{'related:\n  - {to: 2024-03-01-checkout-errors, type: recurrence-of}'}</code>
      </pre>
      <p>
        Likenesses that the program finds are waiting at{' '}
        <a className="link" href="/patterns/relations">
          Relations
        </a>{' '}
        to be confirmed.
        {likenesses > 0 && !address.hasWeaker && (
          <>
            {' '}
            {likenesses === 1 ? '1 likeness is' : `${likenesses.toLocaleString('en-US')} likenesses are`} stated already:{' '}
            <a className="link" href={writeRecurrenceAddress({hasWeaker: true})}>
              show what is alike
            </a>
            .
          </>
        )}
      </p>
    </EmptyState>
  )
}

function NoneFound({address}: {readonly address: RecurrenceAddress}) {
  return (
    <EmptyState title={address.incident === undefined ? 'No group has all of this.' : 'This incident is in no such group.'}>
      <p>
        <a className="link" href={writeRecurrenceAddress({hasWeaker: address.hasWeaker})}>
          Show all groups
        </a>
        {!address.hasWeaker && (
          <>
            , or{' '}
            <a className="link" href={writeRecurrenceAddress({...address, page: 1, hasWeaker: true})}>
              look among those that are alike
            </a>
          </>
        )}
        .
      </p>
    </EmptyState>
  )
}
