import {describe, expect, test} from 'vitest'
import {toPermalinks} from '#src/features/incident/to-permalinks.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

describe('toPermalinks()', () => {
  test('names entries by when they were, and those of one instant one after the other', () => {
    const {entries, updates} = toPermalinks(
      anIncident({
        timeline: [{at: '2024-03-01T10:00:00Z'}, {at: '2024-03-01T10:00:00Z'}, {at: '2024-03-01T10:00:09Z'}],
        updates: [{at: '2024-03-01T10:00:00Z'}],
      }),
    )
    expect(entries).toEqual(['at-20240301-1000', 'at-20240301-1000--2', 'at-20240301-100009'])
    expect(updates).toEqual(['update-at-20240301-1000'])
  })

  test('keeps every address when something is put before them', () => {
    const given = {timeline: [{at: '2024-03-01T10:00:00Z'}], factors: [{title: 'No limit'}], actions: [{title: 'Set a limit'}, {title: 'x', id: 'A-7'}]}
    const before = toPermalinks(anIncident(given))
    const after = toPermalinks(
      anIncident({
        timeline: [{at: '2024-03-01T09:00:00Z'}, ...given.timeline],
        factors: [{title: 'No alert'}, ...given.factors],
        actions: [{title: 'Add an alert'}, ...given.actions],
      }),
    )
    for (const list of ['entries', 'factors', 'actions'] as const) expect(after[list].slice(1)).toEqual(before[list])
    expect(before).toMatchObject({factors: ['f-no-limit'], actions: ['a-set-a-limit', 'a-a-7']})
  })

  test('keeps letters of every script, ends with a whole word, and names even what has no words', () => {
    const title = 'Der Übertragungsweg war überlastet, weil die Warteschlange unbegrenzt wuchs und niemand es sah'
    expect(toPermalinks(anIncident({factors: [{title}, {title: '障害'}, {title: '—'}]})).factors).toEqual([
      'f-der-übertragungsweg-war-überlastet-weil-die-warteschlange',
      'f-障害',
      'f-item',
    ])
  })
})
