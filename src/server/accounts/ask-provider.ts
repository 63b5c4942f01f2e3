/** How long an identity provider may take for one answer, in milliseconds. */
export const providerPatience = 10_000

const mostBytes = 512 * 1024

/** `unreachable` may be over in a moment, `expired` is for who signs in to begin again, `unexpected` for whoever looks after the provider. */
export type ProviderErrorKind = 'unreachable' | 'expired' | 'unexpected'

/** Why an identity provider was of no use. Nothing of what it was told or said is in the words, except for its codes. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly kind: ProviderErrorKind

  constructor(kind: ProviderErrorKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

/** Whether an error is one of those, by its name: Next bundles the class more than once. */
export function isProviderError(error: unknown): error is ProviderError {
  return error instanceof Error && error.name === 'ProviderError'
}

/** Asks an identity provider for an object as JSON, following it nowhere else, waiting so long and reading so much and no more. */
export async function askProvider(what: string, url: string, init: RequestInit, patience = providerPatience): Promise<Readonly<Record<string, unknown>>> {
  let response: Response
  let text: string | undefined
  try {
    response = await fetch(url, {...init, redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience)})
    text = await readBounded(response)
  } catch (cause) {
    throw new ProviderError('unreachable', `Cannot get ${what} from the identity provider: ${sayCause(cause)}`, {cause})
  }
  const answer = toObject(text)
  if (!response.ok) {
    const code = typeof answer?.error === 'string' && /^[\w.-]{1,60}$/.test(answer.error) ? `, ${answer.error}` : ''
    const isAway = response.status >= 500 || response.status === 429
    // What it gave for one use was used, or is too old.
    const kind = isAway ? 'unreachable' : answer?.error === 'invalid_grant' ? 'expired' : 'unexpected'
    throw new ProviderError(kind, `Cannot get ${what} from the identity provider: it answered ${response.status}${code}`)
  }
  if (!answer)
    throw new ProviderError('unexpected', `Cannot get ${what} from the identity provider: what it answered is no JSON object of at most ${mostBytes} bytes`)
  return answer
}

/** Undefined where it is more than is read. */
async function readBounded(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    // Leaving the loop also ends the transfer.
    if (bytes > mostBytes) return undefined
    text += decoder.decode(chunk, {stream: true})
  }
  return text + decoder.decode()
}

function toObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function sayCause(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'it took too long'
  const code = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? ` (${String(error.cause.code)})` : ''
  return `it cannot be reached${code}`
}
