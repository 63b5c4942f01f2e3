import type {ReactNode} from 'react'
import {clampText} from '#src/ui/clamp-text.ts'

/** What narrows a page of figures, each to be taken away: `href` is the page without it. Nothing where nothing does. */
export function NarrowedTo({held}: {readonly held: readonly {readonly text: string; readonly href: string}[]}) {
  if (held.length === 0) return null
  return (
    <ul className="figures-chips" aria-label="Narrowed to">
      {held.map(({text, href}) => (
        <li key={href}>
          <a className="chip" href={href} aria-label={`Remove ${text}`}>
            <bdi>{clampText(text, 60)}</bdi> <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

type NarrowFormProps<Name extends string, Value extends string | number> = {
  readonly action: string
  /** What the ids of the fields begin with. */
  readonly id: string
  readonly fields: readonly {readonly name: Name; readonly title: string; readonly values: readonly {readonly value: Value; readonly count: number}[]}[]
  /** What narrows it already. */
  readonly held: readonly {readonly name: string}[]
  readonly formatValue: (name: Name, value: Value) => string
  /** What of the address is to be kept, as hidden fields. */
  readonly children: ReactNode
}

/** What else a page of figures can be narrowed to; nothing where there is nothing to choose. */
export function NarrowForm<Name extends string, Value extends string | number>({
  action,
  id,
  fields,
  held,
  formatValue,
  children,
}: NarrowFormProps<Name, Value>) {
  const choices = fields
    .map(field => ({...field, values: field.values.filter(({count}) => count > 0).slice(0, mostChoices)}))
    // Of what is chosen already there is a chip, and of one value nothing to choose.
    .filter(({name, values}) => !held.some(each => each.name === name) && values.length > 1)
  if (choices.length === 0) return null
  return (
    <form action={action} data-quick className="figures-form">
      {children}
      {choices.map(({name, title, values}) => (
        <select key={name} id={`${id}-${name}`} name={name} className="select" aria-label={title} defaultValue="">
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
  )
}

/** More than this nobody looks through; others have their address. */
export const mostChoices = 60
