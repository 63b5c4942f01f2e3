import type {ReactNode} from 'react'
import type {IncidentRow} from '#src/library/incident-store.ts'
import {Callout} from '#src/ui/callout.tsx'
import {SearchField} from '#src/ui/search-field.tsx'
import {HowToBegin} from './how-to-begin.tsx'
import {IncidentList} from './incident-list.tsx'

type StartPageProps = {
  readonly recent: readonly IncidentRow[]
  readonly problems: number
  readonly reviews: ReactNode
  readonly remediation: ReactNode
  readonly anniversaries: ReactNode
  readonly patterns: ReactNode
  readonly isReading: boolean
}

/** Search first, then what is owed and what grows, then what happened lately, then what happened at this time in other years. */
export function StartPage({recent, problems, reviews, remediation, patterns, anniversaries, isReading}: StartPageProps) {
  const isEmpty = recent.length === 0
  return (
    <div className="start">
      <h1 className="sr-only">Start</h1>
      {!isEmpty && (
        <search>
          <form action="/incidents">
            <SearchField large label="Search incidents" placeholder="An error, a service, or a few words" linesTo="/seen-before/answer" />
          </form>
        </search>
      )}
      {problems > 0 && (
        <Callout tone="warning" title={problems === 1 ? 'One file needs attention.' : `${problems} files need attention.`}>
          Everything else is up to date.{' '}
          <a className="link" href="/settings/sync">
            Show what is wrong
          </a>
        </Callout>
      )}
      {isEmpty ? (
        <HowToBegin isReading={isReading} />
      ) : (
        <div className="start-columns">
          <div>
            <section aria-labelledby="recent">
              <h2 id="recent" className="section-title">
                Recent incidents
              </h2>
              <IncidentList rows={recent} />
              <a className="link mt-4 inline-block" href="/incidents">
                All incidents
              </a>
            </section>
            {anniversaries}
          </div>
          <div>
            {reviews}
            {remediation}
            {patterns}
          </div>
        </div>
      )}
    </div>
  )
}
