import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {isMailAddress, readMailAddress} from '#src/server/accounts/mail-address.ts'

describe('readMailAddress()', () => {
  it.each([
    ['ada@example.com', '', 'ada@example.com'],
    [' Ada Lovelace <ada@example.com> ', 'Ada Lovelace', 'ada@example.com'],
    ['"Lovelace, Ada" <ada@example.com>', 'Lovelace, Ada', 'ada@example.com'],
    ['<ada@localhost>', '', 'ada@localhost'],
    ['Zoë <zoë@bücher.example>', 'Zoë', 'zoë@bücher.example'],
  ])('reads %s', (text, name, address) => {
    expect(readMailAddress(text)).toEqual({name, address})
  })

  it.each(['', 'ada', '@example.com', 'ada@', 'a@b@c', 'Ada ada@example.com', 'Ada <ada@example.com> x', 'a <b> <c@d>', 'Ada\r\nBcc: x <ada@example.com>'])(
    'reads nothing in %j',
    text => {
      expect(readMailAddress(text)).toBeUndefined()
    },
  )
})

describe('isMailAddress()', () => {
  it.each(['a@b', 'first.last+tag@mail.example.co.uk', "o'brien@example.com", `${'a'.repeat(64)}@example.com`])('takes %s', text => {
    expect(isMailAddress(text)).toBe(true)
  })

  it.each([
    '.a@b',
    'a.@b',
    'a..b@c',
    'a@-b',
    'a@b-',
    'a@b..c',
    'a@.b',
    'a@[127.0.0.1]',
    '"a b"@c',
    'a(x)@b',
    `${'a'.repeat(65)}@b`,
    `a@${'b'.repeat(64)}`,
    'a@b\n',
  ])('takes %j for none', text => {
    expect(isMailAddress(text)).toBe(false)
  })

  it('takes nothing in which a header could end or another recipient begin', () => {
    fc.assert(
      fc.property(
        fc.string({unit: fc.constantFrom('a', '@', '.', ',', ';', '<', '>', '"', ' ', '\r', '\n', '\t', '\0', ':', '(', '\\', '\u2028'), maxLength: 12}),
        text => {
          if (isMailAddress(text)) expect(text).toMatch(/^a[a.]*@a[a.]*$/)
        },
      ),
      {numRuns: 2_000},
    )
  })
})
