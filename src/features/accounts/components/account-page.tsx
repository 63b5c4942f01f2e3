import {describeAgent} from '#src/features/accounts/describe-agent.ts'
import {describeRole} from '#src/features/accounts/describe-role.ts'
import type {Message} from '#src/features/accounts/say-messages.ts'
import type {Person} from '#src/incident/person.ts'
import type {CalendarLinkRecord, KeyRecord, SessionRecord} from '#src/library/account-store.ts'
import {FormField} from './form-field.tsx'
import {Day} from './moments.tsx'
import {Said} from './said.tsx'

export type AccountPageProps = {
  readonly person: Person
  readonly handles: readonly string[]
  readonly hasPassword: boolean
  readonly sessions: readonly SessionRecord[]
  /** The one that this page was asked for with. */
  readonly sessionId: string | undefined
  readonly keys: readonly KeyRecord[]
  readonly calendar: CalendarLinkRecord | undefined
  /** Whether they want the weekly digest, and whether mail can be sent at all. */
  readonly hasDigest: boolean
  readonly hasMail: boolean
  readonly message: Message | undefined
  /** A key, or a calendar's address, that was just made. */
  readonly secret: {readonly label: string; readonly value: string} | undefined
}

/** What belongs to the person who is signed in: name, password, browsers and keys. */
export function AccountPage({person, handles, hasPassword, sessions, sessionId, keys, calendar, hasDigest, hasMail, message, secret}: AccountPageProps) {
  return (
    <div className="max-w-[760px] px-4 py-6 tablet:px-7">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{person.name}</h1>
          <p className="mt-1 text-lg text-ink-2 wrap-anywhere">{person.email}</p>
        </div>
        <form action="/account/sign-out" method="post">
          <button type="submit" className="button">
            Sign out
          </button>
        </form>
      </div>
      <Said message={message} secret={secret?.value} label={secret?.label} />
      <dl className="account-facts mt-5">
        <dt>Role</dt>
        <dd className="first-letter:uppercase">
          {person.role}
          <small className="first-letter:uppercase">{describeRole(person.role)}.</small>
        </dd>
        <dt>Handles</dt>
        {handles.length > 0 ? (
          <dd className="wrap-anywhere">
            {handles.join(', ')}
            <small>Documents mean you by these: as an author, an owner, or one of those they are for.</small>
          </dd>
        ) : (
          <dd>
            None
            <small>Names such as @ada in documents mean you once hindsight.yaml gives one to {person.email}, under people.</small>
          </dd>
        )}
      </dl>

      <section className="settings-section" aria-labelledby="profile">
        <h2 id="profile" className="section-title">
          Name
        </h2>
        <form action="/account/profile" method="post" className="form form-line">
          <FormField name="name" label="As others see it" autoComplete="name" most={100} value={person.name} />
          <button type="submit" className="button">
            Change the name
          </button>
        </form>
      </section>

      {hasPassword && (
        <section className="settings-section" aria-labelledby="password-title">
          <h2 id="password-title" className="section-title">
            Password
          </h2>
          <form action="/account/password" method="post" className="form">
            <FormField name="current" label="Present password" type="password" autoComplete="current-password" most={200} />
            <FormField
              name="password"
              label="New password"
              type="password"
              autoComplete="new-password"
              most={200}
              hint="At least 12 characters. Your other browsers are signed out."
            />
            <button type="submit" className="button">
              Change the password
            </button>
          </form>
        </section>
      )}

      <section className="settings-section" aria-labelledby="sessions">
        <h2 id="sessions" className="section-title">
          Where you are signed in
        </h2>
        <ul className="records">
          {sessions.map(session => (
            <li key={session.id}>
              <div className="min-w-0">
                <p className="font-medium">
                  {describeAgent(session.userAgent)}
                  {session.id === sessionId && <span className="record-mark">this browser</span>}
                </p>
                <p className="text-ink-3">
                  since <Day at={session.createdAt} />
                  {session.address !== undefined && `, from ${session.address}`}
                </p>
              </div>
              {session.id !== sessionId && (
                <form action="/account/sessions/end" method="post">
                  <input type="hidden" name="session" value={session.id} />
                  <button type="submit" className="button" aria-label={`Sign out ${describeAgent(session.userAgent)}`}>
                    Sign out
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <form action="/account/sign-out-everywhere" method="post" className="mt-4">
            <button type="submit" className="button">
              Sign out everywhere
            </button>
          </form>
        )}
      </section>

      <section className="settings-section" aria-labelledby="keys-title">
        <h2 id="keys-title" className="section-title">
          API keys
        </h2>
        <p className="text-ink-2">
          For programs that read or write in your name: they send <code className="font-mono text-sm">Authorization: Bearer</code> and the key. A key can do no
          more than you can.
        </p>
        {keys.length > 0 && (
          <ul className="records mt-3">
            {keys.map(key => (
              <li key={key.id}>
                <div className="min-w-0">
                  <p className="font-medium wrap-anywhere">
                    {key.name} <span className="record-mark">{key.scope === 'write' ? 'reads and writes' : 'reads'}</span>
                  </p>
                  <p className="text-ink-3">
                    <code className="font-mono text-sm">{key.start}…</code>, made <Day at={key.createdAt} />,{' '}
                    {key.expiresAt === undefined ? (
                      'without an end'
                    ) : (
                      <>
                        ends <Day at={key.expiresAt} />
                      </>
                    )}
                    ,{' '}
                    {key.lastUsedAt === undefined ? (
                      'never used'
                    ) : (
                      <>
                        last used <Day at={key.lastUsedAt} />
                      </>
                    )}
                  </p>
                </div>
                <form action="/account/keys/revoke" method="post">
                  <input type="hidden" name="key" value={key.id} />
                  <button type="submit" className="button" aria-label={`Revoke ${key.name}`}>
                    Revoke
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
        <form action="/account/keys/create" method="post" className="form form-line mt-4">
          <FormField name="name" id="key-name" label="What it is for" autoComplete="off" most={60} />
          <div className="form-field">
            <label htmlFor="scope">It may</label>
            <select id="scope" name="scope" className="select">
              <option value="read">read</option>
              <option value="write">read and write</option>
            </select>
          </div>
          <div className="form-field">
            <label htmlFor="days">For</label>
            <select id="days" name="days" className="select" defaultValue="90">
              <option value="7">7 days</option>
              <option value="30">30 days</option>
              <option value="90">90 days</option>
              <option value="365">a year</option>
            </select>
          </div>
          <button type="submit" className="button">
            Make a key
          </button>
        </form>
      </section>

      <section className="settings-section" aria-labelledby="calendar-title">
        <h2 id="calendar-title" className="section-title">
          Calendar
        </h2>
        <p className="text-ink-2">
          A private address for Google Calendar, Apple Calendar or Outlook to subscribe to: what you and your teams have promised, on the day that it is due. It
          shows what you may see, and whoever has it sees the same without signing in.
        </p>
        {calendar && (
          <ul className="records mt-3">
            <li>
              <div className="min-w-0">
                <p className="font-medium">An address is in use</p>
                <p className="text-ink-3">
                  made <Day at={calendar.createdAt} />,{' '}
                  {calendar.lastUsedAt === undefined ? (
                    'never fetched'
                  ) : (
                    <>
                      last fetched <Day at={calendar.lastUsedAt} />
                    </>
                  )}
                </p>
              </div>
              <form action="/account/calendar/revoke" method="post">
                <button type="submit" className="button" aria-label="Revoke the calendar’s address">
                  Revoke
                </button>
              </form>
            </li>
          </ul>
        )}
        <form action="/account/calendar/create" method="post" className="form form-line mt-4">
          <button type="submit" className="button">
            {calendar ? 'Make another address instead' : 'Make an address'}
          </button>
        </form>
      </section>

      <section className="settings-section" aria-labelledby="digest">
        <h2 id="digest" className="section-title">
          Weekly digest
        </h2>
        <p className="text-ink-2">
          What of yours and your teams’ became overdue, is due, and was done, by e-mail once a week; nothing in weeks in which there is nothing to say.{' '}
          {!hasMail && 'No mail is sent from here at present. '}
          <a className="link" href="/remediation/digest">
            Read this week’s
          </a>
        </p>
        <form action="/account/digest" method="post" className="form form-line mt-4">
          <input type="hidden" name="wanted" value={hasDigest ? 'no' : 'yes'} />
          <button type="submit" className="button">
            {hasDigest ? 'Do not send it to me' : 'Send it to me again'}
          </button>
        </form>
      </section>
    </div>
  )
}
