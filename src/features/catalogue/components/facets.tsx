import {formatActions, formatDetection, formatSeverity, formatStatus, formatTrigger} from '#src/features/catalogue/describe-filters.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {IncidentFacets, IncidentFilters} from '#src/library/incident-store.ts'
import {nameTechnology} from '#src/library/relate/technologies.ts'
import {Facet} from './facet.tsx'

type FacetsProps = {readonly facets: IncidentFacets; readonly filters: IncidentFilters}

/** What a list can be narrowed by, with how many incidents each choice would leave. */
export function Facets({facets, filters}: FacetsProps) {
  const isAnyUnpublished = filters.statuses.length > 0 || facets.statuses.some(({value}) => value !== 'published')
  return (
    <>
      <Facet
        name="severity"
        title="Severity"
        values={facets.severities.toSorted((a, b) => (String(a.value) < String(b.value) ? -1 : 1))}
        chosen={filters.severities}
        format={value => (value === 'none' ? notStated : formatSeverity(value))}
      />
      <Facet
        name="actions"
        title="Remediation"
        values={facets.actions}
        chosen={filters.actions}
        format={value => (value === 'none' ? notStated : formatActions(value))}
      />
      <Facet name="service" title="Service" values={facets.services} chosen={filters.services} format={orNotStated} />
      <Facet
        name="factor"
        title="Factor"
        values={facets.factors}
        chosen={filters.factors}
        format={value => (value === 'none' ? notStated : formatFactorCategory(value))}
      />
      <Facet
        name="trigger"
        title="Set off by"
        values={facets.triggers}
        chosen={filters.triggers}
        format={value => (value === 'none' ? notStated : formatTrigger(value))}
      />
      <Facet
        name="detected-by"
        title="First noticed by"
        values={facets.detections}
        chosen={filters.detections}
        format={value => (value === 'none' ? notStated : formatDetection(value))}
      />
      <Facet name="org" title="Organisation" values={facets.organizations} chosen={filters.organizations} format={orNotStated} />
      <Facet
        name="technology"
        title="Vendor or technology"
        values={facets.technologies}
        chosen={filters.technologies}
        format={value => (value === 'none' ? 'none named' : nameTechnology(value))}
      />
      <Facet name="tag" title="Tag" values={facets.tags} chosen={filters.tags} format={value => (value === 'none' ? 'no tag' : value)} />
      {isAnyUnpublished && <Facet name="status" title="Document" values={facets.statuses} chosen={filters.statuses} format={formatStatus} />}
      <Facet name="has" title="Checks" values={facets.has} chosen={filters.has} format={() => 'something to mend'} />
      <Facet name="year" title="Year" values={facets.years} chosen={filters.years} format={value => orNotStated(String(value))} />
      <Period from={filters.from} to={filters.to} />
    </>
  )
}

const notStated = 'not stated'

function orNotStated(value: string): string {
  return value === 'none' ? notStated : value
}

/** Days in UTC. They are sent by Enter or the button: a day that is being typed is a day already. */
function Period({from, to}: Pick<IncidentFilters, 'from' | 'to'>) {
  return (
    <fieldset className="facet">
      <legend>Period</legend>
      <div className="facet-period">
        <label>
          <span>from</span>
          <input type="date" id="from" name="from" defaultValue={from} />
        </label>
        <label>
          <span>to</span>
          <input type="date" id="to" name="to" defaultValue={to} />
        </label>
        <button type="submit" className="button">
          Set
        </button>
      </div>
    </fieldset>
  )
}
