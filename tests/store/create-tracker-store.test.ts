import {describe, expect, onTestFinished, test} from 'vitest'
import type {TrackerStore} from '#src/library/remediation/tracker-store.ts'
import {createTrackerStore} from '#src/store/prisma/create-tracker-store.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aMigratedDatabase, hasPostgresql} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

const issue = {
  url: 'https://github.com/example/app/issues/12',
  state: 'done',
  closedDay: '2026-11-10',
  checkedAt: '2026-11-21T12:00:00Z',
  etag: 'W/"a"',
  problem: undefined,
} as const
const proposal = {id: 'a', incidentId: '2025-03-13-calls', title: "It's \u0000 \u{1f600}", url: issue.url, madeAt: '2026-11-21T12:00:00Z'}
const untouched = {dismissedAt: undefined, dismissedBy: undefined}

describe.each(['SQLite', 'PostgreSQL'])('createTrackerStore() on %s', kind => {
  const open = async (): Promise<TrackerStore> => {
    const database = await openDatabase(kind === 'SQLite' ? `file:${aDatabasePath()}` : await aMigratedDatabase())
    onTestFinished(() => database.close())
    return createTrackerStore(database)
  }

  test.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('keeps what an issue said last', async () => {
    const store = await open()
    await store.keepIssue(issue)
    expect(await store.listIssues()).toEqual([issue])
    const now = {...issue, state: undefined, closedDay: undefined, etag: undefined, problem: 'it was deleted'}
    await store.keepIssue(now)
    expect(await store.listIssues()).toEqual([now])
  })

  test.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('forgets proposals that are none any more, and keeps those set aside', async () => {
    const store = await open()
    const other = {...proposal, id: 'b', incidentId: '2025-03-14-mails'}
    expect(await store.stampProposals()).toBe('')
    await store.replaceProposals([proposal, other])
    const both = await store.stampProposals()
    expect(both).not.toBe('')
    expect(await store.listProposals()).toEqual([
      {...other, ...untouched},
      {...proposal, ...untouched},
    ])
    expect(await store.dismissProposal('a', 'mona@example.com', '2026-11-21T13:00:00Z')).toBe(true)
    expect(await store.dismissProposal('a', 'adam@example.com', '2026-11-21T14:00:00Z')).toBe(false)
    const one = await store.stampProposals()
    expect(['', both]).not.toContain(one)
    expect(await store.dismissProposal('nothing', 'adam@example.com', '2026-11-21T14:00:00Z')).toBe(false)
    await store.replaceProposals([{...proposal, madeAt: '2026-11-28T12:00:00Z'}])
    expect(await store.listProposals()).toEqual([{...proposal, dismissedAt: '2026-11-21T13:00:00Z', dismissedBy: 'mona@example.com'}])
    expect(await store.stampProposals()).toBe('')
    await store.replaceProposals([])
    expect(await store.listProposals()).toEqual([])
  })
})
