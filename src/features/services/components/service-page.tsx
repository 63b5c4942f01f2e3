import {IncidentList} from '#src/features/catalogue/components/incident-list.tsx'
import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {NextActions} from '#src/features/remediation/components/next-actions.tsx'
import {writeActionFilters} from '#src/features/remediation/write-action-filters.ts'
import {countDaysSince, formatAgo} from '#src/features/services/format-ago.ts'
import type {ServiceView} from '#src/features/services/services-queries.ts'
import {formatDay, formatShortDay} from '#src/features/timeline/format-times.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {DetectionSource} from '#src/incident/incident.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import {toServiceHref} from '#src/server/service-address.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {Figure} from '#src/ui/figure.tsx'
import {Trail} from '#src/ui/trail.tsx'
import {DurationTable} from './duration-table.tsx'
import {MonthsPicture} from './months-picture.tsx'
import {NumberedPager} from './numbered-pager.tsx'
import {TallyList} from './tally-list.tsx'

/** A service: how often, how badly, how long ago, and what is still owed; then its incidents. */
export function ServicePage({view}: {readonly view: ServiceView}) {
  const {service, team, aliases, today} = view
  const {name, incidents} = service
  return (
    <div className="service">
      <header>
        <Trail href="/services" name="Services">
          <span className="font-mono wrap-anywhere">{clampText(name, 80)}</span>
        </Trail>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        {(team !== undefined || aliases.length > 0) && (
          <ul className="incident-facts" aria-label="What the configuration says">
            {team !== undefined && (
              <li>
                run by <bdi>{team}</bdi>
              </li>
            )}
            {aliases.length > 0 && (
              <li>
                also called <bdi>{aliases.join(', ')}</bdi>
              </li>
            )}
          </ul>
        )}
      </header>
      <Figures view={view} />
      <MonthsPicture
        months={service.months}
        last={latest(service.months.at(-1)?.month, today.slice(0, 7))}
        toHref={days => writeFilters({services: [name], ...days})}
      />
      <div className="service-columns">
        <section aria-labelledby="incidents">
          <h2 id="incidents" className="section-title">
            Incidents{' '}
            <a className="link section-more screen-only" href={writeFilters({services: [name]})}>
              Filter {incidents === 1 ? 'it' : `these ${incidents.toLocaleString('en-US')}`}
            </a>
          </h2>
          <IncidentList rows={view.incidents} />
          <NumberedPager page={view.page} pages={view.pages} toHref={page => toServiceHref(name) + (page > 1 ? `?page=${page}` : '')} />
        </section>
        <div className="service-aside">
          <Remediation view={view} />
          <Factors service={service} />
          <section aria-labelledby="detection">
            <h2 id="detection" className="section-title">
              First noticed by
            </h2>
            <TallyList
              label="First noticed by"
              of={incidents}
              items={service.detection.map(({value, count}) => ({key: value, name: detectionNames[value], count, isAbsence: value === 'none'}))}
            />
          </section>
          <section aria-labelledby="durations">
            <h2 id="durations" className="section-title">
              How long it took
            </h2>
            <DurationTable service={service} />
          </section>
        </div>
      </div>
    </div>
  )
}

function Figures({view: {service, today}}: {readonly view: ServiceView}) {
  const {name, incidents, newest, worst, severities, open, overdue, months} = service
  const day = newest && formatDay(newest, 'UTC')
  const first = months[0]?.month.slice(0, 4)
  const undated = incidents - months.reduce((sum, {count}) => sum + count, 0)
  return (
    <dl className="figures">
      <Figure
        label="Incidents"
        number={incidents.toLocaleString('en-US')}
        note={[first && `since ${first}`, undated > 0 && `${undated} without a date`].filter(part => part).join(', ')}
      />
      <Figure
        label="Last one"
        number={day && (formatAgo(day, today) ?? 'to come')}
        note={day ? `${formatShortDay(day)}${countDaysSince(day, today)}` : 'no incident has a date'}
      />
      <Figure
        label="Worst"
        number={worst && <SeverityBadge level={worst} label={undefined} />}
        note={worst ? tellSeverities(severities, incidents) : 'no incident states a severity'}
      />
      <Figure
        label="Open actions"
        number={open > 0 ? <a href={writeActionFilters({service: [name], status: ['open', 'in-progress']})}>{open.toLocaleString('en-US')}</a> : 0}
        note={
          overdue > 0 ? (
            <a className="late" href={writeActionFilters({service: [name], due: ['overdue']})}>{`${overdue.toLocaleString('en-US')} overdue`}</a>
          ) : (
            'none overdue'
          )
        }
      />
    </dl>
  )
}

function tellSeverities(severities: ServiceView['service']['severities'], incidents: number): string {
  const countOf = (level: SeverityLevel | 'none'): number => severities.find(({value}) => value === level)?.count ?? 0
  const worst = [1, 2, 3, 4, 5].map(level => countOf(level as SeverityLevel)).find(count => count > 0) ?? 0
  const unstated = countOf('none')
  return `${worst} of ${incidents - unstated}${unstated > 0 ? `, ${unstated} not stated` : ''}`
}

function Remediation({view: {service, next, today}}: {readonly view: ServiceView}) {
  const {name, open} = service
  return (
    <section aria-labelledby="actions">
      <h2 id="actions" className="section-title">
        Open actions{' '}
        {open > next.length && (
          <a className="link section-more" href={writeActionFilters({service: [name], status: ['open', 'in-progress']})}>
            All {open.toLocaleString('en-US')}
          </a>
        )}
      </h2>
      {open === 0 ? (
        <p className="text-ink-2">Nothing is open: every agreed action is done or decided against.</p>
      ) : (
        <NextActions actions={next} today={today} />
      )}
    </section>
  )
}

const factorsAtOnce = 8

function Factors({service: {name, factors, incidents}}: Pick<ServiceView, 'service'>) {
  const toItem = ({value, count}: (typeof factors)[number]) => ({
    key: value,
    name: formatFactorCategory(value),
    href: writeFilters({services: [name], factors: [value]}),
    count,
  })
  return (
    <section aria-labelledby="factors">
      <h2 id="factors" className="section-title">
        Contributing factors
      </h2>
      {factors.length === 0 && <p className="text-ink-3">No incident names a category.</p>}
      <TallyList label="Contributing factors" of={incidents} items={factors.slice(0, factorsAtOnce).map(toItem)} />
      {factors.length > factorsAtOnce && (
        <details>
          <summary className="link">Show all {factors.length}</summary>
          <TallyList label="Further factors" of={incidents} items={factors.slice(factorsAtOnce).map(toItem)} />
        </details>
      )}
    </section>
  )
}

const detectionNames: Readonly<Record<DetectionSource | 'none', string>> = {
  monitoring: 'monitoring',
  customer: 'a customer',
  employee: 'an employee',
  'third-party': 'a third party',
  unknown: 'unknown, say the texts',
  none: 'not stated',
}

function latest(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other
}
