import {Complaints} from '#src/features/catalogue/components/complaints.tsx'
import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {toIncidentHref} from '#src/features/incident/page-address.ts'
import {count} from '#src/features/patterns/format-figures.ts'
import {layOutMap, type MapGroup} from '#src/features/patterns/lay-out-map.ts'
import {type MapAddress, writeMapAddress} from '#src/features/patterns/pattern-address.ts'
import type {MapView} from '#src/features/patterns/pattern-queries.ts'
import {relationWords} from '#src/features/patterns/relation-words.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatDay, formatShortDay} from '#src/features/timeline/format-times.ts'
import {relationTypes} from '#src/incident/relation.ts'
import type {RelatedIncident} from '#src/library/patterns/pattern-counts.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {LineSample, MapLines} from './map-picture.tsx'
import {PatternFilters} from './pattern-filters.tsx'
import {PatternTabs} from './pattern-tabs.tsx'
import {RelationTable} from './relation-table.tsx'

type MapPageProps = {readonly view: MapView; readonly address: MapAddress; readonly complaints: readonly string[]}

/** Which incidents are related to which: rows in the order of time, with a line for each relation. */
export function MapPage({view, address, complaints}: MapPageProps) {
  const {incidents, relations, incidentsInAll, relationsInAll, types} = view
  const isAny = types.length > 0
  return (
    <div className="figures-page patterns-page">
      <header>
        <h1>Map of relations</h1>
        <PatternTabs current="map" />
        <p className="figures-of">
          {relationsInAll === 0
            ? 'Relations are what authors state of two incidents.'
            : `${plural(relationsInAll, 'relation')} between ${plural(incidentsInAll, 'incident')}, as their authors state them.`}
          {relations.length < relationsInAll &&
            ` Shown are the ${count(incidents.length)} incidents of the newest relations, with all ${count(relations.length)} between them; ${plural(relationsInAll - relations.length, 'relation')} and ${plural(incidentsInAll - incidents.length, 'incident')} are left out. Narrow the map to see others.`}
        </p>
        <Complaints complaints={complaints} />
        <PatternFilters path="/patterns/map" filters={address.filters} facets={view.facets} toHref={filters => writeMapAddress({...address, filters})} />
        {isAny && <Types view={view} address={address} />}
      </header>
      {relations.length === 0 ? (
        <EmptyState title={isAny ? 'No relation of this kind.' : 'No author states a relation here.'}>
          <p>
            {isAny ? (
              <a className="link" href={writeMapAddress({...address, types: []})}>
                Show all kinds
              </a>
            ) : (
              <>
                A line such as <code className="font-mono text-sm">{'- {to: 2024-03-01-cache, type: recurrence-of}'}</code> below{' '}
                <code className="font-mono text-sm">related:</code> in a document's front matter puts it here.
              </>
            )}
          </p>
        </EmptyState>
      ) : (
        <>
          <section aria-labelledby="map">
            <h2 id="map" className="sr-only">
              Map
            </h2>
            <div className="map">
              {layOutMap(incidents, relations).map(group => (
                <Group key={group.incidents[0]?.id} group={group} />
              ))}
            </div>
            <p className="figures-hint">
              Each line is a relation that an author states, in the form of its kind, and leads to its two incidents side by side. An arrow points from the
              incident that states it to the one that it repeats, was caused by, or is a duplicate of; other kinds have no direction. What is related, directly
              or by others, is a group, the newest first.
            </p>
          </section>
          <RelationTable incidents={incidents} relations={relations} />
        </>
      )}
    </div>
  )
}

/** What the lines mean, each to choose. */
function Types({view: {types}, address}: Pick<MapPageProps, 'view' | 'address'>) {
  return (
    <nav className="map-types" aria-label="Kinds of relations">
      {relationTypes.flatMap(type => {
        const found = types.find(({value}) => value === type)
        const isChosen = address.types.includes(type)
        if (!found && !isChosen) return []
        const others = address.types.filter(each => each !== type)
        return [
          <a
            key={type}
            className="chip"
            href={writeMapAddress({...address, types: isChosen ? others : [...others, type]})}
            aria-current={isChosen ? 'true' : undefined}
          >
            <LineSample type={type} /> {relationWords[type].name} <span className="count">{count(found?.count ?? 0)}</span>
          </a>,
        ]
      })}
    </nav>
  )
}

function Group({group}: {readonly group: MapGroup}) {
  const {incidents, lines} = group
  return (
    <div className="map-group">
      <MapLines group={group} />
      <ol aria-label={`${plural(incidents.length, 'incident')}, ${plural(lines.length, 'relation')}`}>
        {incidents.map(incident => (
          <li key={incident.id}>
            <a href={toIncidentHref(incident.id)} data-row>
              <bdi>{incident.title}</bdi>
            </a>
            <p>
              <Facts incident={incident} />
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Facts({incident: {date, severityLevel, severityLabel, organization, services}}: {readonly incident: RelatedIncident}) {
  const named = [
    ...(organization === undefined ? [] : [organization]),
    ...services.slice(0, 2),
    ...(services.length > 2 ? [`${services.length - 2} more`] : []),
  ]
  return (
    <>
      {date === undefined ? <span>no day stated</span> : <time dateTime={date.at}>{formatShortDay(formatDay(date, 'UTC'))}</time>}{' '}
      <SeverityBadge level={severityLevel} label={severityLabel} /> <bdi>{clampText(named.join(' · '), 120)}</bdi>
    </>
  )
}
