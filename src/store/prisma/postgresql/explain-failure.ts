import {StoreUnavailable} from '#src/library/store-unavailable.ts'

/** What a statement or a connection failed with, whoever wrapped it: PostgreSQL's code or the system's, and what it said. */
type Failure = {readonly code: string; readonly message: string}

/** Why a database cannot be reached or used, in words that say what to do; undefined where it failed for another reason. */
export function explainFailure(error: unknown): string | undefined {
  const failures = [...listFailures(error)]
  for (const {code, message} of failures) {
    const known = reasons.find(([pattern]) => pattern.test(code) || pattern.test(message))
    if (known) return known[1](message)
  }
  return undefined
}

/** The failure of a read or a write as whoever called can tell it: a store that is away for a while, or what it was. */
export function toStoreError(error: unknown, place: string): unknown {
  const reason = explainFailure(error)
  return reason === undefined ? error : new StoreUnavailable(`Cannot reach the index in ${place}: ${reason}`, {cause: error})
}

/** Whether a transaction failed only because another one was under way, and may be tried again. */
export function isConflict(error: unknown): boolean {
  return [...listFailures(error)].some(({code}) => /^(?:40001|40P01|55P03|TransactionWriteConflict)$/.test(code))
}

/** Whether a connection was ended from the other side: the server was restarted, or an administrator hung up. Another one may do. */
export function isLostConnection(error: unknown): boolean {
  return [...listFailures(error)].some(({code, message}) => lost.test(code) || lostWords.test(message))
}

const lost = /^(?:57P0[12]|08\w{3}|ECONNRESET|EPIPE|ConnectionClosed)$/
const lostWords = /^Connection terminated(?: unexpectedly)?$|Connection ended|connection error and is not queryable|socket hang up/

// By PostgreSQL's codes (appendix A of its manual), the system's, the names that Prisma's adapter has for some, and the driver's own
// words where there is no code. None of them repeats a password.
const reasons: readonly (readonly [RegExp, (message: string) => string])[] = [
  [/^(?:28P01|AuthenticationFailed)$/, () => 'the user name or the password is wrong'],
  [/client password must be a (?:non-empty )?string/, () => 'the server asks for a password, and the address has none'],
  [/^(?:28000|DatabaseAccessDenied)$/, message => `the server lets nobody in from here under that name (${toLine(message)})`],
  [/^(?:3D000|DatabaseDoesNotExist)$/, () => 'the server has no database of that name. Make one with createdb'],
  [/^(?:53300|TooManyConnections)$/, () => 'the server has no connection left to give'],
  [/^(?:57P03|57P0[12])$/, () => 'the server is starting up or shutting down'],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, () => 'there is no host of that name'],
  [/^(?:ECONNREFUSED|DatabaseNotReachable)$/, () => 'no server answers there'],
  [/^(?:ENOENT)$/, () => 'no server has its socket there'],
  [/^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|SocketTimeout)$/, () => 'the host does not answer'],
  [
    /^timeout expired$|timeout exceeded when trying to connect|Connection terminated due to connection timeout|the server is silent/,
    () => 'the server does not answer, or all connections are busy',
  ],
  [/^P2028$|Unable to start a transaction in the given time/, () => 'the server does not answer, or all connections are busy'],
  [
    /^(?:08\w{3}|ECONNRESET|EPIPE|ConnectionClosed)$|Connection terminated|Connection ended|connection error and is not queryable|socket hang up/,
    () => 'the connection was lost',
  ],
  [/^(?:57014)$/, () => 'it took longer than a statement may'],
  [/^(?:25006)$/, () => 'the server takes no changes: it is a standby, or was made read-only'],
  [/^(?:53100)$/, () => "the server's disk is full"],
  [/^(?:53\w{3}|58\w{3})$/, message => `the server is in trouble (${toLine(message)})`],
  [
    /^(?:TlsConnectionError|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+)$|does not support SSL connections|SSL connection/,
    message => `no encrypted connection could be made (${toLine(message)})`,
  ],
]

/** Prisma keeps the adapter's error in `meta`, that one the server's as its cause, and the system wraps several attempts in one. */
function* listFailures(error: unknown, depth = 0): Generator<Failure> {
  if (typeof error !== 'object' || error === null || depth > 6) return
  const {code, originalCode, kind, message, originalMessage, cause, meta, errors} = error as Readonly<Record<string, unknown>>
  const said = typeof originalMessage === 'string' ? originalMessage : typeof message === 'string' ? message : ''
  // The most exact one first: Prisma's own number says only that a statement failed.
  if (typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta) yield* listFailures(meta.driverAdapterError, depth + 1)
  yield* listFailures(cause, depth + 1)
  for (const name of [originalCode, code, kind]) if (typeof name === 'string') yield {code: name, message: said}
  if (said !== '') yield {code: '', message: said}
  if (Array.isArray(errors)) for (const each of errors) yield* listFailures(each, depth + 1)
}

function toLine(message: string): string {
  return message.split('\n')[0]?.slice(0, 200) ?? ''
}
