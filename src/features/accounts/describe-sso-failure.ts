import type {SsoFailure} from '#src/server/accounts/sso-attempt.ts'

const words: Readonly<Record<SsoFailure, string>> = {
  unreachable: 'It cannot be reached at the moment. Try again, or sign in with a password.',
  declined: 'It did not let you in.',
  expired: 'This sign-in was not begun in this browser, took longer than ten minutes, or is over already. Begin once more.',
  unverified: 'It does not say that your e-mail address is yours. Confirm the address there, or ask whoever looks after accounts there.',
  'no-role': 'It let you in, but none of your groups there may use Hindsight. Ask whoever looks after the groups, or an administrator here.',
  'no-account': 'It let you in, but there is no account for you here. Ask an administrator.',
  unexpected: 'What it answered is not as it should be. Whoever runs this server finds the reason in its log.',
}

/** What somebody can do who is not signed in at the identity provider. */
export function describeSsoFailure(failure: SsoFailure): string {
  return words[failure]
}
