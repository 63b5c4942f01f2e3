import {describeFilters, formatSeverity} from '#src/features/catalogue/describe-filters.ts'
import {mostChoices, NarrowedTo} from '#src/features/remediation/figures/components/narrowing.tsx'
import type {IncidentFacets, IncidentFilters} from '#src/library/incident-store.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type PatternFiltersProps = {
  readonly path: '/patterns' | '/patterns/map'
  readonly filters: IncidentFilters
  readonly facets: IncidentFacets
  /** The same page with other filters. */
  readonly toHref: (filters: IncidentFilters) => string
}

/** What narrows the figures or the map, each to be taken away, and what else they can be narrowed to. */
export function PatternFilters({path, filters, facets, toHref}: PatternFiltersProps) {
  const held = describeFilters(filters)
  // What the address says besides, without what the form itself has.
  const kept = [...new URLSearchParams(toHref(filters).split('?')[1] ?? '')].filter(([name]) => name !== 'from' && name !== 'to')
  const choices = [
    {
      name: 'severity',
      title: 'Any severity',
      isHeld: filters.severities.length > 0,
      values: facets.severities.map(each => ({...each, text: formatSeverity(each.value)})),
    },
    {
      name: 'service',
      title: 'Any service',
      isHeld: filters.services.length > 0,
      values: facets.services.map(each => ({...each, text: orNotStated(each.value)})),
    },
    {
      name: 'org',
      title: 'Any organisation',
      isHeld: filters.organizations.length > 0,
      values: facets.organizations.map(each => ({...each, text: orNotStated(each.value)})),
    },
  ].filter(({isHeld, values}) => !isHeld && values.length > 1)
  return (
    <div className="screen-only">
      <NarrowedTo held={held.map(({text, without}) => ({text, href: toHref(without)}))} />
      <form action={path} data-quick className="figures-form pattern-form">
        {kept.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {choices.map(({name, title, values}) => (
          <select key={name} id={`patterns-${name}`} name={name} className="select" aria-label={title} defaultValue="">
            <option value="">{title}</option>
            {values.slice(0, mostChoices).map(({value, count, text}) => (
              <option key={value} value={value}>
                {clampText(text, 60)} ({count.toLocaleString('en-US')})
              </option>
            ))}
          </select>
        ))}
        <label>
          from <input type="date" name="from" className="field" defaultValue={filters.from} />
        </label>
        <label>
          to <input type="date" name="to" className="field" defaultValue={filters.to} />
        </label>
        <button type="submit" className="button">
          Narrow
        </button>
      </form>
    </div>
  )
}

function orNotStated(value: string): string {
  return value === 'none' ? 'not stated' : value
}
