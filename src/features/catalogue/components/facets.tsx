import type {ReactNode} from 'react'
import {formatActions, formatSeverity} from '#src/features/catalogue/describe-filters.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {FacetValue, IncidentFacets, IncidentFilters} from '#src/library/incident-store.ts'

type FacetsProps = {readonly facets: IncidentFacets; readonly filters: IncidentFilters}

/** What a list can be narrowed by, with how many incidents each choice would leave. */
export function Facets({facets, filters}: FacetsProps) {
  return (
    <>
      <Facet
        name="severity"
        title="Severity"
        values={facets.severities.toSorted((a, b) => (String(a.value) < String(b.value) ? -1 : 1))}
        chosen={filters.severities}
        format={value => (value === 'none' ? 'not stated' : formatSeverity(value))}
      />
      <Facet name="actions" title="Remediation" values={facets.actions} chosen={filters.actions} format={formatActions} />
      <Facet name="service" title="Service" values={facets.services} chosen={filters.services} format={value => value} />
      <Facet name="factor" title="Factor" values={facets.factors} chosen={filters.factors} format={formatFactorCategory} />
      <Facet name="year" title="Year" values={facets.years} chosen={filters.years} format={String} />
    </>
  )
}

type FacetProps<T> = {
  readonly name: string
  readonly title: string
  readonly values: readonly FacetValue<T>[]
  readonly chosen: readonly T[]
  readonly format: (value: T) => ReactNode
}

/** How many values stand there before "show all". */
const shownAtOnce = 8

function Facet<T extends string | number>({name, title, values, chosen, format}: FacetProps<T>) {
  // What is chosen stays to be unchosen, even where nothing has it any more.
  const missing = chosen.filter(value => values.every(other => other.value !== value)).map(value => ({value, count: 0}))
  const all = [...missing, ...values.filter(({value, count}) => count > 0 || chosen.includes(value))]
  if (all.length === 0) return null
  const first = all.filter(({value}, index) => index < shownAtOnce || chosen.includes(value))
  const rest = all.filter(value => !first.includes(value))
  const toOption = ({value, count}: FacetValue<T>) => (
    <label key={value}>
      <input type="checkbox" id={`${name}-${value}`} name={name} value={value} defaultChecked={chosen.includes(value)} />
      <span>{format(value)}</span>
      <span className="count">{count}</span>
    </label>
  )
  return (
    <fieldset className="facet">
      <legend>{title}</legend>
      {first.map(toOption)}
      {rest.length > 0 && (
        <details>
          <summary>Show all {all.length}</summary>
          {rest.map(toOption)}
        </details>
      )}
    </fieldset>
  )
}
