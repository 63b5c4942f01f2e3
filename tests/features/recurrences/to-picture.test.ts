import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {listTicks, toActionBar, toAxis, toShare} from '#src/features/recurrences/to-picture.ts'
import {addDays} from '#src/incident/add-days.ts'

const axis = {from: '2024-01-01', to: '2024-04-10'}

describe('toActionBar()', () => {
  const bar = (given: Partial<Parameters<typeof toActionBar>[0]>) =>
    toActionBar({status: 'open', due: undefined, done: undefined, ...given}, '2024-01-11', axis)

  test('draws what was to be done from its incident on, and what of that was late', () => {
    expect(bar({due: '2024-01-31'})).toEqual({from: 0.1, to: 1, lateFrom: 0.3, doneAt: undefined, kind: 'open'})
    expect(bar({status: 'done', due: '2024-01-31', done: '2024-01-21'})).toEqual({from: 0.1, to: 0.2, lateFrom: undefined, doneAt: 0.2, kind: 'done'})
    expect(bar({status: 'done', done: '2024-09-01'})).toEqual({from: 0.1, to: 1, lateFrom: undefined, doneAt: undefined, kind: 'open'})
    expect(bar({status: 'done', done: '2023-12-01'})).toMatchObject({from: 0.1, to: 0.1, doneAt: 0.1})
  })

  test('has forms of its own for what nobody can tell', () => {
    expect(bar({status: 'done', due: '2024-01-31'})).toMatchObject({kind: 'unknown', lateFrom: undefined})
    expect(bar({status: 'candidate', due: '2024-01-31'})).toMatchObject({kind: 'unagreed', lateFrom: undefined})
  })
})

describe('toAxis()', () => {
  test('leaves room beyond both ends', () => {
    expect(toAxis(['2024-03-01', '2024-01-01', '2024-04-10'])).toEqual({from: '2023-12-29', to: '2024-04-22'})
    expect(toAxis([])).toBeUndefined()
  })

  test('holds every day, in order, whatever the days are', () => {
    const anyDay = fc.integer({min: 0, max: 30_000}).map(days => addDays('1980-01-01', days))
    fc.assert(
      fc.property(fc.array(anyDay, {minLength: 1, maxLength: 9}), days => {
        const found = toAxis(days)
        if (!found) throw new Error('Cannot find an axis: there are days')
        const shares = days.toSorted().map(day => toShare(day, found))
        expect(shares).toEqual(shares.toSorted((a, b) => a - b))
        expect(shares.every(share => share > 0 && share < 1)).toBe(true)
        const ticks = listTicks(found)
        expect(ticks.length).toBeLessThanOrEqual(7)
        expect(new Set(ticks.map(({name}) => name)).size).toBe(ticks.length)
      }),
    )
  })
})

test('listTicks() names days, months or years, by how long the axis is', () => {
  const names = (from: string, to: string) => listTicks({from, to}).map(({name}) => name)
  expect(names('2024-02-20', '2024-03-11')).toEqual(['24 Feb', '28 Feb', '3 Mar', '7 Mar', '11 Mar'])
  expect(names('2023-10-15', '2024-04-10')).toEqual(['Nov 2023', '2024', 'Mar 2024'])
  expect(names('2018-06-01', '2023-02-01')).toEqual(['2019', '2020', '2021', '2022', '2023'])
})
