import {expect, test} from 'vitest'
import {readSpreadsheetDay} from '#src/library/remediation/read-spreadsheet-day.ts'

test.each([
  ['2026-03-01', '2026-03-01'],
  [' 2026-3-1 ', '2026-03-01'],
  ['2026/03/01', '2026-03-01'],
  ['2026-03-01T00:00:00Z', '2026-03-01'],
  ['2026-03-01 00:00:00', '2026-03-01'],
  ['1.3.2026', '2026-03-01'],
  ['01. 03. 2026', '2026-03-01'],
  ['13/3/2026', '2026-03-13'],
  ['3/13/2026', '2026-03-13'],
  ['3/3/2026', '2026-03-03'],
  ['1 March 2026', '2026-03-01'],
  ['1-Mar-2026', '2026-03-01'],
  ['Mar 1, 2026', '2026-03-01'],
  ['September 3rd, 2026', '2026-09-03'],
  ['29.2.2028', '2028-02-29'],
])('readSpreadsheetDay() reads %s', (cell, day) => {
  expect(readSpreadsheetDay(cell)).toEqual({day})
})

test('readSpreadsheetDay() does not guess the order of day and month', () => {
  expect(readSpreadsheetDay('1/3/2026')).toEqual({fault: 'Unexpected 1/3/2026, expected a day such as 2026-03-01: it may as well be 2026-01-03'})
  expect(readSpreadsheetDay('12-11-2026')).toEqual({fault: 'Unexpected 12-11-2026, expected a day such as 2026-11-12: it may as well be 2026-12-11'})
})

test.each(['31.2.2026', '2026-02-30', '2026-13-01', '0/0/2026', '1/1/26', '1 Marz 2026', 'Q3', 'asap', '', '0001-01-01', '13/13/2026', '29/2/2027'])(
  'readSpreadsheetDay() takes %s for no day',
  cell => {
    expect(readSpreadsheetDay(cell)).toEqual({fault: expect.stringContaining('expected a day')})
  },
)

test('readSpreadsheetDay() says what a bare number is', () => {
  expect(readSpreadsheetDay('46082')).toEqual({fault: expect.stringContaining('the spreadsheet has taken the form of a date from the column')})
})
