import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {actionStatuses} from '#src/incident/action-item.ts'
import {addDays} from '#src/incident/add-days.ts'
import {describeStood} from '#src/library/recurrence/describe-stood.ts'
import {listOccurrences, mostStood} from '#src/library/recurrence/list-occurrences.ts'
import type {KnownAction, LinkedIncident} from '#src/library/recurrence/recurrence-graph.ts'
import {toStood} from '#src/library/recurrence/stood-action.ts'
import {toClusters} from '#src/library/recurrence/to-clusters.ts'
import {aGraph, aLinked} from './a-graph.ts'

const anAction = (incidentId: string, given: Partial<KnownAction> = {}): KnownAction => ({
  incidentId,
  position: 0,
  title: 'Raise the limit',
  status: 'open',
  owner: undefined,
  due: undefined,
  done: undefined,
  ...given,
})

const occurrencesOf = (incidents: readonly LinkedIncident[], said: readonly string[], actions: readonly KnownAction[] = []) => {
  const [cluster] = toClusters(aGraph(incidents, ...said))
  return cluster ? listOccurrences(cluster, actions, new Set(incidents.map(({id}) => id))) : []
}

describe('toStood()', () => {
  const day = '2024-06-10'

  test('tells what was done, late, open, undated and untold on a day', () => {
    expect(toStood({status: 'done', due: undefined, done: '2024-06-09'}, day)).toEqual({state: 'done', lateDays: 0})
    expect(toStood({status: 'done', due: '2024-05-01', done: '2024-06-11'}, day)).toEqual({state: 'overdue', lateDays: 40})
    expect(toStood({status: 'in-progress', due: '2024-06-09', done: undefined}, day)).toEqual({state: 'overdue', lateDays: 1})
    expect(toStood({status: 'open', due: '2024-06-10', done: undefined}, day)).toEqual({state: 'open', lateDays: 0})
    expect(toStood({status: 'open', due: undefined, done: undefined}, day)).toEqual({state: 'undated', lateDays: 0})
    expect(toStood({status: 'done', due: '2024-01-01', done: undefined}, day)).toEqual({state: 'not-said', lateDays: 0})
    expect(toStood({status: 'done', due: undefined, done: day}, day)).toEqual({state: 'same-day', lateDays: 0})
    expect(toStood({status: 'wont-do', due: '2024-01-01', done: undefined}, day)).toEqual({state: 'wont-do', lateDays: 0})
    expect(toStood({status: 'candidate', due: undefined, done: undefined}, day)).toEqual({state: 'candidate', lateDays: 0})
  })

  test('calls nothing late on a day that nobody states', () => {
    expect(toStood({status: 'open', due: '2024-01-01', done: undefined}, undefined)).toEqual({state: 'not-said', lateDays: 0})
    expect(toStood({status: 'done', due: undefined, done: '2024-01-01'}, undefined)).toEqual({state: 'not-said', lateDays: 0})
  })

  const anyDay = fc.integer({min: 0, max: 1500}).map(days => addDays('2022-01-01', days))
  const anyAction = fc.record({status: fc.constantFrom(...actionStatuses), due: fc.option(anyDay, {nil: undefined}), done: fc.option(anyDay, {nil: undefined})})

  test('never calls done again what was late, nor takes back what was done, as days go by', () => {
    fc.assert(
      fc.property(anyAction, anyDay, fc.nat(400), (action, day, days) => {
        const [before, after] = [toStood(action, day), toStood(action, addDays(day, days))]
        if (before.state === 'done') expect(after.state).toBe('done')
        if (before.state === 'overdue' && after.state === 'overdue') expect(after.lateDays).toBe(before.lateDays + days)
        expect(before.lateDays > 0).toBe(before.state === 'overdue')
      }),
    )
  })
})

