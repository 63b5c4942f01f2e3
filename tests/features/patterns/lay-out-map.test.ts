import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {layOutMap, rowHeight} from '#src/features/patterns/lay-out-map.ts'
import {relationTypes} from '#src/incident/relation.ts'
import type {IncidentRelation, RelatedIncident} from '#src/library/patterns/pattern-counts.ts'

function incident(id: string): RelatedIncident {
  return {id, title: id, date: undefined, organization: undefined, severityLevel: undefined, severityLabel: undefined, services: []}
}

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const anyRelations = fc
  .uniqueArray(fc.record({from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), type: fc.constantFrom(...relationTypes)}), {
    selector: ({from, to, type}) => `${from}${to}${type}`,
    maxLength: 24,
  })
  .map(relations => relations.filter(({from, to}) => from !== to))

function membersOf(relations: readonly IncidentRelation[]): readonly RelatedIncident[] {
  return ids.filter(id => relations.some(({from, to}) => from === id || to === id)).map(incident)
}

describe('layOutMap()', () => {
  test('puts together what is related by others, in the order of time', () => {
    const groups = layOutMap(['a', 'b', 'c', 'd', 'e'].map(incident), [
      {from: 'a', to: 'd', type: 'related'},
      {from: 'b', to: 'c', type: 'recurrence-of'},
      {from: 'd', to: 'e', type: 'same-factor'},
    ])
    expect(groups.map(group => group.incidents.map(({id}) => id))).toEqual([
      ['a', 'd', 'e'],
      ['b', 'c'],
    ])
    expect(groups.map(({tracks}) => tracks)).toEqual([2, 1])
  })

  test('draws each relation once, between the rows of its incidents, and no line on another', () => {
    fc.assert(
      fc.property(anyRelations, relations => {
        const groups = layOutMap(membersOf(relations), relations)
        expect(groups.flatMap(({lines}) => lines.map(({relation}) => relation)).toSorted(inOrder)).toEqual(relations.toSorted(inOrder))
        for (const {incidents, lines} of groups) {
          const rowOf = (id: string): number => incidents.findIndex(each => each.id === id)
          for (const {relation, from, to} of lines) {
            expect(Math.floor(from / rowHeight)).toBe(rowOf(relation.from))
            expect(Math.floor(to / rowHeight)).toBe(rowOf(relation.to))
          }
          // No two lines meet the rows at one place, and no two of one track run beside the same row.
          const ends = lines.flatMap(({from, to}) => [from, to])
          expect(new Set(ends).size).toBe(ends.length)
          for (const one of lines) {
            for (const other of lines) {
              if (one === other || one.track !== other.track) continue
              const [top, bottom] = [Math.min(one.from, one.to), Math.max(one.from, one.to)]
              expect(Math.max(other.from, other.to) < top || Math.min(other.from, other.to) > bottom).toBe(true)
            }
          }
        }
      }),
    )
  })

  test('crosses no line with the beginning of another at the same row', () => {
    fc.assert(
      fc.property(anyRelations, relations => {
        for (const {lines, incidents} of layOutMap(membersOf(relations), relations)) {
          for (const [row] of incidents.entries()) {
            const [top, bottom] = [row * rowHeight, (row + 1) * rowHeight]
            const met = lines.flatMap(line =>
              [line.from, line.to].filter(at => at > top && at < bottom).map(at => ({at, track: line.track, isUp: Math.max(line.from, line.to) === at})),
            )
            for (const inner of met) {
              for (const outer of met) {
                // What goes up begins above its own end, what goes down below it.
                if (outer.track > inner.track) expect(inner.isUp ? outer.at > inner.at : outer.at < inner.at).toBe(true)
              }
            }
          }
        }
      }),
    )
  })
})

function inOrder(a: IncidentRelation, b: IncidentRelation): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
