import type {ShownDigest} from '#src/features/remediation/digest-queries.ts'
import {writeActionFilters} from '#src/features/remediation/write-action-filters.ts'
import {type DigestPart, listDigestParts} from '#src/library/remediation/write-digest.ts'
import type {ActionFilters, ActionOrder} from '#src/library/remediation-store.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {Trail} from '#src/ui/trail.tsx'

/** What there is to say of actions this week, and what came again in spite of them. */
export function DigestPage({shown: {digest, handles, isOwn, filters}}: {readonly shown: ShownDigest}) {
  const parts = listDigestParts(digest, '')
  return (
    <div className="settings outcome">
      <Trail href="/remediation" name="Remediation">
        This week
      </Trail>
      <h1>This week</h1>
      <p className="settings-lead">
        {isOwn ? `What ${handles.join(' and ')} promised` : 'All actions that you may see'}, as of <time dateTime={digest.today}>{digest.today}</time>.{' '}
        {handles.length > 0 && (
          <a className="link screen-only" href={isOwn ? '/remediation/digest?of=all' : '/remediation/digest'}>
            {isOwn ? 'Show all actions' : 'Show mine'}
          </a>
        )}
      </p>
      {parts.length === 0 && (
        <EmptyState title="There is nothing to say this week." level={2}>
          <p>
            Nothing came again, and nothing is overdue, due, done or without a date.{' '}
            <a className="link" href={writeActionFilters(filters)}>
              Show the list
            </a>
          </p>
        </EmptyState>
      )}
      {parts.map(part => (
        <Part key={part.name} part={part} filters={filters} />
      ))}
    </div>
  )
}

function Part({part: {name, heading, lines, more}, filters}: {readonly part: DigestPart; readonly filters: ActionFilters}) {
  const {order = 'due', ...narrowed} = name === 'recurred' ? {} : lists[name]
  return (
    <section className="settings-section" aria-labelledby={name}>
      <h2 id={name} className="section-title">
        {heading}
      </h2>
      <ul className="records">
        {lines.map(({title, facts, href}) => (
          <li key={href}>
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">
                <a className="hover:text-accent-ink" href={href} data-row>
                  <bdi>{title}</bdi>
                </a>
              </p>
              <p className="text-ink-3 wrap-anywhere">
                <bdi>{facts.join(' · ')}</bdi>
              </p>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="mt-2 text-ink-3">
          and {more.toLocaleString('en-US')} more,{' '}
          <a className="link" href={name === 'recurred' ? '/patterns/recurrences' : writeActionFilters({...filters, ...narrowed}, {order})}>
            in the list
          </a>
        </p>
      )}
    </section>
  )
}

/** Where all of a part are; the list knows no weeks of what is overdue, or was done. */
const lists: Readonly<Record<Exclude<DigestPart['name'], 'recurred'>, ActionFilters & {readonly order?: ActionOrder}>> = {
  becameOverdue: {due: ['overdue']},
  stillOverdue: {due: ['overdue']},
  dueNext: {due: ['week']},
  breaksPolicyNext: {policy: ['breaking']},
  doneLast: {status: ['done'], order: 'newest'},
  undated: {due: ['undated']},
}
