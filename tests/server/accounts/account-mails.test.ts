import {describe, expect, it} from 'vitest'
import {writeInvitationMail, writeResetMail, writeSetUpMail} from '#src/server/accounts/account-mails.ts'

const site = 'https://hindsight.example.com'
const reset = {to: 'ada@example.com', name: 'Ada Lovelace', site, token: 'abc', minutes: 60}

describe('mails', () => {
  it('writeResetMail() says what to do, and what if it was somebody else', () => {
    expect(writeResetMail(reset)).toEqual({
      to: 'ada@example.com',
      subject: 'Choose a new password for Hindsight',
      text: `Hello Ada Lovelace,

somebody, most likely you, asked for a new password for your account on
Hindsight.

Choose it here within 60 minutes; the link works once:

https://hindsight.example.com/account/reset?token=abc

If it was not you, there is nothing to do: your password stays as it is, and
nobody else has seen this link.

Hindsight, https://hindsight.example.com
`,
    })
  })

  it('writeInvitationMail() says who invites, to what, and for how long', () => {
    const {text} = writeInvitationMail({to: 'ada@example.com', name: 'Ada', site, token: 'abc', invitedBy: 'grace@example.com', hours: 1})
    expect(text).toContain('grace@example.com has made an account for you')
    expect(text).toContain('within 1 hour;')
    expect(text).toContain('\n\nhttps://hindsight.example.com/account/reset?token=abc\n\n')
  })

  it('writeSetUpMail() leads to the set-up', () => {
    expect(writeSetUpMail({to: 'ada@example.com', site, token: 'abc'}).text).toContain('\n\nhttps://hindsight.example.com/setup?token=abc\n\n')
  })

  it.each(['a&next=//evil.example', 'a#b', '../x', 'a b\r\nBcc: eve@example.net', '?'])('let a token be nothing but a token: %j', token => {
    const [, link = ''] = /^(http.*)$/m.exec(writeResetMail({...reset, token}).text) ?? []
    expect([new URL(link).origin, new URL(link).pathname, [...new URL(link).searchParams]]).toEqual([site, '/account/reset', [['token', token]]])
  })

  it('keep the path of no address but their own', () => {
    expect(writeResetMail({...reset, site: 'http://localhost:3000/elsewhere?x'}).text).toContain('\nhttp://localhost:3000/account/reset?token=abc\n')
  })

  it.each([
    'Ada\n\nYour account is closed. Go to',
    'https://evil.example',
    'evil.example/login',
    'www evil',
    'x'.repeat(100),
    'eve@evil.example',
    '\u202eada\u202c: now',
  ])('let a name be nothing but a name: %j', name => {
    const lines = writeResetMail({...reset, name}).text.split('\n')
    expect(lines.slice(1, 3)).toEqual(['', 'somebody, most likely you, asked for a new password for your account on'])
    expect(lines[0]).not.toMatch(/evil|x{9}|\u202e/)
  })

  it.each(['José Álvarez', "Sinéad O'Connor", '山田 太郎', 'Martin Luther King Jr.'])('greet %s', name => {
    expect(writeResetMail({...reset, name}).text).toMatch(`Hello ${name},\n`)
  })
})
