import {expect, test} from 'vitest'
import {toShownZone} from '#src/features/incident/to-shown-zone.ts'

test('toShownZone() shows the reader’s own clock only once a browser has told it', () => {
  expect(toShownZone({chosen: 'reader', readerZone: undefined}, 'Asia/Tokyo')).toEqual({zone: 'UTC', reader: 'untold'})
  expect(toShownZone({chosen: 'reader', readerZone: 'Europe/Berlin'}, 'Asia/Tokyo')).toEqual({zone: 'Europe/Berlin', reader: 'other'})
  expect(toShownZone({chosen: 'incident', readerZone: 'Europe/Berlin'}, 'Asia/Tokyo')).toEqual({zone: 'Asia/Tokyo', reader: 'other'})
})

test('toShownZone() offers no second choice of the same clock', () => {
  expect(toShownZone({chosen: 'utc', readerZone: 'Asia/Tokyo'}, 'Asia/Tokyo')).toEqual({zone: 'UTC', reader: 'same'})
  expect(toShownZone({chosen: 'reader', readerZone: 'UTC'}, 'UTC')).toEqual({zone: 'UTC', reader: 'same'})
})
