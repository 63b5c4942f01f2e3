import type {StatedFact} from '#src/library/insights/incident-figures.ts'
import type {Possession} from '#src/library/search/search-query.ts'

/** What a document may state, as a table names it and as a search asks for it, in the order of an incident's course. */
export const statedNames: readonly {readonly fact: StatedFact; readonly name: string; readonly possession: Possession}[] = [
  {fact: 'severity', name: 'Severity', possession: 'severity'},
  {fact: 'started', name: 'When it started', possession: 'started'},
  {fact: 'detected', name: 'When it was detected', possession: 'detected'},
  {fact: 'acknowledged', name: 'When it was acknowledged', possession: 'acknowledged'},
  {fact: 'mitigated', name: 'When it was mitigated', possession: 'mitigated'},
  {fact: 'resolved', name: 'When it was resolved', possession: 'resolved'},
  {fact: 'impact', name: 'How long impact lasted', possession: 'impact'},
  {fact: 'detection', name: 'Who noticed first', possession: 'detection'},
  {fact: 'services', name: 'Services', possession: 'services'},
  {fact: 'trigger', name: 'Trigger', possession: 'trigger'},
  {fact: 'factors', name: 'Contributing factors, by category', possession: 'categories'},
  {fact: 'actions', name: 'Actions', possession: 'actions'},
]
