import {type AuditAddress, writeAuditAddress} from '#src/features/settings/audit-address.ts'
import type {AuditView} from '#src/features/settings/audit-queries.ts'
import {actionGroups, actionNames} from '#src/features/settings/describe-audit.ts'
import {auditActions} from '#src/library/audit-log.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {AuditTable} from './audit-table.tsx'
import {SettingsFrame} from './settings-frame.tsx'

/** Who did what and when, newest first, to search and to take along. */
export function AuditPage({view: {address, entries, hasMore, open}}: {readonly view: AuditView}) {
  const {after, complaints, ...filters} = address
  const isNarrowed = Object.values(filters).some(value => value !== '')
  const last = entries.at(-1)
  return (
    <SettingsFrame current="audit" open={open} isWide>
      <div className="settings-head">
        <div>
          <h1>Audit log</h1>
          <p>Who did what, and what was refused. Entries are only ever added; times are UTC.</p>
        </div>
        {entries.length > 0 && (
          <p className="screen-only">
            <a className="button" href={writeAuditAddress(filters, '/settings/audit.csv')} download>
              CSV
            </a>{' '}
            <a className="button" href={writeAuditAddress(filters, '/settings/audit.json')} download>
              JSON
            </a>
          </p>
        )}
      </div>
      <Narrow filters={filters} isNarrowed={isNarrowed} />
      {complaints.length > 0 && (
        <p className="settings-note" role="status">
          {complaints.join(' ')}
        </p>
      )}
      {last ? (
        <AuditTable entries={entries} />
      ) : isNarrowed || after !== '' ? (
        <EmptyState title={after === '' ? 'No entry matches.' : 'There are no earlier entries.'}>
          <p>
            <a className="link" href={writeAuditAddress(after === '' ? {} : filters)}>
              {after === '' ? 'Show all entries' : 'Back to the newest'}
            </a>
          </p>
        </EmptyState>
      ) : (
        <EmptyState title="Nothing has been written down yet.">
          <p>Every sign-in, refusal, and change of an incident, a role or a setting will stand here from now on.</p>
        </EmptyState>
      )}
      {last && (after !== '' || hasMore) && (
        <nav className="mt-6 flex items-center gap-3" aria-label="Pages">
          {after !== '' && (
            <a className="button" href={writeAuditAddress(filters)}>
              Newest
            </a>
          )}
          {hasMore && (
            <a className="button" href={writeAuditAddress({...filters, after: last.id})} rel="next">
              Earlier entries
            </a>
          )}
        </nav>
      )}
    </SettingsFrame>
  )
}

type Filters = Omit<AuditAddress, 'after' | 'complaints'>

function Narrow({filters: {words, what, from, to}, isNarrowed}: {readonly filters: Filters; readonly isNarrowed: boolean}) {
  return (
    <search>
      <form action="/settings/audit" className="audit-form screen-only">
        <label>
          <span>Who or what</span>
          <input type="search" name="q" className="field" placeholder="ada@example.org" defaultValue={words} maxLength={200} autoComplete="off" />
        </label>
        <label>
          <span>What happened</span>
          <select name="what" className="select" defaultValue={what}>
            <option value="">Anything</option>
            <optgroup label="Kinds">
              {actionGroups.map(({id, name}) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
            <optgroup label="One thing">
              {auditActions.map(action => (
                <option key={action} value={action}>
                  {actionNames[action]}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
        <label>
          <span>From</span>
          <input type="date" name="from" className="field" defaultValue={from} />
        </label>
        <label>
          <span>To</span>
          <input type="date" name="to" className="field" defaultValue={to} />
        </label>
        <button type="submit" className="button">
          Show
        </button>
        {isNarrowed && (
          <a className="link" href="/settings/audit">
            Show all
          </a>
        )}
      </form>
    </search>
  )
}
