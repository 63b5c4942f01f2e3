import {formatValue, listHeld} from '#src/features/insights/held-filters.ts'
import {type ComparisonName, type InsightsAddress, type PeriodName, writeInsightsAddress} from '#src/features/insights/insights-address.ts'
import type {InsightsView} from '#src/features/insights/insights-queries.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type PeriodChoiceProps = {readonly view: InsightsView; readonly address: InsightsAddress}

/** Which days a report is of, what it compares them with, and which incidents; all of it in the address. */
export function PeriodChoice({view, address}: PeriodChoiceProps) {
  const {filters, from, to} = address
  const held = listHeld(filters)
  const choices = fields
    .map(field => ({...field, values: view.choices[field.of].filter(({count}) => count > 0).slice(0, mostChoices)}))
    // Of what is chosen already there is a chip, and of one value nothing to choose.
    .filter(({name, values}) => !held.some(each => each.name === name) && values.length > 1)
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
      {choices.length > 0 && (
        <form action="/insights" data-quick className="figures-form">
          {toFields([])}
          {choices.map(({name, title, values}) => (
            <select key={name} id={`insights-${name}`} name={name} className="select" aria-label={title} defaultValue="">
              <option value="">{title}</option>
              {values.map(({value, count}) => (
                <option key={value} value={value}>
                  {clampText(formatValue(name, value), 60)} ({count.toLocaleString('en-US')})
                </option>
              ))}
            </select>
          ))}
          <noscript>
            <button type="submit" className="button">
              Narrow
            </button>
          </noscript>
        </form>
      )}
      {held.length > 0 && (
        <ul className="figures-chips" aria-label="Narrowed to">
          {held.map(({name, value, without}) => {
            const text = formatValue(name, value)
            return (
              <li key={`${name} ${value}`}>
                <a className="chip" href={writeInsightsAddress({...address, filters: without})} aria-label={`Remove ${text}`}>
                  <bdi>{clampText(text, 60)}</bdi> <span aria-hidden="true">×</span>
                </a>
              </li>
            )
          })}
        </ul>
      )}
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

/** More than this nobody looks through; others have their address. */
const mostChoices = 60
