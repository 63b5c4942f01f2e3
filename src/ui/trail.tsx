import type {ReactNode} from 'react'

/** Where a page stands: a link to the page above it, and its own name. */
export function Trail({href, name, children}: {readonly href: string; readonly name: ReactNode; readonly children: ReactNode}) {
  return (
    <nav className="text-ink-3" aria-label="You are here">
      <a className="hover:text-ink" href={href}>
        {name}
      </a>{' '}
      <span aria-hidden="true">/</span> {children}
    </nav>
  )
}
