import type {ReactNode} from 'react'
import {EmptyState} from '#src/ui/empty-state.tsx'

/** A list without a row because of its filters, with which of them to take away and how many rows would come back. */
export function NothingMatches<Filters>({
  what,
  remedies,
  all,
  toHref,
  none,
  children,
}: {
  /** Of which nothing matches, in the singular. */
  readonly what: string
  readonly remedies: readonly {readonly text: string; readonly without: Filters; readonly remaining: number}[]
  /** How many there are without a filter. */
  readonly all: number
  readonly toHref: (filters: Filters) => string
  /** No filter at all. */
  readonly none: Filters
  /** What stands before the remedies. */
  readonly children?: ReactNode
}) {
  return (
    <EmptyState title={`No ${what} matches all of this.`}>
      {children}
      {remedies.length > 0 ? (
        <ul className="space-y-1">
          {remedies.map(remedy => (
            <li key={remedy.text}>
              <a className="link" href={toHref(remedy.without)}>
                Remove {remedy.text}
              </a>
              : {remedy.remaining.toLocaleString('en-US')} would remain.
            </li>
          ))}
        </ul>
      ) : (
        <p>
          No single filter stands in the way.{' '}
          <a className="link" href={toHref(none)}>
            Show all {all.toLocaleString('en-US')}
          </a>
        </p>
      )}
    </EmptyState>
  )
}
