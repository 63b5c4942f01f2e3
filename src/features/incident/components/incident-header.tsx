import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {findBeginning} from '#src/features/incident/find-beginning.ts'
import {type PageAddress, toIncidentHref} from '#src/features/incident/page-address.ts'
import {formatDay, formatLongDay} from '#src/features/timeline/format-times.ts'
import type {Stated} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {Neighbours} from '#src/library/incident-store.ts'
import {toServiceHref} from '#src/server/service-address.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {showBidi} from '#src/ui/show-bidi.ts'
import {Trail} from '#src/ui/trail.tsx'
import {Evident} from './evident.tsx'
import {FactorCategory} from './factor-category.tsx'

type IncidentHeaderProps = {readonly incident: Incident; readonly neighbours: Neighbours; readonly zone: string; readonly address: PageAddress}

/** What an incident is called, how bad it was, whose and when, and what it touched. */
export function IncidentHeader({incident, neighbours, zone, address}: IncidentHeaderProps) {
  const {title, severity, organization, status, visibility, services} = incident
  const when = findBeginning(incident)
  const list = address.list ?? ''
  const facts = [
    severity && (
      <Evident name="severity" evidence={severity.evidence} address={address} className="evidence-badge">
        <SeverityBadge level={severity.level} label={severity.label} />
      </Evident>
    ),
    organization && (
      <Evident name="organization" evidence={organization.evidence} address={address}>
        <bdi>{organization.value}</bdi>
      </Evident>
    ),
    when && (
      <Evident name="when" evidence={when.evidence} address={address}>
        <time dateTime={when.instant.at}>{formatLongDay(formatDay(when.instant, zone))}</time>
      </Evident>
    ),
  ].filter(fact => fact !== undefined)
  return (
    <header id="head">
      <div className="trail">
        <Trail href={list === '' ? '/incidents' : `/incidents?${list}`} name={list === '' ? 'Incidents' : 'This list'}>
          <span className="font-mono wrap-anywhere">{incident.id}</span>
        </Trail>
        <Steps neighbours={neighbours} list={list} />
      </div>
      <h1>
        <bdi>{title?.value ?? incident.id}</bdi>
      </h1>
      <ul className="incident-facts">
        {facts.map((fact, index) => (
          // The three stand in this order on every page.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>{fact}</li>
        ))}
        {status !== 'published' && <li className="chip">{status === 'draft' ? 'draft' : 'in review'}</li>}
        {visibility === 'restricted' && <li className="chip">restricted to its audience</li>}
      </ul>
      {services.length + listCategories(incident).length > 0 && (
        <ul className="chips" aria-label="Services and factors">
          {services.map(service => (
            <li key={service.value}>
              <Evident name="service" evidence={service.evidence} address={address} href={toServiceHref(service.value)} className="chip chip-service">
                <bdi>{service.value}</bdi>
              </Evident>
            </li>
          ))}
          {listCategories(incident).map(category => (
            <li key={category.value}>
              <FactorCategory name="category" category={category.value} evidence={category.evidence} address={address} className="chip" />
            </li>
          ))}
        </ul>
      )}
    </header>
  )
}

/** The incidents before and after this one in the list that it was opened from. */
function Steps({neighbours: {previous, next}, list}: {readonly neighbours: Neighbours; readonly list: string}) {
  if (!previous && !next) return null
  const listHref = list === '' ? '/incidents' : `/incidents?${list}`
  return (
    <nav className="steps screen-only" aria-label="In this list">
      {previous && (
        <a className="link" href={toIncidentHref(previous.id, listHref)} rel="prev" title={showBidi(previous.title)}>
          Previous <bdi>{clampText(previous.title, longestStep)}</bdi>
        </a>
      )}
      {next && (
        <a className="link" href={toIncidentHref(next.id, listHref)} rel="next" title={showBidi(next.title)}>
          Next <bdi>{clampText(next.title, longestStep)}</bdi>
        </a>
      )}
    </nav>
  )
}

/** In letters; what there is room for is the style sheet's to say. */
const longestStep = 80

function listCategories({factors, factorCategories}: Incident): readonly Stated<string>[] {
  const stated = new Map<string, Stated<string>>()
  for (const {category, evidence} of factors) if (category && !stated.has(category)) stated.set(category, {value: category, evidence})
  for (const category of factorCategories) if (!stated.has(category.value)) stated.set(category.value, category)
  return [...stated.values()]
}