describe('listOccurrences()', () => {
  const three = [aLinked('a', '2024-01-01'), aLinked('b', '2024-02-11'), aLinked('c', '2024-02-11'), aLinked('d', '2024-12-31')]

  test('counts at each time the actions of all times before it, as they stood then', () => {
    const actions = [
      anAction('a', {status: 'done', done: '2024-02-01', title: 'done early'}),
      anAction('a', {position: 1, status: 'done', done: '2024-03-01', due: '2024-01-02', title: 'done late'}),
      anAction('b', {status: 'done', title: 'done some day'}),
      anAction('d', {title: 'of the last'}),
    ]
    const found = occurrencesOf(three, ['b recurrence-of a', 'd recurrence-of b'], actions)
    expect(found.map(({incident, place, daysSince, earlier}) => [incident.id, place, daysSince, earlier.join(' ')])).toEqual([
      ['a', 1, undefined, ''],
      ['b', 2, 41, 'a'],
      ['d', 3, 324, 'a b'],
    ])
    expect(found.map(describeStood)).toEqual([
      undefined,
      '1 of 2 earlier actions was done, 1 overdue by 40 days.',
      '2 of 3 earlier actions were done, 1 done at a time not stated.',
    ])
    expect(found[1]?.actions.map(({title, state}) => `${title}: ${state}`)).toEqual(['done late: overdue', 'done early: done'])
  })

  test('goes by the author’s word where a date is missing, and by neither where the words go round', () => {
    const earlierOf = (incidents: readonly LinkedIncident[], ...said: readonly string[]) =>
      occurrencesOf(incidents, said).map(({incident, earlier}) => `${incident.id}: ${earlier.join(' ')}`)
    const undated = [aLinked('a', '2024-01-01'), aLinked('x'), aLinked('y')]
    expect(earlierOf(undated, 'x recurrence-of a', 'y recurrence-of x')).toEqual(['a: ', 'x: a', 'y: a x'])
    expect(earlierOf(undated, 'a recurrence-of x', 'x recurrence-of y', 'y recurrence-of x')).toEqual(['a: x y', 'x: ', 'y: '])
    // Dates know better than words, and of one instant neither is before the other unless somebody says so.
    expect(earlierOf(three.slice(0, 3), 'a recurrence-of c', 'c recurrence-of b')).toEqual(['a: ', 'b: a', 'c: a b'])
  })

  test('lists the first at each time, and counts all', () => {
    const actions = Array.from({length: mostStood + 5}, (_, position) => anAction('a', {position, due: '2024-01-05'}))
    const [, second] = occurrencesOf(three, ['b recurrence-of a'], actions)
    expect([second?.actions.length, second?.total, second?.counts.get('overdue')]).toEqual([mostStood, mostStood + 5, mostStood + 5])
    expect(second && describeStood(second)).toBe('None of 65 earlier actions was done, 65 overdue by up to 37 days.')
  })

  test('counts each action of the times before in exactly one state', () => {
    const anyDay = fc.integer({min: 0, max: 900}).map(days => addDays('2023-01-01', days))
    const anyIncidents = fc
      .array(fc.option(anyDay, {nil: undefined}), {minLength: 2, maxLength: 8})
      .map(days => days.map((day, place) => aLinked(`i${place}`, day)))
    const anyActions = fc.array(
      fc.tuple(fc.nat(7), fc.constantFrom(...actionStatuses), fc.option(anyDay, {nil: undefined}), fc.option(anyDay, {nil: undefined})),
      {maxLength: 20},
    )
    fc.assert(
      fc.property(anyIncidents, anyActions, (incidents, given) => {
        const said = incidents.slice(1).map(({id}) => `${id} recurrence-of i0`)
        const actions = given.map(([of, status, due, done], position) => anAction(`i${of}`, {position, status, due, done}))
        for (const {incident, earlier, total, counts} of occurrencesOf(incidents, said, actions)) {
          expect(earlier).not.toContain(incident.id)
          expect(total).toBe(actions.filter(({incidentId}) => earlier.includes(incidentId)).length)
          expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(total)
        }
      }),
    )
  })
})

test('describeStood() says each state in words', () => {
  const tell = (counts: readonly (readonly [Parameters<ReadonlyMap<'done', number>['get']>[0] | string, number])[], mostLate = 0) =>
    describeStood({place: 2, earlier: ['a'], total: counts.reduce((sum, [, count]) => sum + count, 0), counts: new Map(counts) as never, mostLate})
  expect(describeStood({place: undefined, earlier: ['a'], total: 3, counts: new Map(), mostLate: 0})).toBe(
    'Its date is not stated: nobody can tell how far the 3 earlier actions had come.',
  )
  expect(tell([])).toBe('The account of the time before names no action.')
  expect(tell([['done', 1]])).toBe('1 of 1 earlier action was done.')
  expect(
    tell(
      [
        ['candidate', 1],
        ['wont-do', 2],
        ['same-day', 3],
        ['undated', 4],
        ['open', 5],
        ['overdue', 1],
      ],
      800,
    ),
  ).toBe(
    'None of 16 earlier actions was done, 1 overdue by 2 years, 5 open and not yet due, 4 open without a due date, 3 done on that very day, 2 decided against, 1 proposed and not agreed.',
  )
})
