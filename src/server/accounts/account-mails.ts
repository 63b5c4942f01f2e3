import {isMailAddress} from './mail-address.ts'
import type {Mail} from './mailer.ts'

/** A link that is mailed: `site` is `HINDSIGHT_URL` and nothing that a request says, or whoever asks could have links to elsewhere mailed. */
type Linked = {readonly site: string; readonly token: string}

/** Somebody whom a mail is for. */
type Recipient = {readonly to: string; readonly name: string}

/** The mail with which the first administrator begins. */
export function writeSetUpMail({to, site, token}: Linked & Pick<Recipient, 'to'>): Mail {
  return {
    to,
    subject: 'Set up Hindsight',
    text: writeText(
      'Hello,',
      'Hindsight is running and has no administrator yet. Whoever opens this link\nchooses a password and becomes the first one; it works once:',
      toLink(site, '/setup', token),
      'If you know nothing of this, somebody gave your address by mistake. You can\nthrow this mail away.',
      sign(site),
    ),
  }
}

/** The mail to somebody who was given an account. */
export function writeInvitationMail({
  to,
  name,
  site,
  token,
  invitedBy,
  hours,
}: Linked & Recipient & {readonly invitedBy: string; readonly hours: number}): Mail {
  return {
    to,
    subject: 'Your account on Hindsight',
    text: writeText(
      greet(name),
      `${isMailAddress(invitedBy) ? invitedBy : toWords(invitedBy) || 'An administrator'} has made an account for you on Hindsight,\nwhere incident postmortems are kept. You sign in with this e-mail address.`,
      `Choose your password here within ${count(hours, 'hour')}; the link works once:`,
      toLink(site, '/account/reset', token),
      'If it has run out by then, ask for another one on the page for signing in,\nby "Forgot your password?".',
      sign(site),
    ),
  }
}

/** The mail to somebody who forgot a password, or who is said to have. */
export function writeResetMail({to, name, site, token, minutes}: Linked & Recipient & {readonly minutes: number}): Mail {
  return {
    to,
    subject: 'Choose a new password for Hindsight',
    text: writeText(
      greet(name),
      'somebody, most likely you, asked for a new password for your account on\nHindsight.',
      `Choose it here within ${count(minutes, 'minute')}; the link works once:`,
      toLink(site, '/account/reset', token),
      'If it was not you, there is nothing to do: your password stays as it is, and\nnobody else has seen this link.',
      sign(site),
    ),
  }
}

function writeText(...paragraphs: readonly string[]): string {
  return `${paragraphs.join('\n\n')}\n`
}

function toLink(site: string, path: string, token: string): string {
  const link = new URL(path, site)
  link.searchParams.set('token', token)
  return link.href
}

function sign(site: string): string {
  return `Hindsight, ${new URL(site).origin}`
}

function greet(name: string): string {
  const words = toWords(name)
  return words === '' ? 'Hello,' : `Hello ${words},`
}

/** A name on one line; nothing where it could be taken for a part of the mail or a link, because people choose their names and others are sent them. */
function toWords(name: string): string {
  const line = name.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  return [...line].length > 80 || /[/:\\@<>[\]]|\.\S|www/iu.test(line) ? '' : line
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
