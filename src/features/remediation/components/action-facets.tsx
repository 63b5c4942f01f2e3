import {Facet} from '#src/features/catalogue/components/facet.tsx'
import {dueNames, formatGroup, policyNames, shortStatusNames} from '#src/features/remediation/describe-actions.ts'
import {none} from '#src/features/remediation/read-action-filters.ts'
import {actionStatuses} from '#src/incident/action-item.ts'
import {dueRanges} from '#src/incident/due-range.ts'
import {policyStates} from '#src/incident/remediation-policy.ts'
import type {ActionFilters, ActionGrouping, ActionFacets as Facets} from '#src/library/remediation-store.ts'

type ActionFacetsProps = {readonly facets: Facets; readonly filters: ActionFilters; readonly hasPolicies: boolean}

/** What the actions can be narrowed by, with how many each choice would leave. */
export function ActionFacets({facets, filters, hasPolicies}: ActionFacetsProps) {
  return (
    <>
      <One field="due" title="Due" facets={facets} filters={filters} order={dueRanges} format={value => dueNames[value as keyof typeof dueNames] ?? value} />
      <One
        field="status"
        title="Status"
        facets={facets}
        filters={filters}
        order={statusOrder}
        format={value => shortStatusNames[value as keyof typeof shortStatusNames] ?? value}
      />
      {hasPolicies && (
        <One
          field="policy"
          title="Policy"
          facets={facets}
          filters={filters}
          order={policyStates}
          format={value => policyNames[value as keyof typeof policyNames] ?? value}
        />
      )}
      <One field="owner" title="Owner" facets={facets} filters={filters} format={orNotStated} />
      <One field="team" title="Team" facets={facets} filters={filters} format={orNotStated} />
      <One
        field="severity"
        title="Severity"
        facets={facets}
        filters={filters}
        order={['1', '2', '3', '4', '5']}
        format={value => (value === none ? notStated : formatGroup('severity', value))}
      />
      <One field="service" title="Service" facets={facets} filters={filters} format={orNotStated} />
      <One field="factor" title="Factor" facets={facets} filters={filters} format={value => (value === none ? notStated : formatGroup('factor', value))} />
      <One field="kind" title="Kind" facets={facets} filters={filters} format={orNotStated} />
    </>
  )
}

const statusOrder = ['open', 'in-progress', ...actionStatuses.filter(status => status !== 'open' && status !== 'in-progress')]
const notStated = 'not stated'

function orNotStated(value: string): string {
  return value === none ? notStated : value
}

type OneProps = {
  readonly field: ActionGrouping
  readonly title: string
  readonly facets: Facets
  readonly filters: ActionFilters
  /** Where the values have an order of their own. */
  readonly order?: readonly string[]
  readonly format: (value: string) => string
}

function One({field, title, facets, filters, order, format}: OneProps) {
  // A policy that there is none of is a value of its own there.
  const values = facets[field].map(({value, count}) => ({value: value ?? none, count}))
  const written = new Map(facets[field].map(facet => [facet.value, facet.written]))
  const sorted = order ? values.toSorted((a, b) => toPlace(order, a.value) - toPlace(order, b.value)) : values
  return (
    <Facet
      name={field}
      title={title}
      values={sorted}
      chosen={(filters[field] ?? []).map(value => (value === undefined ? none : String(value)))}
      format={value => written.get(value) ?? format(value)}
    />
  )
}

function toPlace(order: readonly string[], value: string): number {
  const place = order.indexOf(value)
  return place === -1 ? order.length : place
}
