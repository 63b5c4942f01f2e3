import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {layOutPicture} from '#src/features/timeline/lay-out-picture.ts'
import type {PictureContent} from '#src/features/timeline/picture-content.ts'
import {type PictureLabel, toTextEdges} from '#src/features/timeline/place-labels.ts'
import {toTextWidth} from '#src/features/timeline/text-width.ts'

const hour = 3_600_000
const start = Date.parse('2024-03-01T10:00:00Z')

function content(given: Partial<PictureContent>): PictureContent {
  return {course: {phases: [], over: undefined}, marks: [], updates: [], zone: 'UTC', ...given}
}

const milestone = (at: number, text: string) => ({at, kind: 'milestone' as const, texts: [text]})

describe('layOutPicture()', () => {
  test('draws phases to scale', () => {
    const phases = [
      {kind: 'impact' as const, from: start, to: start + hour},
      {kind: 'recovering' as const, from: start + hour, to: start + 4 * hour},
    ]
    const layout = layOutPicture(content({course: {phases, over: start + 4 * hour}}), 1136)
    const [impact, recovering] = layout?.bars ?? []
    expect(recovering?.width).toBeCloseTo(3 * (impact?.width ?? 0), 0)
    expect(layout?.over).toBeCloseTo((recovering?.x ?? 0) + (recovering?.width ?? 0), 0)
  })

  test('has nothing to draw without two different instants', () => {
    expect(layOutPicture(content({}), 1136)).toBeUndefined()
    expect(layOutPicture(content({marks: [milestone(start, 'started, detected')]}), 1136)).toBeUndefined()
  })

  test('names the milestones before the entries where there is no room for all', () => {
    const entries = Array.from({length: 40}, (_, index) => ({at: start + index * 60_000, kind: 'entry' as const, texts: ['Somebody looks into it']}))
    const layout = layOutPicture(content({marks: [...entries, milestone(start, 'started'), milestone(start + 39 * 60_000, 'resolved')]}), 680)
    expect(layout?.labels.map(label => label.text)).toEqual(expect.arrayContaining(['started', 'resolved']))
    expect(layout?.labels.length).toBeLessThan(20)
  })

  test('counts what lies far off instead of squeezing the incident', () => {
    const phases = [{kind: 'impact' as const, from: start, to: start + hour}]
    const far = {at: start - 30 * 24 * hour, kind: 'entry' as const, texts: ['The change is deployed']}
    const layout = layOutPicture(
      content({course: {phases, over: start + hour}, marks: [far, milestone(start, 'started')], updates: [start + 90 * 24 * hour]}),
      1136,
    )
    expect(layout).toMatchObject({earlier: 1, later: 1, updates: []})
    expect(layout?.bars[0]?.width).toBeGreaterThan(800)
  })

  test('draws the part that is asked for, cut at its edges, and counts the rest', () => {
    const phases = [
      {kind: 'impact' as const, from: start, to: start + 4 * hour},
      {kind: 'recovering' as const, from: start + 4 * hour, to: start + 9 * hour},
    ]
    const whole = content({
      course: {phases, over: start + 9 * hour},
      marks: [milestone(start, 'started'), milestone(start + 9 * hour, 'resolved'), {at: start + 2 * hour, kind: 'entry', texts: ['A step']}],
    })
    const layout = layOutPicture(whole, 680, {from: start + hour, to: start + 3 * hour})
    expect(layout?.bars).toEqual([{kind: 'impact', x: 8, width: 658, isOpen: false}])
    expect(layout?.labels.map(({text}) => text)).toEqual(['A step'])
    expect(layout).toMatchObject({over: undefined, entries: [337], earlier: 1, later: 1})
  })

  test('draws a mark for every entry, whether or not there is room for its name', () => {
    const entries = Array.from({length: 400}, (_, index) => ({at: start + index * 60_000, kind: 'entry' as const, texts: ['Somebody looks into it']}))
    const layout = layOutPicture(content({marks: entries}), 1136)
    expect(layout?.entries).toHaveLength(400)
    expect(layout?.labels.length).toBeLessThan(20)
  })

  test('names the days below the hours, and leaves the hours out where every one is midnight', () => {
    const marks = [milestone(start, 'started'), milestone(start + 50 * hour, 'resolved')]
    const layout = layOutPicture(content({marks}), 1136)
    expect(layout?.days.map(({text}) => text)).toEqual(['Friday 1 March 2024', 'Saturday 2 March 2024', 'Sunday 3 March 2024'])
    expect(layout?.ticks.map(({text}) => text)).toContain('12:00')
    const week = layOutPicture(content({marks: [milestone(start, 'started'), milestone(start + 200 * hour, 'resolved')]}), 1136)
    expect(week?.days.map(({text}) => text)).toContain('Sat 2 Mar')
    expect(week?.ticks).toEqual([])
  })

  test('marks a phase whose end is not stated as open, up to the last thing known', () => {
    const layout = layOutPicture(content({course: {phases: [{kind: 'impact', from: start, to: undefined}], over: undefined}, updates: [start + hour]}), 680)
    expect(layout?.bars).toMatchObject([{kind: 'impact', isOpen: true}])
  })

  test('never lets labels collide, nor a leader cross one, nor anything leave the picture', () => {
    const mark = fc.record({
      at: fc.integer({min: 0, max: 30 * 24 * 60}).map(minute => start + minute * 60_000),
      kind: fc.constantFrom('milestone' as const, 'turn' as const, 'entry' as const),
      texts: fc.array(fc.stringMatching(/^[A-Za-z0-9 ,.WMm@]{1,30}$/), {minLength: 1, maxLength: 2}),
    })
    const minutes = fc.integer({min: 0, max: 30 * 24 * 60})
    const zooms = fc
      .tuple(minutes, minutes)
      .filter(([one, other]) => one !== other)
      .map(([one, other]) => ({from: start + Math.min(one, other) * 60_000, to: start + Math.max(one, other) * 60_000}))
    fc.assert(
      fc.property(fc.array(mark, {maxLength: 60}), fc.constantFrom(340, 680, 900, 1136), fc.option(zooms, {nil: undefined}), (marks, width, zoom) => {
        const layout = layOutPicture(content({marks}), width, zoom)
        if (!layout) return
        for (const [index, label] of layout.labels.entries()) {
          const [left, right] = toTextEdges(label)
          expect(left).toBeGreaterThanOrEqual(0)
          expect(right).toBeLessThanOrEqual(width)
          for (const other of layout.labels.slice(index + 1)) expect(collide(label, other)).toBe(false)
        }
        for (const x of [...layout.ticks.map(tick => tick.x), ...layout.entries]) expect(x >= 0 && x <= width).toBe(true)
        const names = layout.days.filter(({text}) => text !== '').map(({x, start, text}) => ({x: x + (start === undefined ? 0 : 6), text}))
        for (const [index, name] of names.entries()) {
          expect(name.x + toTextWidth(name.text, 11)).toBeLessThanOrEqual(names[index + 1]?.x ?? width)
        }
      }),
      {numRuns: 300},
    )
  })
})

/** Told apart from the layout's own test: by the rectangles and lines that are drawn. */
function collide(one: PictureLabel, other: PictureLabel): boolean {
  const [oneLeft, oneRight] = toTextEdges(one)
  const [otherLeft, otherRight] = toTextEdges(other)
  if (one.row === other.row) {
    const inside = (x: number, left: number, right: number) => x > left && x < right
    return (oneLeft < otherRight && otherLeft < oneRight) || inside(one.x, otherLeft, otherRight) || inside(other.x, oneLeft, oneRight)
  }
  const [upper, left, right] = one.row === 0 ? [one, otherLeft, otherRight] : [other, oneLeft, oneRight]
  return upper.x > left && upper.x < right
}
