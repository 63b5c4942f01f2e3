import {expect, test} from 'vitest'
import {readPageAddress, takeShown, toActionHref, toPlaceHref, toSourceHref, writePageAddress} from '#src/features/incident/page-address.ts'

const plain = readPageAddress({})

test('writePageAddress() writes what readPageAddress() reads, in one order', () => {
  expect(writePageAddress(plain)).toBe('?')
  for (const written of ['?tz=utc', '?tab=source', '?show=all', '?tz=reader', '?tz=incident&tab=source&show=all&zoom=2018-11-05T14:40Z..2018-11-05T15:30Z']) {
    expect(writePageAddress(readPageAddress(Object.fromEntries(new URLSearchParams(written))))).toBe(written)
  }
})

test('readPageAddress() leaves out what it does not know', () => {
  expect(readPageAddress({tz: 'mars', tab: ['source'], show: '1', q: 'x', zoom: '1..2'})).toEqual(plain)
})

test('toSourceHref() keeps whose clock the times are on, and whether lists are whole', () => {
  expect(toSourceHref(readPageAddress({tz: 'incident', show: 'all'}), 12)).toBe('?tz=incident&tab=source&show=all#L12')
  expect(toSourceHref(plain, 12)).toBe('?tab=source#L12')
})

test('B18 takeShown() takes the first two hundred of an incident’s items, or all where the address says so', () => {
  const which = Array.from({length: 2500}, (_, index) => index)
  expect(takeShown(which, plain)).toEqual(which.slice(0, 200))
  expect(takeShown(which.slice(150), plain)).toEqual(which.slice(150, 200))
  expect(takeShown(which, readPageAddress({show: 'all'}))).toEqual(which)
})

test('B18 toActionHref() leads to where the item stands on the page', () => {
  expect(toActionHref('a b', 199)).toBe('/incidents/a%20b#action-200')
  expect(toActionHref('a', 200)).toBe('/incidents/a?show=all#action-201')
})

test('toPlaceHref() stays on the page where it shows the item, and asks for the whole list where it does not', () => {
  expect(toPlaceHref(plain, 't', 199)).toBe('#t-200')
  expect(toPlaceHref(plain, 't', 200)).toBe('?show=all#t-201')
  expect(toPlaceHref(readPageAddress({show: 'all'}), 'update', 200)).toBe('#update-201')
  expect(toPlaceHref(readPageAddress({tab: 'source', tz: 'utc'}), 'factor', 0)).toBe('?tz=utc#factor-1')
})
