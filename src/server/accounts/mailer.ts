import nodemailer from 'nodemailer'
import type {Log} from '#src/server/open-log.ts'
import type {MailSettings} from './account-variables.ts'
import {isMailAddress} from './mail-address.ts'
import {type MailServer, readMailServer} from './mail-server.ts'

/** A mail to one person, in plain text, and where there is more to it than a few lines, as HTML as well. */
export type Mail = {readonly to: string; readonly subject: string; readonly text: string; readonly html?: string}

/** Sends mail. */
export interface Mailer {
  /** Throws `MailFailure` where the server did not take the mail; whether it arrives nobody knows. */
  send(mail: Mail): Promise<void>
}

/** What kept a mail from being sent. */
type MailFault = 'recipient' | 'unreachable' | 'timeout' | 'unprotected' | 'sign-in' | 'refused'

/** A mail that was not sent. Holds nothing of the mail, and of the server's address no password; so it has no cause, which might. */
export class MailFailure extends Error {
  override readonly name = 'MailFailure'
  constructor(
    readonly fault: MailFault,
    message: string,
  ) {
    super(message)
  }
}

/** Opens the way by which mail is sent, which is tried with the first mail; undefined where none is configured. */
export function openMailer(settings: MailSettings | undefined, log: Log, milliseconds = 10_000): Mailer | undefined {
  if (!settings) return undefined
  const server = readMailServer(settings.smtpUrl)
  const transport = nodemailer.createTransport({
    ...toTransport(server),
    ...{connectionTimeout: milliseconds, greetingTimeout: milliseconds, socketTimeout: milliseconds, dnsTimeout: milliseconds},
    // A text is a text, whatever it looks like.
    ...{disableFileAccess: true, disableUrlAccess: true},
  })
  return {
    async send({to, subject, text, html}) {
      try {
        if (!isMailAddress(to)) throw new MailFailure('recipient', 'Cannot send mail: its recipient is no e-mail address')
        await transport.sendMail({
          from: settings.from,
          to: {name: '', address: to},
          subject: subject.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' '),
          text,
          ...(html === undefined ? {} : {html}),
          // So that nobody's holiday notice answers.
          headers: {'Auto-Submitted': 'auto-generated'},
          // Each step has its own time limit; a server that is slow at every step has this one.
          signal: AbortSignal.timeout(milliseconds),
        })
      } catch (error) {
        const failure = error instanceof MailFailure ? error : toFailure(server, error, milliseconds)
        log.warn({server: server.place, fault: failure.fault, code: listCodes(error)[0]}, failure.message)
        throw failure
      }
    },
  }
}

function toTransport({host, port, secure, user, password, isLocal}: MailServer) {
  return {
    host,
    port,
    secure,
    ...(user === undefined ? {} : {auth: {user, pass: password ?? ''}}),
    // Where the server offers encryption it is used; a password goes nowhere without.
    requireTLS: !secure && user !== undefined && !isLocal,
    // Mail servers for one machine have certificates of their own making.
    tls: {rejectUnauthorized: !isLocal, minVersion: 'TLSv1.2' as const},
  }
}

/** The server's own words may repeat an address; the number of its reply says as much. */
function toFailure({place}: MailServer, error: unknown, milliseconds: number): MailFailure {
  const codes = listCodes(error)
  const reply = error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? `${error.responseCode}` : undefined
  const fault = codes.some(isDistrust) ? 'unprotected' : (codes.map(code => faults[code]).find(known => known !== undefined) ?? 'unreachable')
  const states: Readonly<Record<MailFault, string>> = {
    recipient: 'it does not take the recipient or the sender',
    unreachable: 'it cannot be reached',
    timeout: `it took longer than ${milliseconds / 1000} seconds`,
    unprotected:
      'it offers no encryption that can be trusted, and a password or a mail is not sent without. Name a certificate authority by NODE_EXTRA_CA_CERTS',
    'sign-in': 'it does not take the user and the password of HINDSIGHT_SMTP_URL',
    refused: 'it does not take the mail',
  }
  return new MailFailure(fault, `Cannot send mail by ${place}: ${states[fault]}${reply === undefined ? '' : ` (${reply})`}`)
}

const faults: Readonly<Record<string, MailFault>> = {
  EENVELOPE: 'recipient',
  EMAXRECIPIENTS: 'recipient',
  ETIMEDOUT: 'timeout',
  EABORT: 'timeout',
  ETLS: 'unprotected',
  EAUTH: 'sign-in',
  ENOAUTH: 'sign-in',
  EMESSAGE: 'refused',
  EPROTOCOL: 'refused',
}

/** What Node's TLS says of a certificate or an encryption that is not good enough. */
function isDistrust(code: string): boolean {
  return /^(?:ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code)
}

/** The names of what went wrong: the system's first, where the library keeps it beside its own. */
function listCodes(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return []
  const codes = ['originalCode' in error ? error.originalCode : undefined, 'code' in error ? error.code : undefined]
  return codes.filter(code => typeof code === 'string')
}
