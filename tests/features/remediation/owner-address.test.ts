import {expect, test} from 'vitest'
import {readOwnerPart, toPersonHref, toTeamHref} from '#src/features/remediation/owner-address.ts'
import {toOwnerKey} from '#src/incident/handle.ts'

test.each(['@ada', 'Ada Lovelace', '@Ops/eu', '100%', '..', 'a~b', 'Zoë', 'a\u0000b', '@@ada', 'two  blanks'])(
  'readOwnerPart() reads what toPersonHref() wrote of %s',
  owner => {
    const href = toPersonHref(owner)
    expect(href).toMatch(/^\/remediation\/people\/[^/?#]+$/)
    expect(readOwnerPart(href.split('/').at(-1) ?? '')).toBe(toOwnerKey(owner))
  },
)

test('toPersonHref() has one address for one owner, however it is written', () => {
  expect([toPersonHref('@Ada'), toPersonHref(' @ada'), toTeamHref('Platform')]).toEqual([
    '/remediation/people/@ada',
    '/remediation/people/@ada',
    '/remediation/teams/@platform',
  ])
})

test('readOwnerPart() knows nobody by what no encoder writes', () => {
  expect(['%ff', '%', '', '%20'].map(readOwnerPart)).toEqual([undefined, undefined, undefined, undefined])
})
