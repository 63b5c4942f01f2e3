import {expect, test} from 'vitest'
import {decodeAddress} from '#src/server/decode-address.ts'

test('decodeAddress() decodes once', () => {
  expect(decodeAddress('2024-05-01-caf%C3%A9')).toBe('2024-05-01-café')
  expect(decodeAddress('a%2525')).toBe('a%25')
})

test('decodeAddress() composes accents, as the ids in the store are', () => {
  expect(decodeAddress('2024-05-01-cafe%CC%81')).toBe('2024-05-01-caf\u00e9')
})

test.each(['%', '%ff', 'a%zz', '%C3'])('decodeAddress() finds nothing in %s, which no encoder writes', part => {
  expect(decodeAddress(part)).toBeUndefined()
})
