import {describe, expect, test} from 'vitest'
import {findTriggerSort, triggerSorts} from '#src/library/relate/trigger-sort.ts'

describe('findTriggerSort()', () => {
  test.each([
    ['The release of 3.30. It moved the base image.', 'a release'],
    ['The certificate of the edge expired at that minute.', 'an expired certificate'],
    ['The utility’s power failed. Why is not stated.', 'a loss of power'],
    ['The outage at the provider.', 'trouble on a vendor’s side'],
    ['A crowd came. A release followed.', 'other'],
    ['Not stated: the account does not say. A release is suspected.', undefined],
    ['  ', undefined],
  ])('files “%s” under %s', (text, sort) => {
    expect(findTriggerSort(text)).toBe(sort)
    if (sort !== undefined) expect(triggerSorts).toContain(sort)
  })
})
