import {describe, expect, test} from 'vitest'
import type {ActionRequest} from '#src/incident/action-change.ts'
import type {ActionItem} from '#src/incident/action-item.ts'
import {settleRequests} from '#src/library/save/settle-requests.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const actions = (...given: readonly Partial<ActionItem>[]): readonly ActionItem[] => anIncident({actions: given}).actions
const settle = (requests: readonly ActionRequest[], now: readonly ActionItem[], seen: readonly ActionItem[] | undefined = undefined) =>
  settleRequests(requests, {now, seen})
const set = (position: number, title: string, values: object, was: object = {}): ActionRequest => ({change: 'set', position, title, was, values})

describe('settleRequests()', () => {
  test('finds an action by its place and title', () => {
    const now = actions({title: 'Alert'}, {title: 'Alert'})
    expect(settle([set(1, 'Alert', {owner: '@ada'})], now, now)).toEqual({changes: [{change: 'set', position: 1, values: {owner: '@ada'}}]})
  })

  test('finds an action that has moved by its own id, and where it has none by a title that no other has', () => {
    const seen = actions({title: 'Alert', id: 'a1'}, {title: 'Runbook'})
    const now = actions({title: 'New'}, {title: 'Runbook'}, {title: 'Alert, and soon', id: 'a1'})
    expect(settle([{...set(0, 'Alert', {owner: '@ada'}), id: 'a1'} as ActionRequest, set(1, 'Runbook', {owner: '@grace'})], now)).toEqual({
      changes: [
        {change: 'set', position: 2, values: {owner: '@ada'}},
        {change: 'set', position: 1, values: {owner: '@grace'}},
      ],
    })
    // Whoever asks does not say the id: it is known from what they saw.
    expect(settle([set(0, 'Alert', {owner: '@ada'})], now, seen)).toEqual({changes: [{change: 'set', position: 2, values: {owner: '@ada'}}]})
  })

  test('takes none of several actions of one title where nobody can tell which was meant', () => {
    const request = set(1, 'Alert', {owner: '@ada'})
    expect(settle([request], actions({title: 'Alert'}, {title: 'New'}, {title: 'Alert'}))).toEqual({conflicts: [{request, now: undefined}]})
    // One of that title came before it, and the one that now stands at its place is another.
    expect(settle([request], actions({title: 'Alert'}, {title: 'Alert'}, {title: 'New'}), actions({title: 'New'}, {title: 'Alert'}))).toMatchObject({
      conflicts: [{request}],
    })
    // As many as were seen, in their order.
    const seen = actions({title: 'Alert'}, {title: 'Alert'})
    expect(settle([request], actions({title: 'New'}, {title: 'Alert'}, {title: 'Alert'}), seen)).toEqual({
      changes: [{change: 'set', position: 2, values: {owner: '@ada'}}],
    })
  })

  test('says what now stands in a field that somebody else has changed to something else', () => {
    const request = set(0, 'Alert', {owner: '@ada', due: '2026-01-01'}, {owner: '@grace', due: null})
    const now = actions({title: 'Alert', owner: '@linus', priority: 'high'})
    expect(settle([request], now)).toEqual({
      conflicts: [{request, now: {title: 'Alert', values: expect.objectContaining({owner: '@linus', priority: 'high', due: undefined})}}],
    })
  })

  test('leaves what others changed in other fields, and is content with what is so already', () => {
    const now = actions({title: 'Alert', owner: '@ada', status: 'done'})
    expect(settle([set(0, 'Alert', {owner: '@ada', due: '2026-01-01'}, {owner: '@grace'})], now)).toEqual({
      changes: [{change: 'set', position: 0, values: {due: '2026-01-01'}}],
    })
    expect(settle([set(0, 'Alert', {owner: '@ada', reason: null}, {owner: '@grace'})], now)).toEqual({changes: []})
  })

  test('conflicts where a field that was seen as not stated is stated now', () => {
    const request = set(0, 'Alert', {owner: '@ada'})
    expect(settle([request], actions({title: 'Alert', owner: '@grace'}))).toMatchObject({conflicts: [{request}]})
    expect(settle([set(0, 'Alert', {title: 'Alert earlier'})], actions({title: 'Alert'}))).toEqual({
      changes: [{change: 'set', position: 0, values: {title: 'Alert earlier'}}],
    })
  })

  test('says that an action is not there any more', () => {
    for (const request of [set(0, 'Alert', {owner: '@ada'}), {change: 'remove', position: 0, title: 'Alert'} as const])
      expect(settle([request], actions({title: 'Runbook'}))).toEqual({conflicts: [{request, now: undefined}]})
  })

  test('adds, but not what has been added meanwhile, as by a form that was sent twice', () => {
    const add: ActionRequest = {change: 'add', values: {title: 'Runbook', owner: '@ada'}}
    const none = actions()
    const one = actions({title: 'Runbook', owner: '@ada', due: '2026-01-01'})
    expect(settle([add], none, none)).toEqual({changes: [add]})
    expect(settle([add], one, none)).toEqual({changes: []})
    expect(settle([add], one, one), 'who has seen the first one wants a second').toEqual({changes: [add]})
    expect(settle([add], actions({title: 'Runbook', owner: '@grace'}), none)).toEqual({changes: [add]})
  })

  test('moves an action to before the one that was meant, wherever that is now', () => {
    const seen = actions({title: 'a'}, {title: 'b'}, {title: 'c'})
    const now = actions({title: 'new'}, {title: 'a'}, {title: 'b'}, {title: 'c'})
    const move = (position: number, title: string, before: number): ActionRequest => ({change: 'move', position, title, before})
    expect(settle([move(2, 'c', 0)], now, seen)).toEqual({changes: [{change: 'move', position: 3, before: 1}]})
    expect(settle([move(0, 'a', 3)], now, seen), 'behind the last').toEqual({changes: [{change: 'move', position: 1, before: 4}]})
    expect(settle([move(0, 'a', 1)], now, seen), 'to where it is').toEqual({changes: []})
    expect(settle([move(2, 'c', 0)], now), 'places of a text that nobody has').toMatchObject({conflicts: [{request: {change: 'move'}}]})
    expect(settle([move(2, 'c', 0)], actions({title: 'b'}, {title: 'c'}), seen), 'before one that is gone').toMatchObject({
      conflicts: [{request: {change: 'move'}}],
    })
  })

  test('makes one change of several for one action, and none of those for one that goes', () => {
    const now = actions({title: 'a'}, {title: 'b'})
    expect(
      settle(
        [
          set(0, 'a', {owner: '@ada'}),
          set(0, 'a', {due: '2026-01-01'}),
          set(1, 'b', {owner: '@ada'}),
          {change: 'remove', position: 1, title: 'b'},
          {change: 'remove', position: 1, title: 'b'},
          {change: 'move', position: 1, title: 'b', before: 0},
        ],
        now,
        now,
      ),
    ).toEqual({
      changes: [
        {change: 'set', position: 0, values: {owner: '@ada', due: '2026-01-01'}},
        {change: 'remove', position: 1},
      ],
    })
  })

  test('makes nothing of any request where one of them conflicts', () => {
    const conflicting = set(1, 'b', {owner: '@ada'}, {owner: '@grace'})
    expect(settle([set(0, 'a', {owner: '@ada'}), conflicting], actions({title: 'a'}, {title: 'b', owner: '@linus'}))).toEqual({
      conflicts: [{request: conflicting, now: expect.anything()}],
    })
  })
})
