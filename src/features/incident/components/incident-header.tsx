import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {findBeginning} from '#src/features/incident/find-beginning.ts'
import type {PageAddress} from '#src/features/incident/page-address.ts'
import {formatDay, formatLongDay} from '#src/features/timeline/format-times.ts'
import type {Stated} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import {toServiceHref} from '#src/server/service-address.ts'
import {Evident} from './evident.tsx'
import {FactorCategory} from './factor-category.tsx'

/** What an incident is called, how bad it was, whose and when, and what it touched. */
export function IncidentHeader({incident, zone, address}: {readonly incident: Incident; readonly zone: string; readonly address: PageAddress}) {
  const {title, severity, organization, status, visibility, services} = incident
  const when = findBeginning(incident)
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
      <nav className="text-ink-3" aria-label="You are here">
        <a className="hover:text-ink" href="/incidents">
          Incidents
        </a>{' '}
        <span aria-hidden="true">/</span> <span className="font-mono wrap-anywhere">{incident.id}</span>
      </nav>
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

function listCategories({factors, factorCategories}: Incident): readonly Stated<string>[] {
  const stated = new Map<string, Stated<string>>()
  for (const {category, evidence} of factors) if (category && !stated.has(category)) stated.set(category, {value: category, evidence})
  for (const category of factorCategories) if (!stated.has(category.value)) stated.set(category.value, category)
  return [...stated.values()]
}
