import type {ReactNode} from 'react'
import {toImportHref} from '#src/features/import/import-address.ts'

type Target = {readonly id: string; readonly anchor: string; readonly hidden: Readonly<Record<string, string | number | undefined>>}

/** The form that says a field or an item otherwise; without scripts it is a page with the form open. */
export function MendForm({
  id,
  anchor,
  hidden,
  change,
  isAlone = false,
  children,
}: Target & {readonly change: 'set' | 'add'; readonly isAlone?: boolean; readonly children: ReactNode}) {
  return (
    <form action="/import/correct" method="post" className="mend-form">
      <Hidden id={id} hidden={{...hidden, change}} />
      {children}
      <p className="mend-ways">
        <button type="submit" className="button button-primary">
          {change === 'add' ? 'Add' : 'Keep'}
        </button>
        <a className="button" href={toImportHref(id, isAlone ? {} : {anchor})}>
          Cancel
        </a>
      </p>
    </form>
  )
}

/** One button that changes one thing. */
export function MendButton({
  id,
  hidden,
  change,
  words,
  label,
}: Omit<Target, 'anchor'> & {readonly change: 'remove' | 'forget'; readonly words: string; readonly label: string}) {
  return (
    <form action="/import/correct" method="post" className="mend-button">
      <Hidden id={id} hidden={{...hidden, change}} />
      <button type="submit" className="link" aria-label={label}>
        {words}
      </button>
    </form>
  )
}

/** Opens the form of a field or an item. */
export function MendLink({
  id,
  anchor,
  label,
  words = 'Correct',
}: {
  readonly id: string
  readonly anchor: string
  readonly label: string
  readonly words?: string
}) {
  return (
    <a className="link mend-link" href={toImportHref(id, {mend: anchor})} aria-label={label}>
      {words}
    </a>
  )
}

function Hidden({id, hidden}: Pick<Target, 'id' | 'hidden'>) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      {Object.entries(hidden).map(([name, value]) => (value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />))}
    </>
  )
}
