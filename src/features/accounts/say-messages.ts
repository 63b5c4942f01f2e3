import type {Flash} from '#src/server/accounts/flash.ts'

/** What a page says after a form. */
export type Message = {readonly tone: 'plain' | 'warning' | 'error'; readonly title: string; readonly text: string}

type Words = Readonly<Record<string, string>>
type Write = (words: Words) => Message

const plain = (title: string, text = ''): Message => ({tone: 'plain', title, text})
const error = (title: string, text = ''): Message => ({tone: 'error', title, text})

const messages = {
  wrong: () => error('This does not match an account.', 'Look at the address and the password again.'),
  limited: ({seconds = '60'}) => ({tone: 'warning', title: 'Too many tries.', text: `Try again in ${formatSeconds(Number(seconds))}. Nothing is locked.`}),
  'sso-failed': ({reason = ''}) => error('Signing in at the identity provider did not work.', endSentence(reason)),
  'signed-out': () => plain('You are signed out.'),
  'mail-sent': () => plain('Look into your mail.', 'If there is an account with this address, a link is on its way to it. It is good for a day.'),
  'reset-done': () => plain('Your password is changed.', 'All browsers were signed out. Sign in with the new one.'),
  'reset-gone': () => error('This link is not good any more.', 'It was used, or is older than a day. Ask for a new one.'),
  'set-up': () => plain('The administrator is made.', 'Sign in with the address and the password you chose.'),
  refused: ({reason = ''}) => error('Nothing was changed.', endSentence(reason)),
  'password-changed': () => plain('Your password is changed.', 'Your other browsers were signed out.'),
  'profile-changed': () => plain('Your name is changed.'),
  'sessions-ended': ({count = '0'}) => plain(count === '1' ? 'One browser was signed out.' : `${count} browsers were signed out.`),
  'key-created': () => plain('Your key is made.', 'Copy it now: it is not shown again.'),
  'key-revoked': () => plain('The key is revoked.', 'It opens nothing any more.'),
  'calendar-created': () => plain('The calendar’s address is made.', 'Copy it now: it is not shown again. Whoever has it sees your actions.'),
  'calendar-revoked': () => plain('The calendar’s address leads nowhere any more.'),
  'digest-off': () => plain('The weekly digest is not sent to you any more.'),
  'digest-on': () => plain('The weekly digest is sent to you again.'),
  'member-added': ({name = ''}) => plain(`${name} is a member.`, 'They choose a password by this link, which is good for a day and for one use:'),
  'member-mailed': ({name = ''}) =>
    plain(`${name} is a member.`, 'A link to choose a password was sent to them. It can also be handed over, is good for a day and for one use:'),
  'member-taken': ({email = ''}) => error('Nobody was added.', `There is an account with the address ${email} already.`),
  'member-changed': ({name = '', what = ''}) => plain(`${name} ${what}.`),
  'last-administrator': () => error('Nothing was changed.', 'This is the only administrator who can sign in. Make somebody else one first.'),
  'member-absent': () => error('Nothing was changed.', 'There is no such member any more.'),
  'reset-link': ({name = ''}) => plain(`A link for ${name}.`, 'It lets them choose a new password, is good for a day and for one use:'),
} as const satisfies Record<string, Write>

export type MessageName = keyof typeof messages

/** The message that a form left for this page. */
export function sayMessage(flash: Flash | undefined): Message | undefined {
  if (flash === undefined || !Object.hasOwn(messages, flash.says)) return undefined
  const write: Write = messages[flash.says as MessageName]
  return write(flash.words ?? {})
}

/** Reasons are written as the log and `kb` say them, where none ends with a full stop. */
function endSentence(reason: string): string {
  return reason === '' || /[.!?]$/.test(reason) ? reason : `${reason}.`
}

function formatSeconds(seconds: number): string {
  return seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.max(1, seconds)} seconds`
}
