import type {FiguresFilters} from '#src/features/remediation/figures/read-figures-filters.ts'
import {listFields, writeFiguresFilters} from '#src/features/remediation/figures/write-figures-filters.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import {formatSeverityLevel, severityLevels} from '#src/incident/severity.ts'
import type {ActionFacets} from '#src/library/remediation-store.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type FiguresFiltersProps = {readonly filters: FiguresFilters; readonly facets: ActionFacets}

/** What narrows the figures, each to be taken away, and what else they can be narrowed to. */
export function FiguresFilterForm({filters, facets}: FiguresFiltersProps) {
  const held = listFields(filters)
  const choices = fields
    .map(field => ({
      ...field,
      values: facets[field.name].flatMap(({value, count}) => (count > 0 ? [{value: value ?? 'none', count}] : [])).slice(0, mostChoices),
    }))
    // Of what is chosen already there is a chip, and of one value nothing to choose.
    .filter(({name, values}) => !held.some(each => each.name === name) && values.length > 1)
  return (
    <div className="screen-only">
      {held.length > 0 && (
        <ul className="figures-chips" aria-label="Narrowed to">
          {held.map(each => {
            const name = formatValue(each.name, each.value)
            return (
              <li key={`${each.name} ${each.value}`}>
                <a className="chip" href={writeWithout(filters, each)} aria-label={`Remove ${name}`}>
                  <bdi>{clampText(name, 60)}</bdi> <span aria-hidden="true">×</span>
                </a>
              </li>
            )
          })}
        </ul>
      )}
      {choices.length > 0 && (
        <form action="/remediation/figures" data-quick className="figures-form">
          {held.map(each => (
            <input key={`${each.name} ${each.value}`} type="hidden" name={each.name} value={each.value} />
          ))}
          {choices.map(({name, title, values}) => (
            <select key={name} id={`figures-${name}`} name={name} className="select" aria-label={title} defaultValue="">
              <option value="">{title}</option>
              {values.map(({value, count}) => (
                <option key={value} value={value}>
                  {clampText(formatValue(name, value), 60)} ({count.toLocaleString('en-US')})
                </option>
              ))}
            </select>
          ))}
          <noscript>
            <button type="submit" className="button">
              Narrow
            </button>
          </noscript>
        </form>
      )}
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

/** More than this nobody looks through; others have their address. */
const mostChoices = 60

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
