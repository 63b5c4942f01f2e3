import {describe, expect, onTestFinished, test} from 'vitest'
import type {Member} from '#src/library/account-store.ts'
import type {Mail} from '#src/server/accounts/mailer.ts'
import {findPublicDigest} from '#src/server/remediation/find-digest.ts'
import {sendDigest} from '#src/server/remediation/send-digests.ts'
import {createDigestDeliveries} from '#src/store/prisma/create-digest-deliveries.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aDatabasePath} from '#tests/store/sqlite/scratch-database.ts'
import {aLibrary} from './a-library.ts'

function aMember(name: string, given: Partial<Member> = {}): Member {
  const rest = {isDisabled: false, createdAt: '2026-01-01T00:00:00Z', signedInAt: undefined, hasPassword: true, hasSso: false, keys: 0}
  return {id: name, name, email: `${name}@example.com`, role: 'viewer', ...rest, ...given}
}

async function aSending() {
  const database = await openDatabase(`file:${aDatabasePath()}`)
  onTestFinished(() => database.close())
  const mails: Mail[] = []
  let failure: Error | undefined
  const mailer = {
    send: async (mail: Mail): Promise<void> => {
      if (failure) throw failure
      mails.push(mail)
    },
  }
  const sending = {...(await aLibrary()), digests: createDigestDeliveries(database), site: 'https://postmortems.example.com', isForced: false}
  const fail = (error: Error | undefined): void => {
    failure = error
  }
  return {sending, mailer, mails, fail}
}

describe('sendDigest()', () => {
  test('mails what concerns somebody, in text and HTML, as far as they may see it', async () => {
    const {sending, mailer, mails} = await aSending()
    expect(await sendDigest(sending, mailer, aMember('ada'))).toEqual({recipient: 'ada@example.com', outcome: 'sent'})
    const [mail] = mails
    expect(mail).toMatchObject({to: 'ada@example.com', subject: expect.stringMatching(/: 1 overdue, 2 due this week$/)})
    for (const text of [mail?.text ?? '', mail?.html ?? '']) {
      for (const title of ['Late of Ada', 'Soon of her team', 'Of Ada by name', 'Undated of Ada', 'Done of Ada']) expect(text).toContain(title)
      expect(text).not.toMatch(/Of Grace|Hidden|Draft|secret/)
      expect(text).toContain('https://postmortems.example.com/account#digest')
    }
  })

  test('mails once in a week, in the next again, and when it is forced to', async () => {
    const {sending, mailer, mails} = await aSending()
    const at = (days: number) => ({...sending, now: () => new Date(Date.now() + days * 86_400_000)})
    await sendDigest(sending, mailer, aMember('ada'))
    expect(await sendDigest(sending, mailer, aMember('ada'))).toMatchObject({outcome: 'already'})
    expect(await sendDigest(at(7), mailer, aMember('ada'))).toMatchObject({outcome: 'sent'})
    expect(await sendDigest({...at(7), isForced: true}, mailer, aMember('ada'))).toMatchObject({outcome: 'sent'})
    expect(mails).toHaveLength(3)
  })

  test('mails one where several are told to at once', async () => {
    const {sending, mailer, mails} = await aSending()
    await Promise.all(Array.from({length: 8}, () => sendDigest(sending, mailer, aMember('ada'))))
    expect(mails).toHaveLength(1)
  })

  test('mails nothing to who wants none, has a closed account, or has nothing to be told', async () => {
    const {sending, mailer, mails} = await aSending()
    await sending.digests.setOff('ada', true)
    expect(await sendDigest(sending, mailer, aMember('ada'))).toMatchObject({outcome: 'off'})
    expect(await sendDigest({...sending, isForced: true}, mailer, aMember('ada'))).toMatchObject({outcome: 'off'})
    expect(await sendDigest(sending, mailer, aMember('grace', {isDisabled: true}))).toMatchObject({outcome: 'off'})
    expect(await sendDigest(sending, mailer, aMember('nobody'))).toMatchObject({outcome: 'empty'})
    expect(mails).toEqual([])
  })

  test('says why a mail could not be sent, and sends it the next time', async () => {
    const {sending, mailer, mails, fail} = await aSending()
    fail(new Error('Cannot send mail by smtp.example.com:587: it cannot be reached'))
    expect(await sendDigest(sending, mailer, aMember('ada'))).toEqual({
      recipient: 'ada@example.com',
      outcome: 'failed',
      problem: 'Cannot send mail by smtp.example.com:587: it cannot be reached',
    })
    fail(undefined)
    expect(await sendDigest(sending, mailer, aMember('ada'))).toMatchObject({outcome: 'sent'})
    expect(mails).toHaveLength(1)
  })
})

test('findPublicDigest() knows of what everybody may see, and of nothing else', async () => {
  const text = JSON.stringify(await findPublicDigest(await aLibrary()))
  expect(text).toContain('Of Grace')
  expect(text).not.toMatch(/Hidden|Draft|secret/)
})
