import {describe, expect, test} from 'vitest'
import {correctNames, openMeantNames} from '#src/library/search/correct-names.ts'

const values = (...names: readonly string[]) => [...names, 'none'].map(value => ({value, count: 1}))
const findMeant = openMeantNames(
  {
    services: values('payments', 'check out', 'web'),
    factors: values('capacity/memory'),
    organizations: values('Learning Equality'),
    tags: values('launch'),
  },
  {cashier: 'payments', safe: 'a-service-that-nobody-has'},
)

test('openMeantNames() takes another case for another name only where letters are compared', () => {
  expect([findMeant('tag', 'Launch'), findMeant('tag', 'Launch', true), findMeant('tag', 'launch', true)]).toEqual([undefined, 'launch', undefined])
})

describe('correctNames()', () => {
  test.each([
    ['service:paymets', 'service:payments'],
    ['redis service:PAYMETS -service:wbe timeout', 'redis service:payments -service:wbe timeout'],
    ['service:"check uot"', 'service:"check out"'],
    ['service:chekc-out,web,paymets', 'service:check-out,web,payments'],
    ['service:cashire', 'service:payments'],
    ['factor:capacity/memroy', 'factor:capacity/memory'],
    ['cause:capasity', 'cause:capacity'],
    ['org:"Learning Equalty" tag:lanch', 'org:"Learning Equality" tag:launch'],
  ])('takes %j for %j', (text, expected) => {
    expect(correctNames(text, findMeant).text).toBe(expected)
  })

  test.each([
    'service:payments',
    'service:"Check Out"',
    'factor:capacity',
    'service:unicorn',
    'service:safe',
    // Found by it, where a document says so.
    'service:cashier',
    'service:paym*',
    '-service:paymets',
    'owner:paymets',
    'paymets',
    'servce:paymets',
    'service:***',
    'service:none',
  ])('leaves %j as it is', text => {
    expect(correctNames(text, findMeant)).toEqual({text, names: []})
  })

  test('says which names were meant for which', () => {
    expect(correctNames('service:web,paymets factor:memroy', findMeant).names).toEqual([{field: 'service', written: 'paymets', meant: 'payments'}])
    expect(correctNames('service:paymets tag:lanch', findMeant).names).toEqual([
      {field: 'service', written: 'paymets', meant: 'payments'},
      {field: 'tag', written: 'lanch', meant: 'launch'},
    ])
  })
})
