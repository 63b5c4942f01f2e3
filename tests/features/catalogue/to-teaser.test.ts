import {describe, expect, test} from 'vitest'
import {toTeaser} from '#src/features/catalogue/to-teaser.ts'

describe('toTeaser()', () => {
  test('leaves out a first sentence that says the title again', () => {
    expect(toTeaser('Search timed out. It took an hour.', 'search timed out')).toBe('It took an hour.')
    expect(toTeaser('Search timed out.', 'Search timed out.')).toBe('')
  })

  test('keeps a sentence that says more than the title', () => {
    expect(toTeaser('Search timed out for an hour.', 'Search timed out')).toBe('Search timed out for an hour.')
    expect(toTeaser('It took an hour.', 'Search timed out')).toBe('It took an hour.')
    expect(toTeaser('It took an hour.', '')).toBe('It took an hour.')
  })
})
