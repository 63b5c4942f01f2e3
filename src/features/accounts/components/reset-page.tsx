import type {Message} from '#src/features/accounts/say-messages.ts'
import {Callout} from '#src/ui/callout.tsx'
import {Door} from './door.tsx'
import {FormField} from './form-field.tsx'

/** Where a password is chosen by a link. */
export function ResetPage({token, email, message}: {readonly token: string; readonly email: string | undefined; readonly message: Message | undefined}) {
  if (email === undefined)
    return (
      <Door title="This link is not good any more" lead="It was used, or is older than a day.">
        <p className="mt-6">
          <a className="button button-primary" href="/login">
            Ask for a new one
          </a>
        </p>
      </Door>
    )
  return (
    <Door title="Choose a password" lead={`For ${email}. All browsers are signed out when you do.`}>
      {message && (
        <div className="mt-5" role="alert">
          <Callout tone={message.tone} title={message.title}>
            {message.text}
          </Callout>
        </div>
      )}
      <form action="/account/reset/password" method="post" className="form mt-6">
        <input type="hidden" name="token" value={token} />
        {/* Password managers keep the password for whom it is. */}
        <input type="hidden" name="email" autoComplete="username" value={email} />
        <FormField
          name="password"
          label="New password"
          type="password"
          autoComplete="new-password"
          most={200}
          hasFocus
          hint="At least 12 characters. A few words that do not belong together are easy to keep in mind."
        />
        <button type="submit" className="button button-primary button-wide">
          Choose this password
        </button>
      </form>
    </Door>
  )
}
