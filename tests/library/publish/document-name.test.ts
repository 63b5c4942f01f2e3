import {expect, test} from 'vitest'
import {findNameFault, toCollisionKey, toIncidentId, toSafeName} from '#src/library/publish/document-name.ts'

test('A14 toIncidentId() composes an accent, so that a name typed on two systems is one address', () => {
  expect(toIncidentId('2024/cafe\u0301.md')).toBe('caf\u00e9')
})

test.each([
  ['A16', 'Iıİi', 'iiii'],
  ['A13', 'раураl', 'paypal'],
  ['E07', 'INC-1', 'inc-1'],
])('%s toCollisionKey() takes %s and %s for one', (_, one, other) => {
  expect(toCollisionKey(one)).toBe(toCollisionKey(other))
})

test('toCollisionKey() tells apart what only a careless typeface makes alike', () => {
  expect(new Set(['v1', 'vl', 'o0', 'oo', 'rn', 'm', 'авария', 'авари'].map(toCollisionKey)).size).toBe(8)
})

test.each([
  ['Cache node lost', 'cache-node-lost'],
  ['  Über 50% of “calls” failed!  ', 'über-50-of-calls-failed'],
  ['İstanbul', 'i\u0307stanbul'],
  ['障害 第2報', '障害-第2報'],
  ['zero\u200bwidth \u202Eright', 'zerowidth-right'],
  ['🔥🔥', ''],
  ['../../etc/passwd', 'etc-passwd'],
])('A15 toSafeName() makes a name of %j that can be an address', (words, name) => {
  expect(toSafeName(words)).toBe(name)
  if (name) expect(findNameFault(`${name}.md`)).toBeUndefined()
})

test.each(['con.md', 'NUL.md', 'a\\b.md', 'a\0.md', '.md', 'x/\u202Ey/a.md', 'a\ufffd.md', 'a\u2028b.md'])('E09 E10 findNameFault() finds one in %j', file => {
  expect(findNameFault(file)).toEqual(expect.any(String))
})
