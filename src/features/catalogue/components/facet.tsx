import type {ReactNode} from 'react'
import type {FacetValue} from '#src/library/incident-store.ts'

type FacetProps<T> = {
  readonly name: string
  readonly title: string
  readonly values: readonly FacetValue<T>[]
  readonly chosen: readonly T[]
  readonly format: (value: T) => ReactNode
}

/** How many values stand there before "show all". */
const shownAtOnce = 6

/** One field that a list can be narrowed by; `none` is "not stated". What is chosen stays there to be unchosen. */
export function Facet<T extends string | number>({name, title, values, chosen, format}: FacetProps<T>) {
  // What is chosen stays to be unchosen, even where nothing has it any more.
  const missing = chosen.filter(value => values.every(other => other.value !== value)).map(value => ({value, count: 0}))
  const all = [...missing, ...values.filter(({value, count}) => count > 0 || chosen.includes(value))]
  // That nobody states it is no choice.
  if (all.every(({value}) => value === 'none') && chosen.length === 0) return null
  const named = all.filter(({value}) => value !== 'none')
  const shown = named.filter(({value}, index) => index < shownAtOnce || chosen.includes(value))
  const first = [...shown, ...all.filter(({value}) => value === 'none')]
  const rest = named.filter(value => !shown.includes(value))
  const toOption = ({value, count}: FacetValue<T>) => (
    <label key={value}>
      <input type="checkbox" id={`${name}-${value}`} name={name} value={value} defaultChecked={chosen.includes(value)} />
      <span className={value === 'none' ? 'dim' : undefined}>{format(value)}</span>
      <span className="count">{count.toLocaleString('en-US')}</span>
    </label>
  )
  return (
    <fieldset className="facet">
      <legend>{title}</legend>
      {first.map(toOption)}
      {rest.length > 0 && (
        <details>
          <summary>Show all {all.length.toLocaleString('en-US')}</summary>
          {rest.map(toOption)}
        </details>
      )}
    </fieldset>
  )
}
