import type {StatedFact} from '#src/library/insights/incident-figures.ts'

/** What a document may state, as a table names it and in the order of an incident's course. */
export const statedNames: readonly {readonly fact: StatedFact; readonly name: string}[] = [
  {fact: 'severity', name: 'Severity'},
  {fact: 'started', name: 'When it started'},
  {fact: 'detected', name: 'When it was detected'},
  {fact: 'acknowledged', name: 'When it was acknowledged'},
  {fact: 'mitigated', name: 'When it was mitigated'},
  {fact: 'resolved', name: 'When it was resolved'},
  {fact: 'impact', name: 'How long impact lasted'},
  {fact: 'detection', name: 'Who noticed first'},
  {fact: 'services', name: 'Services'},
  {fact: 'trigger', name: 'Trigger'},
  {fact: 'factors', name: 'Contributing factors, by category'},
  {fact: 'actions', name: 'Actions'},
]
