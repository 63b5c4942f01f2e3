import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type RecurrenceGraph, recurrenceLinkTypes} from '#src/library/recurrence/recurrence-graph.ts'
import {toClusters} from '#src/library/recurrence/to-clusters.ts'
import {aGraph, aLinked} from './a-graph.ts'

const ids = (graph: RecurrenceGraph, hasWeaker = false) => toClusters(graph, {hasWeaker}).map(({incidents}) => incidents.map(({id}) => id).join(' '))

describe('toClusters()', () => {
  const five = [aLinked('a', '2020-01-01'), aLinked('b', '2021-01-01'), aLinked('c', '2022-01-01'), aLinked('d', '2023-01-01'), aLinked('e')]

  test('puts together what is the same again, in the order in which it happened, what came again last first', () => {
    expect(ids(aGraph(five, 'b recurrence-of a', 'd recurrence-of c', 'e recurrence-of b'))).toEqual(['c d', 'a b e'])
  })

  test('goes by likenesses only where it is told to, and tells them apart from recurrences', () => {
    const graph = aGraph(five, 'b recurrence-of a', 'c same-trigger b', 'b same-factor a', 'd same-symptom e')
    expect(ids(graph)).toEqual(['a b'])
    const [{repeats, likenesses} = {repeats: [], likenesses: []}] = toClusters(graph)
    expect(repeats).toEqual([{from: 'b', to: 'a', type: 'recurrence-of', statedBy: 'b'}])
    expect(likenesses).toEqual([{from: 'b', to: 'a', type: 'same-factor', statedBy: 'b'}])
    expect(ids(graph, true)).toEqual(['d e', 'a b c'])
  })

  test('counts a duplicate as the document that it says is the original, with what it states', () => {
    const graph = aGraph(five, 'c duplicate-of b', 'c recurrence-of a', 'd recurrence-of c', 'e duplicate-of c', 'e recurrence-of b')
    const clusters = toClusters(graph)
    expect(clusters.map(({incidents}) => incidents.map(({id}) => id))).toEqual([['a', 'b', 'd']])
    expect(clusters[0]?.duplicates).toEqual(['c', 'e'])
    expect(clusters[0]?.repeats.map(({from, to}) => `${from} ${to}`)).toEqual(['b a', 'd b'])
    // It is read where it stands, in the duplicate, unless the original says it as well.
    expect(clusters[0]?.repeats[0]?.statedBy).toBe('c')
    const twice = aGraph(five, 'b recurrence-of a', 'c duplicate-of b', 'c recurrence-of a')
    expect(toClusters(twice)[0]?.repeats).toEqual([{from: 'b', to: 'a', type: 'recurrence-of', statedBy: 'b'}])
    expect(ids(aGraph(five, 'b duplicate-of a', 'b recurrence-of a'))).toEqual([])
  })

  test('makes one incident of documents that each call the other the original', () => {
    const graph = aGraph(five, 'a duplicate-of b', 'b duplicate-of c', 'c duplicate-of a', 'd recurrence-of c')
    const [cluster] = toClusters(graph)
    expect(cluster?.incidents.map(({id}) => id)).toEqual(['a', 'd'])
    expect(cluster?.duplicates).toEqual(['b', 'c'])
  })

  test('stands still neither for circles nor for long rows', () => {
    expect(ids(aGraph(five, 'a recurrence-of b', 'b recurrence-of c', 'c recurrence-of a'))).toEqual(['a b c'])
    const row = Array.from({length: 10_000}, (_, place) => aLinked(`i${String(place).padStart(5, '0')}`, '2024-01-01'))
    const chain = row.slice(1).map(({id}, place) => `${id} recurrence-of ${row[place]?.id}`)
    const [cluster, ...rest] = toClusters(aGraph(row, ...chain.toReversed()))
    expect([cluster?.incidents.length, rest.length]).toEqual([10_000, 0])
  })

  const anyGraph = fc.array(fc.tuple(fc.nat(14), fc.constantFrom(...recurrenceLinkTypes), fc.nat(14)), {maxLength: 30}).map(links => {
    const incidents = Array.from({length: 15}, (_, place) => aLinked(`i${place}`, place % 4 === 0 ? undefined : `2024-0${1 + (place % 9)}-1${place % 10}`))
    return {incidents, links: links.flatMap(([from, type, to]) => (from === to ? [] : [{from: `i${from}`, to: `i${to}`, type}]))}
  })

  test('answers the same however incidents and statements are ordered, and names each incident once', () => {
    fc.assert(
      fc.property(anyGraph, fc.boolean(), ({incidents, links}, hasWeaker) => {
        const withoutDuplicates = links.filter(({type}) => type !== 'duplicate-of')
        const told = toClusters({incidents, links: withoutDuplicates}, {hasWeaker})
        const turned = toClusters({incidents: incidents.toReversed(), links: withoutDuplicates.toReversed()}, {hasWeaker})
        expect(turned.map(({id, incidents: list}) => [id, ...list.map(each => each.id)])).toEqual(
          told.map(({id, incidents: list}) => [id, ...list.map(each => each.id)]),
        )
        const named = told.flatMap(({incidents: list, duplicates}) => [...list.map(({id}) => id), ...duplicates])
        expect(new Set(named).size).toBe(named.length)
      }),
    )
  })

  test('leaves no statement between two groups, and no group of one', () => {
    fc.assert(
      fc.property(anyGraph, graph => {
        const clusters = toClusters(graph)
        const groupOf = new Map(clusters.flatMap((cluster, place) => [...cluster.incidents.map(({id}) => id), ...cluster.duplicates].map(id => [id, place])))
        for (const {from, to, type} of graph.links) if (type === 'recurrence-of') expect(groupOf.get(from)).toBe(groupOf.get(to))
        for (const {incidents} of clusters) expect(incidents.length).toBeGreaterThan(1)
      }),
    )
  })
})
