import {formatValue, listHeld} from '#src/features/insights/held-filters.ts'
import {type ComparisonName, type InsightsAddress, type PeriodName, writeInsightsAddress} from '#src/features/insights/insights-address.ts'
import type {InsightsView} from '#src/features/insights/insights-queries.ts'
import {NarrowedTo, NarrowForm} from '#src/features/remediation/figures/components/narrowing.tsx'

type PeriodChoiceProps = {readonly view: InsightsView; readonly address: InsightsAddress}

/** Which days a report is of, what it compares them with, and which incidents; all of it in the address. */
export function PeriodChoice({view, address}: PeriodChoiceProps) {
  const {filters, from, to} = address
  const held = listHeld(filters)
  const kept = new URLSearchParams(writeInsightsAddress(address).split('?')[1] ?? '')
  const toFields = (except: readonly string[]) =>
    [...kept].filter(([name]) => !except.includes(name)).map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)
  return (
    <div className="screen-only insights-choice">
      <nav className="choice" aria-label="Period">
        {periods.map(({name, text}) => (
          <a
            key={name}
            href={writeInsightsAddress({...address, from: undefined, to: undefined, period: name})}
            aria-current={view.name === name ? 'true' : undefined}
          >
            {text}
          </a>
        ))}
      </nav>
      <form action="/insights" className="insights-days">
        {toFields(['from', 'to', 'period'])}
        <input
          className="field"
          type="date"
          name="from"
          aria-label="From"
          min="1900-01-01"
          max="2199-12-31"
          defaultValue={from ?? view.now.period.from ?? ''}
        />
        <span aria-hidden="true">to</span>
        <input className="field" type="date" name="to" aria-label="To" min="1900-01-01" max="2199-12-31" defaultValue={to ?? view.now.period.to ?? ''} />
        <button type="submit" className="button">
          Show these days
        </button>
      </form>
      {view.now.period.from !== undefined && view.now.period.to !== undefined && (
        <nav className="choice" aria-label="Compared with">
          {comparisons.map(({name, text}) => (
            <a key={name} href={writeInsightsAddress({...address, compare: name})} aria-current={view.compare === name ? 'true' : undefined}>
              {text}
            </a>
          ))}
        </nav>
      )}
      <NarrowForm
        action="/insights"
        id="insights"
        fields={fields.map(field => ({...field, values: view.choices[field.of]}))}
        held={held}
        formatValue={formatValue}
      >
        {toFields([])}
      </NarrowForm>
      <NarrowedTo held={held.map(({name, value, without}) => ({text: formatValue(name, value), href: writeInsightsAddress({...address, filters: without})}))} />
    </div>
  )
}

const periods: readonly {readonly name: PeriodName; readonly text: string}[] = [
  {name: 'quarter', text: 'This quarter'},
  {name: 'last-quarter', text: 'Last quarter'},
  {name: 'year', text: 'This year'},
  {name: 'last-year', text: 'Last year'},
  {name: '12-months', text: 'Twelve months'},
  {name: 'all', text: 'All time'},
]

const comparisons: readonly {readonly name: ComparisonName; readonly text: string}[] = [
  {name: 'previous', text: 'Against the period before'},
  {name: 'year', text: 'A year earlier'},
  {name: 'none', text: 'Nothing'},
]

const fields = [
  {name: 'severity', of: 'severities', title: 'Any severity'},
  {name: 'service', of: 'services', title: 'Any service'},
  {name: 'org', of: 'organizations', title: 'Any organisation'},
] as const
