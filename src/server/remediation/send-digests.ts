import {toHandles} from '#src/incident/people.ts'
import {toWeek} from '#src/incident/to-week.ts'
import type {Member} from '#src/library/account-store.ts'
import type {DigestDeliveries} from '#src/library/remediation/digest-deliveries.ts'
import {type Digest, isEmptyDigest} from '#src/library/remediation/list-digest.ts'
import {writeDigestHtml, writeDigestMessage, writeDigestText} from '#src/library/remediation/write-digest.ts'
import type {Mailer} from '#src/server/accounts/mailer.ts'
import type {Hindsight} from '#src/server/hindsight.ts'
import type {DigestWebhook} from './digest-variables.ts'
import {findOwnDigest, findPublicDigest} from './find-digest.ts'
import {postWebhook} from './post-webhook.ts'
import {toToday} from './to-action-asking.ts'

/** What became of one digest. `recipient` is an e-mail address, or `webhook`. */
export type DigestDelivery = {readonly recipient: string} & (
  | {readonly outcome: 'sent' | 'already' | 'empty' | 'off'}
  | {readonly outcome: 'failed'; readonly problem: string}
)

type Sending = Pick<Hindsight, 'store' | 'settings'> & {
  readonly digests: DigestDeliveries
  readonly site: string
  /** Sends it again to who has had it this week; who wants none gets none. */
  readonly isForced: boolean
  readonly now?: () => Date
}

/** Sends a member the digest of what they and their teams have promised, once in a week; whoever has nothing to be told gets none. */
export async function sendDigest(sending: Sending, mailer: Mailer, member: Member): Promise<DigestDelivery> {
  const {digests, site, now = () => new Date()} = sending
  const recipient = member.email
  if (member.isDisabled || (await digests.isOff(member.id))) return {recipient, outcome: 'off'}
  const digest = await findOwnDigest(sending, member, now())
  if (!digest || isEmptyDigest(digest)) return {recipient, outcome: 'empty'}
  const whose = toHandles(member.email, (await sending.settings()).settings).join(', ')
  const footer = `You get this once a week, because you have an account and actions. To get no more of these: ${site}/account#digest`
  const frame = {site, whose, footer}
  return deliver(sending, {recipient, id: member.id}, () =>
    mailer.send({to: recipient, subject: toSubject(digest), text: writeDigestText(digest, frame), html: writeDigestHtml(digest, frame)}),
  )
}

/** Posts the digest of what everybody may see, once in a week. */
export async function postDigest(sending: Sending, webhook: DigestWebhook): Promise<DigestDelivery> {
  const digest = await findPublicDigest(sending, sending.now?.())
  if (isEmptyDigest(digest)) return {recipient: 'webhook', outcome: 'empty'}
  return deliver(sending, {recipient: 'webhook', id: 'webhook'}, () => postWebhook(webhook, writeDigestMessage(digest, sending.site)))
}

/** Claimed before it is sent: two processes that are told to send at the same moment send one. */
async function deliver(
  {digests, isForced, now = () => new Date()}: Sending,
  {recipient, id}: {readonly recipient: string; readonly id: string},
  send: () => Promise<void>,
): Promise<DigestDelivery> {
  const week = toWeek(toToday(now()))
  if (isForced) await digests.release(id, week)
  if (!(await digests.claim(id, week, now().toISOString()))) return {recipient, outcome: 'already'}
  try {
    await send()
    return {recipient, outcome: 'sent'}
  } catch (error) {
    await digests.release(id, week)
    return {recipient, outcome: 'failed', problem: error instanceof Error ? error.message : String(error)}
  }
}

function toSubject({becameOverdue, stillOverdue, dueNext, today}: Digest): string {
  const overdue = becameOverdue.total + stillOverdue.total
  return `Remediation, ${today}: ${overdue} overdue, ${dueNext.total} due this week`
}
