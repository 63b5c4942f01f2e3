import {readFileSync} from 'node:fs'
import {beforeAll, describe, expect, test} from 'vitest'
import {anonymous} from '#src/incident/viewer.ts'
import {readDocument} from '#src/library/read-document.ts'
import {findSeen} from '#src/library/recall/find-seen.ts'
import {longestQuestion} from '#src/library/recall/recall-question.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'

const store = openMemoryStore()

beforeAll(async () => {
  const files = ['2018-11-05-dixa-telephony.md', '2020-01-28-stream-chat-api.md', '2020-08-12-flow-xo-redis.md', '2025-03-13-vapi-call-workers.md']
  const readings = await Promise.all(files.map(file => readDocument(file, readFileSync(`content/${file}`))))
  await store.apply({publish: readings.flatMap(reading => ('document' in reading ? [reading.document] : [])), unreadable: [], remove: []})
})

describe('findSeen()', () => {
  test('says by which words of both sides an incident matches, and quotes the passage that has them', async () => {
    const {all, incidents} = await findSeen(store, anonymous, 'pod/x OOMKilled, exit code 137\r\nconversations ended abruptly')
    expect(all).toBe(4)
    const [first] = incidents
    expect(first?.id).toBe('2025-03-13-vapi-call-workers')
    expect(first?.symptom?.pairs).toContainEqual({pasted: 'ended abruptly', written: 'ended abruptly'})
    const quoted = first?.symptom?.parts.map(({text}) => text).join('') ?? ''
    const marked = first?.symptom?.parts.filter(({isFound}) => isFound).map(({text}) => text)
    expect(marked).toContain('ended abruptly')
    expect(readFileSync('content/2025-03-13-vapi-call-workers.md', 'utf8')).toContain(quoted.replaceAll(/^… | …$/g, ''))
  })

  test('keeps the words of the cause apart from those of the symptoms', async () => {
    const {incidents} = await findSeen(store, anonymous, 'redis unreachable, load balancer of the provider died\nno failover to the standby, cron queue grows')
    const [first] = incidents
    expect(first?.id).toBe('2020-08-12-flow-xo-redis')
    expect(['entry', 'update', 'section']).toContain(first?.symptom?.passage.place)
    expect(['factor', 'section', 'action']).toContain(first?.cause?.passage.place)
    expect(first?.symptom?.passage).not.toEqual(first?.cause?.passage)
  })

  test('tells what was tried in vain, what ended it and how long that took, and what is still open', async () => {
    const {incidents} = await findSeen(store, anonymous, 'webhooks from the carrier fail, callers get an application error\nredirects 301, no sockets left')
    const outcome = incidents[0]?.outcome
    expect(incidents[0]?.id).toBe('2018-11-05-dixa-telephony')
    expect(outcome?.inVain.map(({text}) => text)).toEqual(['The carrier added capacity at 16:16, which was not enough.'])
    expect(outcome?.helped?.lines[0]?.text).toMatch(/^What ended the failures, at 17:41, was a temporary limit on redirects/)
    expect(outcome?.helped?.minutes).toBe(174)
    expect(outcome?.open.map(({text}) => text)).toContain('Let the callback pipeline scale automatically as callbacks increase')
  })

  test('finds nothing in a text that says nothing, and reads a long one up to its limit, in time', async () => {
    expect((await findSeen(store, anonymous, '2025-03-14T09:26:53Z 4711 10.0.0.1')).incidents).toEqual([])
    const begun = performance.now()
    const answer = await findSeen(store, anonymous, `OOMKilled calls\n${'out of memory again\n'.repeat(5_000)}`)
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(answer.isCut).toBe(true)
    expect(answer.question.text).toHaveLength(longestQuestion)
  })
})
