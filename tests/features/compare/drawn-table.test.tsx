import {renderToStaticMarkup} from 'react-dom/server'
import {describe, expect, test} from 'vitest'
import type {Alignment} from '#src/features/compare/compare-address.ts'
import {DrawnTable} from '#src/features/compare/components/drawn-table.tsx'
import {layOutComparison} from '#src/features/compare/lay-out-comparison.ts'
import {listDrawn} from '#src/features/compare/list-drawn.ts'
import {aComparedIncident, toLaneGiven} from './a-compared-incident.ts'

const at = (clock: string) => `2024-01-10T${clock}:00Z`

const full = aComparedIncident({
  id: 'full',
  title: 'Orders were refused',
  milestones: {started: at('10:00'), detected: at('10:10'), resolved: at('12:00')},
  windows: [
    {start: at('10:00'), end: at('10:30')},
    {start: at('11:00'), end: at('11:20')},
  ],
  timeline: [
    {at: at('10:05'), text: 'The queue grows.'},
    {at: at('11:00'), text: 'It comes back.'},
    {at: '2024-02-01T09:00:00Z', text: 'The review is held.'},
  ],
})
const open = aComparedIncident({id: 'open', title: 'Search was slow', windows: [{start: at('08:00')}], timeline: [{at: at('09:00'), text: 'Still slow.'}]})
const none = aComparedIncident({id: 'none', title: 'Nobody knows when'})

const tell = (align: Alignment, each = full) =>
  listDrawn(each, toLaneGiven(each), align).map(({kind, name, from, to}) => [kind, name, from.offset ?? from.clock, to && (to.offset ?? to.clock)])

describe('listDrawn()', () => {
  test('lists every bar and every mark of the picture, by its distance from what all are aligned by', () => {
    expect(tell('detected')).toEqual([
      ['stretch', 'not yet noticed', '−10 m', '0'],
      ['stretch', 'impact', '0', '+20 m'],
      ['stretch', 'no impact, not over', '+20 m', '+50 m'],
      ['stretch', 'impact', '+50 m', '+1 h 10 m'],
      ['stretch', 'no impact, not over', '+1 h 10 m', '+1 h 50 m'],
      ['milestone', 'started', '−10 m', undefined],
      ['milestone', 'detected', '0', undefined],
      ['milestone', 'resolved, over', '+1 h 50 m', undefined],
      ['entry', 'The queue grows', '−5 m', undefined],
      ['entry', 'It comes back', '+50 m', undefined],
    ])
  })

  test('has a bar for each bar, and a time for each tick, that is drawn', () => {
    for (const each of [full, open]) {
      const lane = layOutComparison([toLaneGiven(each)], 'started', 'linear', 900)?.lanes[0]
      const rows = listDrawn(each, toLaneGiven(each), 'started')
      expect(rows.filter(({kind}) => kind === 'stretch')).toHaveLength(lane?.bars.length ?? -1)
      const times = new Set(rows.flatMap(({from, to}) => [from.clock, ...(to ? [to.clock] : [])]))
      expect(times.size).toBe(lane?.entries.length)
    }
  })

  test('tells by the clock what is not aligned, leaves open what is open, and says nothing of what has no course', () => {
    expect(tell('mitigated', open)).toEqual([
      ['stretch', 'impact', '10 Jan 2024, 08:00', undefined],
      ['entry', 'Still slow', '10 Jan 2024, 09:00', undefined],
    ])
    expect(tell('started', none)).toEqual([])
  })
})

describe('DrawnTable', () => {
  test('says what is drawn, of how much, and leads from each time to where it is stated', () => {
    const compared = [full, open, none]
    const html = renderToStaticMarkup(<DrawnTable compared={compared} lanes={compared.map(toLaneGiven)} align="started" axis="log" />)
    expect(html).toContain('The scale grows by factors')
    expect(html).toContain('<summary>How it is drawn</summary>')
    expect(html).toContain('n = 3 incidents, of which 1 states when it was started; 6 stretches, 3 milestones and 3 entries.')
    expect(html).toContain('<a href="/incidents/full#t-2">+1 h</a>')
    expect(html).toContain('<a href="/incidents/full?tab=source#L1">+30 m</a>')
    expect(html).toContain('Nobody knows when</bdi>: no course stated')
    expect(html).toContain('<span class="dim">not stated</span>')
  })
})
