import type {Message} from '#src/features/accounts/say-messages.ts'
import {Callout} from '#src/ui/callout.tsx'
import {Door} from './door.tsx'
import {FormField} from './form-field.tsx'

/** Where the first administrator is made. */
export function SetupPage({
  token,
  message,
  values,
}: {
  readonly token: string
  readonly message: Message | undefined
  readonly values: Readonly<Record<string, string>>
}) {
  return (
    <Door title="Set up Hindsight" lead="You are the first: this account looks after members and settings.">
      {message && (
        <div className="mt-5" role="alert">
          <Callout tone={message.tone} title={message.title}>
            {message.text}
          </Callout>
        </div>
      )}
      <form action="/setup/administrator" method="post" className="form mt-6">
        <input type="hidden" name="token" value={token} />
        <FormField name="name" label="Your name" autoComplete="name" most={100} value={values.name} hasFocus={!message} />
        <FormField name="email" label="E-mail address" type="email" autoComplete="username" value={values.email} />
        <FormField
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          most={200}
          hasFocus={message !== undefined}
          hint="At least 12 characters. A few words that do not belong together are easy to keep in mind."
        />
        <button type="submit" className="button button-primary button-wide">
          Make the administrator
        </button>
      </form>
    </Door>
  )
}

/** The same once it has been used, or where the link is not the one that was printed. */
export function SetupClosedPage() {
  return (
    <Door title="Set-up is closed" lead="There is an administrator already, or this is not the link that the server printed when it started.">
      <p className="mt-6">
        <a className="button button-primary" href="/login">
          Sign in
        </a>
      </p>
      <p className="mt-6 text-ink-3">
        Whoever runs this server can add administrators: <code className="font-mono text-sm">npm run kb -- users add you@example.com --role administrator</code>
      </p>
    </Door>
  )
}
