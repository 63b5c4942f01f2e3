import type {ReactNode} from 'react'
import {Complaints} from '#src/features/catalogue/components/complaints.tsx'
import {PatternTabs} from '#src/features/patterns/components/pattern-tabs.tsx'
import {writeRelationsAddress} from '#src/features/relations/relations-address.ts'
import {SavedNote} from '#src/features/remediation/components/saved-note.tsx'
import type {SavedMessage} from '#src/features/remediation/say-saved.ts'

type RelationsPageProps = {
  readonly show: 'proposed' | 'rejected'
  /** Undefined for who may not decide, and has no list to choose. */
  readonly rejected: number | undefined
  readonly complaints: readonly string[]
  readonly message: SavedMessage | undefined
  /** This very page, to come back to. */
  readonly ownHref: string
  readonly children: ReactNode
}

/** What incidents may have to do with each other, and what became of that. */
export function RelationsPage({show, rejected, complaints, message, ownHref, children}: RelationsPageProps) {
  return (
    <div className="relations-page">
      <h1>Relations</h1>
      <PatternTabs current="relations" />
      <SavedNote message={message} backHref={ownHref} />
      <Complaints complaints={complaints} />
      <p className="relations-lead">
        Incidents whose accounts say the same thing, side by side. Found by the program, so to be verified: what is confirmed is written into a document, what
        is rejected is not proposed again until what the two have in common changes.
      </p>
      {rejected !== undefined && (
        <nav className="relations-lists screen-only" aria-label="Lists of relations">
          <a className="chip" href={writeRelationsAddress({})} aria-current={show === 'proposed' ? 'page' : undefined}>
            Proposed
          </a>
          <a className="chip" href={writeRelationsAddress({show: 'rejected'})} aria-current={show === 'rejected' ? 'page' : undefined}>
            Rejected {rejected.toLocaleString('en-US')}
          </a>
        </nav>
      )}
      {children}
    </div>
  )
}
