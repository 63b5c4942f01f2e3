import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readServiceAddress, toServiceHref} from '#src/server/service-address.ts'

describe('toServiceHref()', () => {
  test.each([
    ['checkout', '/services/checkout'],
    ['Checkout API', '/services/Checkout%20API'],
    ['a/b', '/services/a~2Fb'],
    ['a\\b', '/services/a~5Cb'],
    ['100%', '/services/100~25'],
    ['~2F', '/services/~7E2F'],
    ['.', '/services/~2E'],
    ['..', '/services/~2E~2E'],
    ['wire.com', '/services/wire.com'],
    ['?x=1#y', '/services/%3Fx%3D1%23y'],
    ['🔥', '/services/%F0%9F%94%A5'],
    ['a\0b\n', '/services/a~00b~0A'],
    ['\ud800', '/services/%EF%BF%BD'],
  ])('writes %j as %s', (name, address) => {
    expect(toServiceHref(name)).toBe(address)
  })

  test('writes every name as one part of a path that leads back to it, however a browser tidies it', () => {
    const name = fc.oneof(
      fc.string({unit: 'grapheme', minLength: 1}),
      fc.array(fc.constantFrom('.', '/', '%', '~', '2', 'F', '\\', ' ', '\0', '?', '#'), {minLength: 1}).map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(name, name => {
        const {pathname} = new URL(toServiceHref(name), 'http://localhost')
        const parts = pathname.split('/')
        expect(parts).toHaveLength(3)
        expect(readServiceAddress(parts[2] ?? '')).toBe(name)
        expect(decodeURIComponent(pathname).split('/'), 'also where something on the way decodes it').toHaveLength(3)
      }),
    )
  })
})

test('readServiceAddress() takes what a person types, and nothing that no encoder writes', () => {
  expect(['checkout%2Fapi', 'Ünïcode', '~', '~zz', '%7E'].map(readServiceAddress)).toEqual(['checkout/api', 'Ünïcode', '~', '~zz', '~'])
  expect(['%', '%zz', '%ff'].map(readServiceAddress)).toEqual([undefined, undefined, undefined])
})
