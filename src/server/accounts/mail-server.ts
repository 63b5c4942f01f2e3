/** Where mail is handed over; `place` is what may be said of it. */
export type MailServer = {
  readonly host: string
  readonly port: number
  /** Encrypted from the first byte, and not only when the server offers it. */
  readonly secure: boolean
  readonly user: string | undefined
  readonly password: string | undefined
  /** On this machine, where nobody listens in between. */
  readonly isLocal: boolean
  readonly place: string
}

/** Reads what `HINDSIGHT_SMTP_URL` holds, which has been checked; `smtp://` means port 587 and `smtps://` 465 unless said otherwise. */
export function readMailServer(url: string): MailServer {
  const {protocol, hostname, port, username, password} = new URL(url)
  const secure = protocol.toLowerCase() === 'smtps:'
  const host = decodeURIComponent(hostname).replace(/^\[(.*)\]$/s, '$1')
  const said = port === '' ? (secure ? 465 : 587) : Number(port)
  return {
    host,
    port: said,
    secure,
    user: username === '' ? undefined : decodeURIComponent(username),
    password: username === '' ? undefined : decodeURIComponent(password),
    isLocal: host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host),
    place: `${hostname}:${said}`,
  }
}
