import type {FiguresFilters} from '#src/features/remediation/figures/read-figures-filters.ts'
import {listFields, writeFiguresFilters} from '#src/features/remediation/figures/write-figures-filters.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import {formatSeverityLevel, severityLevels} from '#src/incident/severity.ts'
import type {ActionFacets} from '#src/library/remediation-store.ts'
import {NarrowedTo, NarrowForm} from './narrowing.tsx'

type FiguresFiltersProps = {readonly filters: FiguresFilters; readonly facets: ActionFacets}

/** What narrows the figures, each to be taken away, and what else they can be narrowed to. */
export function FiguresFilterForm({filters, facets}: FiguresFiltersProps) {
  const held = listFields(filters)
  return (
    <div className="screen-only">
      <NarrowedTo held={held.map(each => ({text: formatValue(each.name, each.value), href: writeWithout(filters, each)}))} />
      <NarrowForm
        action="/remediation/figures"
        id="figures"
        fields={fields.map(field => ({...field, values: facets[field.name].map(({value, count}) => ({value: value ?? 'none', count}))}))}
        held={held}
        formatValue={formatValue}
      >
        {held.map(each => (
          <input key={`${each.name} ${each.value}`} type="hidden" name={each.name} value={each.value} />
        ))}
      </NarrowForm>
    </div>
  )
}

const fields = [
  {name: 'severity', title: 'Any severity'},
  {name: 'service', title: 'Any service'},
  {name: 'team', title: 'Any team'},
  {name: 'kind', title: 'Any kind'},
  {name: 'factor', title: 'Any factor'},
] as const

function formatValue(name: string, value: string): string {
  if (value === 'none') return `${name === 'org' ? 'organisation' : name} not stated`
  if (name === 'severity') return formatSeverityLevel(severityLevels.find(level => String(level) === value) ?? 5)
  return name === 'factor' ? formatFactorCategory(value) : value
}

function writeWithout(filters: FiguresFilters, one: {readonly name: string; readonly value: string}): string {
  const field = one.name === 'org' ? 'organization' : (one.name as keyof FiguresFilters)
  const values: readonly unknown[] = filters[field] ?? []
  return writeFiguresFilters({...filters, [field]: values.filter(value => (value === undefined ? 'none' : String(value)) !== one.value)})
}
