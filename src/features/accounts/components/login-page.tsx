import {Callout} from '#src/ui/callout.tsx'
import {Door} from './door.tsx'
import {FormField} from './form-field.tsx'

export type LoginPageProps = {
  /** Where to go afterwards; a path of this site. */
  readonly next: string
  readonly email: string | undefined
  readonly message: {readonly tone: 'plain' | 'warning' | 'error'; readonly title: string; readonly text: string} | undefined
  /** The identity provider's name, where one is configured. */
  readonly provider: string | undefined
  readonly hasMail: boolean
  /** Whether one may read without an account. */
  readonly isPublic: boolean
}

/** Where one signs in. */
export function LoginPage({next, email, message, provider, hasMail, isPublic}: LoginPageProps) {
  return (
    <Door title="Sign in" lead={isPublic ? undefined : 'Only members read here.'}>
      {message && (
        <div className="mt-5" role="alert">
          <Callout tone={message.tone} title={message.title}>
            {message.text}
          </Callout>
        </div>
      )}
      {provider !== undefined && (
        <>
          <a className="button button-wide mt-6" href={`/account/sso?next=${encodeURIComponent(next)}`}>
            Sign in with {provider}
          </a>
          <p className="door-or">or with a password</p>
        </>
      )}
      <form action="/account/sign-in" method="post" className="form mt-6">
        <input type="hidden" name="next" value={next} />
        <FormField name="email" label="E-mail address" type="email" autoComplete="username" value={email} hasFocus={email === undefined} />
        <FormField name="password" label="Password" type="password" autoComplete="current-password" most={200} hasFocus={email !== undefined} />
        <button type="submit" className="button button-primary button-wide">
          Sign in
        </button>
      </form>
      <details className="door-help">
        <summary>I forgot my password</summary>
        {hasMail ? (
          <form action="/account/forgot" method="post" className="form mt-3">
            <FormField name="email" id="forgot-email" label="E-mail address of your account" type="email" autoComplete="username" />
            <button type="submit" className="button">
              Send me a link
            </button>
          </form>
        ) : (
          <p className="mt-2 text-ink-2">
            Ask an administrator for a link. Whoever runs this server can also make one:{' '}
            <code className="font-mono text-sm">npm run kb -- users reset you@example.com</code>
          </p>
        )}
      </details>
      {isPublic && (
        <p className="mt-6 text-ink-3">
          Reading needs no account.{' '}
          <a className="link" href="/">
            Go to the start page
          </a>
        </p>
      )}
    </Door>
  )
}
