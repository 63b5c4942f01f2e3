import {onTestFinished} from 'vitest'
import {readSettings} from '#src/postmortem/rules/read-settings.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {aDocument, type DocumentGiven} from '#tests/builders/an-incident.ts'

const configuration = `people:
  '@ada': {name: Ada Lovelace, email: ada@example.com}
  '@grace': grace@example.com
teams:
  '@calls': ['@ada']
remediation: {SEV1: 15}
`

/** A day in milliseconds. */
const oneDay = 86_400_000

/** The day so many days from today, in UTC. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * oneDay).toISOString().slice(0, 10)
}

/** A store with some incidents, one of them for a few people only, and the configuration that says who is who. */
export async function aLibrary(...more: readonly DocumentGiven[]) {
  const store = openMemoryStore()
  onTestFinished(() => store.close())
  const documents: readonly DocumentGiven[] = [
    {
      id: '2026-01-10-public',
      title: 'The queue stopped',
      actions: [
        {title: 'Late of Ada', owner: '@Ada', due: inDays(-3)},
        {title: 'Soon of her team', owner: '@calls', due: inDays(2)},
        {title: 'Of Ada by name', owner: 'Ada  Lovelace', due: inDays(5)},
        {title: 'Undated of Ada', owner: '@ada'},
        {title: 'Of Grace', owner: '@grace', due: inDays(3)},
        {title: 'Done of Ada', owner: '@ada', status: 'done', done: inDays(-1), due: inDays(-2)},
      ],
    },
    {
      id: '2026-01-11-restricted',
      title: 'Something secret',
      visibility: 'restricted',
      audience: ['@grace'],
      actions: [
        {title: 'Hidden of Ada', owner: '@ada', due: inDays(1)},
        {title: 'Hidden of Grace', owner: '@grace', due: inDays(1)},
      ],
    },
    {id: '2026-01-12-draft', title: 'Not out yet', status: 'draft', actions: [{title: 'Draft of Ada', owner: '@ada', due: inDays(1)}]},
    ...more,
  ]
  await store.apply({publish: documents.map(aDocument), unreadable: [], remove: []})
  const loaded = readSettings(configuration)
  return {store, settings: async () => loaded}
}
