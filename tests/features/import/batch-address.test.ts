import {describe, expect, test} from 'vitest'
import {readBatchView, toBatchHref} from '#src/features/import/batch-address.ts'

describe('readBatchView()', () => {
  test('reads what toBatchHref() writes', () => {
    for (const view of [{show: 'all', page: 1} as const, {show: 'duplicate', page: 1} as const, {show: 'all', page: 12} as const]) {
      const {searchParams} = new URL(toBatchHref('a', view), 'https://example.com')
      expect(readBatchView(Object.fromEntries(searchParams))).toEqual(view)
    }
    expect(toBatchHref('a b', {anchor: 'file-c'})).toBe('/import/batches/a%20b#file-c')
  })

  test.each([{show: 'no such thing'}, {page: '0'}, {page: '-1'}, {page: '1e9'}, {page: ['2', '3']}, {show: ['ready']}])(
    'leaves out what it cannot read: %j',
    address => {
      expect(readBatchView(address)).toEqual({show: 'all', page: 1})
    },
  )
})
