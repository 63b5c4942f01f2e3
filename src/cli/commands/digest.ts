import {Command} from 'commander'
import {say, writeLine} from '#src/cli/console.ts'
import {Misuse} from '#src/cli/misuse.ts'
import {toPrintable} from '#src/library/to-printable.ts'
import {readEnvironment} from '#src/server/environment.ts'
import type {Hindsight} from '#src/server/hindsight.ts'
import type {DigestDelivery} from '#src/server/remediation/send-digests.ts'

/** `kb digest` */
export function digestCommand(): Command {
  return new Command('digest')
    .description('Prints what became overdue, is due, was done and breaks policy; with --send, sends it to whom it concerns.')
    .option('--for <WHO>', 'one person: a handle such as @ada, or the e-mail address of a member')
    .option('--send', 'mail it to each member with actions of theirs, and post it to HINDSIGHT_DIGEST_WEBHOOK; once a week to each')
    .option('--webhook <ADDRESS>', 'post what everybody may see to this address instead, as JSON with "text"')
    .option('--force', 'send it also to who has had it this week')
    .addHelpText(
      'after',
      `
Mail goes by HINDSIGHT_SMTP_URL, to members who have not turned it off on their account's page. Run it once a week, such as by cron; a second
run in the same week sends nothing twice.
Exit codes: 0 all were sent, or there was nothing to send; 1 some could not be; 2 misuse.`,
    )
    .action(digest)
}

type Asked = {for?: string; send?: boolean; webhook?: string; force?: boolean}

async function digest({for: who, send = false, webhook, force = false}: Asked): Promise<void> {
  if (webhook !== undefined && who !== undefined) throw new Misuse('Cannot post the digest of one person to a webhook: expected --for or --webhook')
  if (force && !send && webhook === undefined) throw new Misuse('Cannot force what is not sent: expected --send or --webhook')
  // Not at the top: the database need not be loaded to print help.
  const {openHindsight} = await import('#src/server/hindsight.ts')
  const opened = await openHindsight(readEnvironment(), {by: 'kb'})
  try {
    if (send || webhook !== undefined) await sendAll(opened, {who, webhook, isForced: force})
    else await print(opened, who)
  } finally {
    await opened.close()
  }
}

async function print(opened: Hindsight, who: string | undefined): Promise<void> {
  const [{findDigest, findOwnDigest}, {writeDigestText}, {operator}] = await Promise.all([
    import('#src/server/remediation/find-digest.ts'),
    import('#src/library/remediation/write-digest.ts'),
    import('#src/server/viewer.ts'),
  ])
  const frame = {site: opened.environment.site.url, footer: 'Nothing was sent.'}
  if (who === undefined) {
    writeLine(toLines(writeDigestText(await findDigest(opened, operator, undefined), {...frame, whose: 'all'})))
    return
  }
  const member = await findMember(opened, who)
  const found = member && (await findOwnDigest(opened, member))
  if (!found) throw new Error(`Cannot find actions of ${toPrintable(who)}: expected a member whom hindsight.yaml gives a handle, under people`)
  writeLine(toLines(writeDigestText(found, {...frame, whose: who})))
}

async function sendAll(
  opened: Hindsight,
  {who, webhook: named, isForced}: {readonly who: string | undefined; readonly webhook: string | undefined; readonly isForced: boolean},
) {
  const {environment} = opened
  const [{postDigest, sendDigest}, {isWebhook}, accounts] = await Promise.all([
    import('#src/server/remediation/send-digests.ts'),
    import('#src/server/remediation/digest-variables.ts'),
    opened.accounts(),
  ])
  if (named !== undefined && !isWebhook(named)) throw new Misuse('Unexpected address of a webhook, expected one with https, without a user')
  const webhook =
    named === undefined ? (who === undefined ? environment.digestWebhook : undefined) : {address: named, secret: environment.digestWebhook?.secret}
  const {mailer} = accounts
  if (!webhook && !mailer) throw new Error('Cannot send a digest: neither HINDSIGHT_SMTP_URL nor HINDSIGHT_DIGEST_WEBHOOK is set')
  if (who !== undefined && !mailer) throw new Error('Cannot mail a digest: HINDSIGHT_SMTP_URL is not set')
  const sending = {...opened, site: environment.site.url, isForced}
  if (mailer && named === undefined) {
    const one = who === undefined ? undefined : await findMember(opened, who)
    if (who !== undefined && !one) throw new Error(`Cannot find ${toPrintable(who)} among the members`)
    // One after the other: mail servers take programs that send much at once for something else.
    for (const member of one ? [one] : await accounts.store.listMembers(accounts.now())) tell(await sendDigest(sending, mailer, member), who !== undefined)
  }
  if (webhook) tell(await postDigest(sending, webhook), true)
}

function tell(delivery: DigestDelivery, saysAll: boolean): void {
  if (delivery.outcome === 'failed') process.exitCode = 1
  if (delivery.outcome === 'sent' || delivery.outcome === 'failed' || saysAll)
    say(toPrintable(`${delivery.recipient}: ${delivery.outcome === 'failed' ? delivery.problem : outcomes[delivery.outcome]}`))
}

const outcomes = {
  sent: 'sent',
  already: 'had it this week; --force sends it again',
  empty: 'there is nothing to say',
  off: 'wants none, or the account is closed',
} as const

/** By a handle, however it is written, or by an address. */
async function findMember(opened: Hindsight, who: string) {
  const [accounts, {settings}] = await Promise.all([opened.accounts(), opened.settings()])
  const isAddress = /[^@]@/.test(who)
  const addresses = isAddress ? [who] : (settings.people.find(({handle}) => handle === `@${who.replace(/^@+/, '').toLowerCase()}`)?.emails ?? [])
  for (const address of addresses) {
    const member = await accounts.store.findMember(address, accounts.now())
    if (member) return member
  }
  return undefined
}

function toLines(text: string): string {
  return text.trimEnd().split('\n').map(toPrintable).join('\n')
}
