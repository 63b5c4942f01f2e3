import {createHmac} from 'node:crypto'
import {setTimeout as pauseFor} from 'node:timers/promises'
import type {DigestWebhook} from './digest-variables.ts'

type PostOptions = {
  /** Milliseconds for one try. */
  readonly patience?: number
  readonly pause?: (milliseconds: number) => Promise<unknown>
  readonly now?: () => number
}

const retries = [2_000, 10_000]
const longestWait = 30_000

/**
 * Posts a message to a webhook, as the chats that take Slack's form take it (`{"text": …}`). It goes to the address that whoever runs this has named,
 * follows it nowhere else, and reads nothing of what is answered. With a secret it is signed: the HMAC of the time and the body, so that a
 * receiver can tell a message of ours, and one that somebody sends again. Throws where it was not taken.
 */
export async function postWebhook({address, secret}: DigestWebhook, text: string, options: PostOptions = {}): Promise<void> {
  const {pause = milliseconds => pauseFor(milliseconds)} = options
  let failure = ''
  for (const wait of [0, ...retries]) {
    if (wait > 0) await pause(wait)
    const result = await postOnce({address, secret}, text, options)
    if (result === 'taken') return
    failure = result.problem
    if (result.waits === undefined) break
    if (result.waits > 0) await pause(Math.min(result.waits, longestWait))
  }
  // The address may hold a secret: its host says enough.
  throw new Error(`Cannot post the digest to ${new URL(address).host}: ${failure}`)
}

/** `waits` is for how long it asks to be left alone; undefined where there is no use in trying again. */
type PostFailure = {readonly problem: string; readonly waits: number | undefined}

async function postOnce({address, secret}: DigestWebhook, text: string, {patience = 10_000, now = Date.now}: PostOptions): Promise<'taken' | PostFailure> {
  const body = JSON.stringify({text})
  const time = String(Math.floor(now() / 1000))
  const signature = secret === undefined ? undefined : createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'hindsight',
        ...(signature === undefined ? {} : {'X-Hindsight-Timestamp': time, 'X-Hindsight-Signature': `sha256=${signature}`}),
      },
      body,
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
    await response.body?.cancel()
    if (response.ok) return 'taken'
    const isAway = response.status >= 500 || response.status === 429 || response.status === 408
    const after = response.headers.get('retry-after')
    const waits = after !== null && /^\d{1,6}$/.test(after) ? Number(after) * 1000 : 0
    const leads = response.status >= 300 && response.status < 400 ? ', which leads elsewhere and is not followed' : ''
    return {problem: `it answered ${response.status}${leads}`, waits: isAway ? waits : undefined}
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    return {problem: isLate ? `it took longer than ${patience / 1000} seconds` : 'it cannot be reached', waits: 0}
  }
}
