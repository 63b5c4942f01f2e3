import {describeRole} from '#src/features/accounts/describe-role.ts'
import type {Message} from '#src/features/accounts/say-messages.ts'
import {SettingsFrame} from '#src/features/settings/components/settings-frame.tsx'
import type {SettingsPlace} from '#src/features/settings/settings-places.ts'
import {roles} from '#src/incident/viewer.ts'
import type {Member} from '#src/library/account-store.ts'
import {FormField} from './form-field.tsx'
import {Day} from './moments.tsx'
import {Said} from './said.tsx'

export type MembersPageProps = {
  readonly members: readonly (Member & {readonly handles: readonly string[]})[]
  readonly ownId: string
  readonly open: readonly SettingsPlace[]
  readonly message: Message | undefined
  /** A link that was just made. */
  readonly link: string | undefined
}

/** Who has an account, and what they may do. */
export function MembersPage({members, ownId, open, message, link}: MembersPageProps) {
  return (
    <SettingsFrame current="members" open={open}>
      <h1>Members</h1>
      <p className="mt-1 text-lg text-ink-2">Who has an account, and what they may do. Handles such as @ada come from hindsight.yaml.</p>
      <Said message={message} secret={link} label="The link" />
      <ul className="records mt-5">
        {members.map(member => (
          <li key={member.id} className={member.isDisabled ? 'record-off' : undefined}>
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">
                {member.name}
                {member.id === ownId && <span className="record-mark">you</span>}
                {member.isDisabled && <span className="record-mark">closed</span>}
              </p>
              <p className="text-ink-3 wrap-anywhere">
                {member.email}
                {member.handles.length > 0 && ` · ${member.handles.join(', ')}`}
              </p>
              <p className="text-ink-3">
                {describeWays(member)}
                {member.signedInAt !== undefined && (
                  <>
                    {' · '}last on <Day at={member.signedInAt} />
                  </>
                )}
                {member.keys > 0 && ` · ${member.keys} ${member.keys === 1 ? 'key' : 'keys'}`}
              </p>
            </div>
            <div className="record-forms">
              <form action="/settings/members/role" method="post" className="contents">
                <input type="hidden" name="member" value={member.id} />
                <select name="role" className="select" defaultValue={member.role} aria-label={`Role of ${member.name}`}>
                  {roles.map(role => (
                    <option key={role} value={role}>
                      {role}
                    </option>
                  ))}
                </select>
                <button type="submit" className="button" aria-label={`Change role of ${member.name}`}>
                  Change role
                </button>
              </form>
              {!member.isDisabled && (
                <form action="/settings/members/reset" method="post" className="contents">
                  <input type="hidden" name="member" value={member.id} />
                  <button type="submit" className="button" aria-label={`Password link for ${member.name}`}>
                    Password link
                  </button>
                </form>
              )}
              <form action={`/settings/members/${member.isDisabled ? 'enable' : 'disable'}`} method="post" className="contents">
                <input type="hidden" name="member" value={member.id} />
                <button type="submit" className="button" aria-label={`${member.isDisabled ? 'Open account' : 'Close account'} of ${member.name}`}>
                  {member.isDisabled ? 'Open account' : 'Close account'}
                </button>
              </form>
            </div>
          </li>
        ))}
      </ul>
      <section className="settings-section" aria-labelledby="add">
        <h2 id="add" className="section-title">
          Add somebody
        </h2>
        <form action="/settings/members/add" method="post" className="form form-line">
          <FormField name="name" label="Name" autoComplete="off" most={100} />
          <FormField name="email" label="E-mail address" type="email" autoComplete="off" />
          <div className="form-field">
            <label htmlFor="role">Role</label>
            <select id="role" name="role" className="select" defaultValue="viewer">
              {roles.map(role => (
                <option key={role} value={role}>
                  {role}: {describeRole(role)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" className="button button-primary">
            Add
          </button>
        </form>
      </section>
    </SettingsFrame>
  )
}

function describeWays({hasPassword, hasSso}: Member): string {
  if (hasPassword) return `signs in by password${hasSso ? ' or identity provider' : ''}`
  return hasSso ? 'signs in by identity provider' : 'has not chosen a password yet'
}
