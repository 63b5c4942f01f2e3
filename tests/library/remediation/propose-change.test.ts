import {describe, expect, test} from 'vitest'
import {proposeChange} from '#src/library/remediation/propose-change.ts'

const url = 'https://github.com/example/app/issues/12'
const action = {status: 'open', done: undefined, reason: undefined, proof: undefined} as const
const closed = {url, state: 'done', closedDay: '2026-11-10'} as const

describe('proposeChange()', () => {
  test('proposes that an action is done, when, and what shows it, where its issue is done', () => {
    const values = {status: 'done', done: '2026-11-10', proof: url}
    expect(proposeChange(action, closed)).toEqual(values)
    expect(proposeChange({...action, status: 'in-progress'}, closed)).toEqual(values)
    expect(proposeChange({...action, status: 'candidate'}, closed)).toEqual(values)
  })

  test('fills in what is not stated, and leaves what a person has written', () => {
    expect(proposeChange({...action, proof: 'Load test of 9 November'}, closed)).toEqual({status: 'done', done: '2026-11-10'})
    expect(proposeChange({...action, status: 'done', done: '2026-11-01'}, closed)).toEqual({proof: url})
    expect(proposeChange({...action, status: 'done', done: '2026-11-01', proof: 'Seen'}, closed)).toBeUndefined()
    expect(proposeChange(action, {...closed, closedDay: undefined})).toEqual({status: 'done', proof: url})
  })

  test('proposes that nothing will be done, and why, where the issue is closed as not planned', () => {
    const notPlanned = {url, state: 'wont-do', closedDay: '2026-11-10'} as const
    expect(proposeChange(action, notPlanned)).toEqual({status: 'wont-do', reason: `Closed as not planned: ${url}`})
    expect(proposeChange({...action, reason: 'The service is gone'}, notPlanned)).toEqual({status: 'wont-do'})
    expect(proposeChange({...action, status: 'done'}, notPlanned)).toBeUndefined()
    expect(proposeChange({...action, status: 'wont-do'}, closed)).toBeUndefined()
  })

  test('opens what is said to be done where the issue was opened again, and only then', () => {
    const reopened = {url, state: 'reopened', closedDay: undefined} as const
    expect(proposeChange({status: 'done', done: '2026-11-10', reason: undefined, proof: url}, reopened)).toEqual({status: 'open', done: null, proof: null})
    expect(proposeChange({status: 'done', done: undefined, reason: undefined, proof: 'Load test'}, reopened)).toEqual({status: 'open'})
    expect(proposeChange({...action, status: 'wont-do', reason: `Closed as not planned: ${url}`}, reopened)).toEqual({status: 'open', reason: null})
    expect(proposeChange(action, reopened)).toBeUndefined()
    expect(proposeChange({...action, status: 'done'}, {...reopened, state: 'open'})).toBeUndefined()
  })

  test('proposes nothing of an issue that could not be told', () => {
    expect(proposeChange(action, {url, state: undefined, closedDay: undefined})).toBeUndefined()
  })
})
