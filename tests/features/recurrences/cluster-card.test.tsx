import {renderToStaticMarkup} from 'react-dom/server'
import {describe, expect, test} from 'vitest'
import {ClusterCard} from '#src/features/recurrences/components/cluster-card.tsx'
import {listOccurrences} from '#src/library/recurrence/list-occurrences.ts'
import type {KnownAction} from '#src/library/recurrence/recurrence-graph.ts'
import {toClusters} from '#src/library/recurrence/to-clusters.ts'
import {aGraph, aLinked} from '#tests/library/recurrence/a-graph.ts'

const incidents = [aLinked('a', '2023-01-01'), aLinked('b', '2023-06-01'), aLinked('c', '2024-01-01'), aLinked('d'), aLinked('e', '2024-01-01')]

function anAction(incidentId: string, position: number): KnownAction {
  return {incidentId, position, title: `Step ${position} of ${incidentId}`, status: 'open', owner: undefined, due: undefined, done: undefined}
}

function draw(actions: readonly KnownAction[], ...said: readonly string[]): string {
  const [cluster] = toClusters(aGraph(incidents, ...said))
  if (!cluster) throw new Error('Cannot draw a group: there is none')
  const occurrences = listOccurrences(cluster, actions, new Set(incidents.map(({id}) => id)))
  return renderToStaticMarkup(<ClusterCard shown={{cluster, occurrences, before: 0, uncounted: 0, actions}} hasWeaker={false} />)
}

describe('ClusterCard', () => {
  test('leads from each statement to where the document that has it states it', () => {
    const html = draw([], 'b recurrence-of a', 'c recurrence-of b', 'c same-trigger a', 'e duplicate-of c', 'e same-factor a')
    expect(html).toContain('<summary>2 recurrences stated between them</summary>')
    expect(html).toContain('href="/incidents/b#fact-related">is a recurrence of</a> <a href="/incidents/a">')
    expect(html).toContain('href="/incidents/c#fact-related">is a recurrence of</a> <a href="/incidents/b">')
    expect(html).toContain('<summary>2 likenesses stated between them</summary>')
    expect(html).toContain('href="/incidents/c#fact-related">has the same trigger as</a> <a href="/incidents/a">')
    // It is said of c, by the document that tells of c once more.
    expect(html).toContain('<bdi>Title of c</bdi></a> <a class="recur-said" href="/incidents/e#fact-related">has the same factor as</a>')
  })

  test('says what its picture is made of, and of how much', () => {
    const actions = [...Array.from({length: 14}, (_, place) => anAction('a', place)), anAction('b', 0), anAction('c', 0)]
    const html = draw(actions, 'b recurrence-of a', 'c recurrence-of b', 'd recurrence-of a')
    expect(html).toContain('<summary>How it is drawn<span class="sr-only">: ')
    // Twelve of the first, one of the second, none of the last; the fourth has no date.
    expect(html).toContain('n = 3 incidents with a date, of 4 shown, 13 actions drawn of 16.')
    expect(html.match(/class="recur-name recur-action"/g)).toHaveLength(13)
  })
})
