import {describe, expect, test} from 'vitest'
import {findActionGaps} from '#src/features/incident/find-action-gaps.ts'

const action = {owner: undefined, due: undefined, done: undefined}

describe('findActionGaps()', () => {
  test('says once what none of the actions states', () => {
    expect(findActionGaps([action, action])).toEqual({owners: true, dates: true, sentence: 'None of the 2 states an owner or a date.'})
  })

  test('leaves it to each line where one of them states it', () => {
    expect(findActionGaps([action, {...action, owner: '@platform'}])).toMatchObject({owners: false, sentence: 'None of the 2 states a date.'})
    expect(findActionGaps([action, {...action, due: '2024-03-01'}])).toMatchObject({dates: false, sentence: 'None of the 2 states an owner.'})
    expect(
      findActionGaps([
        {...action, owner: '@platform'},
        {...action, done: '2024-03-01'},
      ]).sentence,
    ).toBeUndefined()
  })

  test('has nothing to say of a single action', () => {
    expect(findActionGaps([action])).toEqual({owners: false, dates: false, sentence: undefined})
  })
})
