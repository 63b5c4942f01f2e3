import {expect, test} from 'vitest'
import {readRecurrenceAddress, writeRecurrenceAddress} from '#src/features/recurrences/recurrence-address.ts'

const nothing = {service: undefined, factor: undefined, incident: undefined, hasWeaker: false, page: 1}

test('readRecurrenceAddress() reads what it knows, and takes nothing else for something', () => {
  expect(readRecurrenceAddress({})).toEqual(nothing)
  expect(readRecurrenceAddress({service: '', factor: ' ', links: 'some', page: '0', other: 'x'})).toEqual(nothing)
  expect(readRecurrenceAddress({service: 'queue', factor: 'capacity/disk', incident: 'a', links: 'all', page: '3'})).toEqual({
    service: 'queue',
    factor: 'capacity/disk',
    incident: 'a',
    hasWeaker: true,
    page: 3,
  })
})

test('writeRecurrenceAddress() is read as it was meant', () => {
  expect(writeRecurrenceAddress({})).toBe('/patterns/recurrences')
  const address = {service: 'a & b', factor: 'capacity/disk', incident: '2024-ünï', hasWeaker: true, page: 12}
  const written = writeRecurrenceAddress(address)
  expect(readRecurrenceAddress(Object.fromEntries(new URLSearchParams(written.split('?')[1])))).toEqual(address)
})
