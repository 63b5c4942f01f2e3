import {describe, expect, test} from 'vitest'
import {listNearNames} from '#src/library/search/list-near-names.ts'

describe('listNearNames()', () => {
  const names = ['checkout', 'Checkout', 'checkout-worker', 'search', 'co', '日本']

  test('names what may have been meant, the likeliest first', () => {
    expect(listNearNames('CHECKOUT', names)).toEqual(['checkout', 'Checkout', 'checkout-worker'])
    expect(listNearNames('chekout', names)).toEqual(['checkout', 'Checkout'])
    expect(listNearNames('saerch', names)).toEqual(['search'])
    expect(listNearNames('search-api', names)).toEqual(['search'])
  })

  test('names nothing where nothing is near', () => {
    expect(listNearNames('billing', names)).toEqual([])
    expect(listNearNames('', names)).toEqual([])
    expect(listNearNames('x'.repeat(5000), names)).toEqual([])
    expect(listNearNames('anything', [])).toEqual([])
  })
})
