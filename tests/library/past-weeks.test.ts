import {expect, test} from 'vitest'
import {listPastWeeks, mostYears} from '#src/library/past-weeks.ts'

test('listPastWeeks() takes the days of this week, Monday to Sunday, back year by year', () => {
  const weeks = listPastWeeks('2026-11-21')
  expect(weeks).toHaveLength(mostYears)
  expect(weeks[0]).toEqual({from: '2025-11-16', to: '2025-11-22', yearsAgo: 1})
  expect(weeks[9]).toEqual({from: '2016-11-16', to: '2016-11-22', yearsAgo: 10})
  expect(listPastWeeks('2026-11-16')).toEqual(weeks)
  expect(listPastWeeks('2026-11-22')).toEqual(weeks)
  expect(listPastWeeks('2026-11-23')).not.toEqual(weeks)
})

test('listPastWeeks() goes over the end of a year, and over a 29 February that another year has not', () => {
  expect(listPastWeeks('2027-01-01')[0]).toEqual({from: '2025-12-28', to: '2026-01-03', yearsAgo: 1})
  // 26 February 2024 is a Monday.
  expect(listPastWeeks('2024-03-01')[0]).toEqual({from: '2023-02-26', to: '2023-03-04', yearsAgo: 1})
  // 29 February 2016 is one as well.
  expect(listPastWeeks('2016-03-02')[0]).toEqual({from: '2015-03-01', to: '2015-03-07', yearsAgo: 1})
})

test('listPastWeeks() goes back no further than there are years', () => {
  expect(listPastWeeks('0003-06-15').map(({yearsAgo}) => yearsAgo)).toEqual([1, 2])
})
