import {toTeaser} from '#src/features/catalogue/to-teaser.ts'
import {toIncidentHref} from '#src/features/incident/page-address.ts'
import {formatDay} from '#src/features/timeline/format-times.ts'
import {Spark} from '#src/features/timeline/spark.tsx'
import {toPhases} from '#src/features/timeline/to-phases.ts'
import {formatMinutes} from '#src/incident/duration.ts'
import type {IncidentRow} from '#src/library/incident-store.ts'
import {markPhrases, openPhraseFinder, type PhraseFinder} from '#src/library/search/mark-phrases.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {listSoughtLists} from '#src/library/search/search-query.ts'
import {toServiceHref} from '#src/server/service-address.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {CompareBox} from './compare-box.tsx'
import {Marked} from './marked.tsx'
import {PassageList} from './passage-list.tsx'
import {SeverityBadge} from './severity-badge.tsx'
import {StateChips} from './state-chips.tsx'

type IncidentListProps = {
  readonly rows: readonly IncidentRow[]
  readonly words?: string
  /** The address of the list, which the incidents' pages lead through. */
  readonly listHref?: string
  /** The form that rows are marked for, where they can be compared. */
  readonly compareForm?: string
}

/** Incidents as rows that `j` and `k` move through; where the screen is narrow, as cards. */
export function IncidentList({rows, words = '', listHref, compareForm}: IncidentListProps) {
  const find = openPhraseFinder(listSoughtLists(readSearchQuery(words)))
  return (
    <ol className="incidents">
      {rows.map(row => (
        <Row key={row.id} row={row} find={find} href={toIncidentHref(row.id, listHref)} compareForm={compareForm} />
      ))}
    </ol>
  )
}

type RowProps = {readonly row: IncidentRow; readonly find: PhraseFinder; readonly href: string; readonly compareForm: string | undefined}

function Row({row, find, href, compareForm}: RowProps) {
  const teaser = toTeaser(row.summary ?? '', row.title)
  const title = clampText(row.title)
  return (
    <li>
      {row.date ? <time dateTime={row.date.at}>{formatDay(row.date, 'UTC')}</time> : <span className="undated">no date</span>}
      <div className="incident-words">
        <h2>
          <a href={href} data-row>
            <bdi>
              <Marked parts={markPhrases(title, find(title))} />
            </bdi>
          </a>
        </h2>
        {row.passages.length > 0 ? <PassageList href={href} passages={row.passages} /> : teaser && <p>{teaser}</p>}
        <div className="incident-place">
          <SeverityBadge level={row.severityLevel} label={row.severityLabel} />
          <StateChips row={row} />
          <Place organization={row.organization} services={row.services} />
        </div>
      </div>
      <Spark course={toPhases(row)} />
      <div className="incident-figures">
        <Durations {...row} />
        <Actions actions={row.actions} />
        {compareForm !== undefined && <CompareBox form={compareForm} id={row.id} title={row.title} isNamed />}
      </div>
    </li>
  )
}

const servicesAtOnce = 4

function Place({organization, services}: Pick<IncidentRow, 'organization' | 'services'>) {
  if (organization === undefined && services.length === 0) return null
  return (
    <span>
      {organization !== undefined && <bdi>{organization}</bdi>}
      {services.slice(0, servicesAtOnce).map((service, index) => (
        <span key={service}>
          {index > 0 ? ', ' : organization !== undefined && ' · '}
          <a href={toServiceHref(service)}>
            <bdi>{clampText(service, 60)}</bdi>
          </a>
        </span>
      ))}
      {services.length > servicesAtOnce && `, ${services.length - servicesAtOnce} more`}
    </span>
  )
}

/** How long it hurt, how long it took to be over, and how long nobody knew; what is not stated is left out. */
function Durations({impactMinutes, ttd, ttm, ttr}: IncidentRow) {
  const lines = [
    {minutes: impactMinutes ?? ttm, of: impactMinutes === undefined ? 'to mitigate' : 'impact'},
    {minutes: ttr, of: 'to resolve'},
    {minutes: ttd === 0 ? undefined : ttd, of: 'to detect'},
  ].filter(line => line.minutes !== undefined)
  if (lines.length === 0) return <div className="figure-missing">duration not stated</div>
  return lines.map(({minutes = 0, of}) => (
    <div key={of}>
      <b>{formatMinutes(minutes)}</b> {of}
    </div>
  ))
}

function Actions({actions}: Pick<IncidentRow, 'actions'>) {
  if (actions.overdue > 0)
    return (
      <div className="late">
        <b>{actions.overdue}</b> overdue
      </div>
    )
  if (actions.open > 0)
    return (
      <div>
        <b>{actions.open}</b> {actions.open === 1 ? 'action open' : 'actions open'}
      </div>
    )
  if (actions.total === 0) return <div className="figure-missing">no actions</div>
  return (
    <div>
      <b>
        {actions.done} of {actions.total}
      </b>{' '}
      done
    </div>
  )
}
