import {describe, expect, test, vi} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {aScene, aVisitor, type Scene} from './a-saving.ts'

// Each opens what a server has open.
vi.setConfig({testTimeout: 60_000})

const incidentId = 'queue'
const whole = `---
title: The queue stopped
started: 2024-03-01T10:00
status: draft
authors: ['@ada']
---

It stopped.

## Impact

Nobody was told.

## Timeline

- **10:00 started** — It stops.

## Contributing factors

One worker held the lock.

## Remediation

- [ ] Bound the time (owner: @ada)
`

const ada = aVisitor({role: 'author', email: 'ada@example.org', handles: ['@ada']})
const grace = aVisitor({role: 'editor', email: 'grace@example.org', handles: ['@grace']})
const bob = aVisitor({role: 'author', email: 'bob@example.org', handles: ['@bob']})
const reader = aVisitor({role: 'viewer', email: 'eve@example.org'})

async function open(text = whole): Promise<Scene & {seen: () => Promise<{incidentId: string; base: string}>}> {
  const scene = await aScene('SQLite', {'queue.md': text})
  return {...scene, seen: async () => ({incidentId, base: await scene.base('queue.md')})}
}

describe('openReviewing()', () => {
  test('takes a document from draft through review to published, a line of its file at a time, and tells who did what', async () => {
    const scene = await open()
    const {reviewing, reviews} = scene
    expect(await reviewing.request(ada, {...(await scene.seen()), handles: ['@Grace'], note: 'The timeline, please'})).toMatchObject({outcome: 'done'})
    expect(await scene.read('queue.md')).toBe(whole.replace('status: draft', 'status: in-review'))
    expect(await reviews.listWaiting(grace.viewer, ['@grace'], 9)).toMatchObject([{incidentId, title: 'The queue stopped', actor: 'ada@example.org'}])
    expect(await reviewing.decide(grace, {...(await scene.seen()), step: 'approved', note: ''})).toEqual({outcome: 'done', said: 'Approved.'})
    expect(await reviews.listWaiting(grace.viewer, ['@grace'], 9)).toEqual([])
    expect(await reviewing.publish(grace, {...(await scene.seen()), reason: ''})).toEqual({outcome: 'done', said: 'Published.'})
    expect(await scene.read('queue.md')).toBe(whole.replace('status: draft', 'status: published'))
    expect((await scene.record(reader.viewer, incidentId)).incident.status).toBe('published')
    expect(await reviewing.withdraw(grace, {...(await scene.seen()), note: 'A name is in it'})).toMatchObject({outcome: 'done'})
    expect(await scene.read('queue.md')).toBe(whole)
    expect((await reviews.listSteps(grace.viewer, incidentId, 9)).map(({step, actor, note}) => [step, actor, note])).toEqual([
      ['withdrawn', 'grace@example.org', 'A name is in it'],
      ['published', 'grace@example.org', undefined],
      ['approved', 'grace@example.org', undefined],
      ['requested', 'ada@example.org', 'The timeline, please'],
    ])
    const {entries} = await scene.audit.list(operator, {limit: 50, actions: ['incident.reviewed']})
    expect(entries.map(({actor}) => actor)).toEqual(['grace@example.org', 'grace@example.org', 'grace@example.org', 'ada@example.org'])
  })

  test('publishes nothing that misses a section, but for a reason, which is written down', async () => {
    const scene = await open(whole.replace('## Impact\n\nNobody was told.\n\n', ''))
    const refused = await scene.reviewing.publish(grace, {...(await scene.seen()), reason: ''})
    expect(refused).toMatchObject({outcome: 'refused', gaps: [{rule: 'missing-section', message: expect.stringContaining('impact')}]})
    expect(await scene.read('queue.md')).toContain('status: draft')
    expect(await scene.reviewing.publish(grace, {...(await scene.seen()), reason: 'There was none'})).toMatchObject({outcome: 'done'})
    expect((await scene.reviews.listSteps(operator, incidentId, 9)).map(({step, note}) => [step, note])).toEqual([
      ['published', undefined],
      ['overridden', 'There was none'],
    ])
    const {entries} = await scene.audit.list(operator, {limit: 9, actions: ['incident.reviewed']})
    expect(JSON.stringify(entries)).toContain('There was none')
  })

  test('decides nothing about a text that nobody has looked at', async () => {
    const scene = await open()
    const seen = await scene.seen()
    await scene.write('queue.md', whole.replace('It stopped.', 'It stopped. A password is hunter2.'))
    for (const answer of [
      await scene.reviewing.publish(grace, {...seen, reason: ''}),
      await scene.reviewing.request(ada, {...seen, handles: ['@grace'], note: ''}),
    ])
      expect(answer).toEqual({outcome: 'refused', reason: expect.stringContaining('changed since you opened the page')})
    expect(await scene.read('queue.md')).toContain('status: draft')
    expect(await scene.reviews.listSteps(operator, incidentId, 9)).toEqual([])
  })

  test('lets nobody do what their role does not include, nor tell what is hidden from what is not there', async () => {
    const scene = await open()
    const seen = await scene.seen()
    const {reviewing} = scene
    const absent = 'There is no incident queue, or it is not for you to see. Nothing was done.'
    expect(await reviewing.comment(reader, {incidentId, text: 'Hm', passage: undefined, replyTo: undefined})).toEqual({outcome: 'refused', reason: absent})
    expect(await reviewing.publish(reader, {...seen, reason: ''})).toEqual({outcome: 'refused', reason: absent})
    for (const answer of [
      await reviewing.publish(ada, {...seen, reason: ''}),
      await reviewing.request(bob, {...seen, handles: ['@bob'], note: ''}),
      await reviewing.decide(ada, {...seen, step: 'approved', note: ''}),
      await reviewing.decide(grace, {...seen, step: 'objected', note: ''}),
      await reviewing.withdraw(grace, {...seen, note: ''}),
      await reviewing.request(ada, {...seen, handles: [], note: ''}),
      await reviewing.publish({...grace, scope: 'read'}, {...seen, reason: ''}),
    ])
      expect(answer).toMatchObject({outcome: 'refused'})
    expect(await scene.read('queue.md')).toBe(whole)
    expect(await scene.reviews.listSteps(operator, incidentId, 9)).toEqual([])
  })

  test('keeps comments beside the document, answers below what they answer, and lets them be settled', async () => {
    const scene = await open()
    const {reviewing, reviews} = scene
    expect(await reviewing.comment(bob, {incidentId, text: 'Which lock?', passage: 'held the lock', replyTo: undefined})).toMatchObject({outcome: 'done'})
    const [first] = await reviews.listComments(operator, incidentId)
    await reviewing.comment(ada, {incidentId, text: 'The one of the table', passage: undefined, replyTo: first?.id})
    const [, answer] = await reviews.listComments(operator, incidentId)
    await reviewing.comment(bob, {incidentId, text: 'Then say so', passage: undefined, replyTo: answer?.id})
    expect((await reviews.listComments(operator, incidentId)).map(({text, replyTo}) => [text, replyTo])).toEqual([
      ['Which lock?', undefined],
      ['The one of the table', first?.id],
      ['Then say so', first?.id],
    ])
    expect(await reviewing.comment(bob, {incidentId, text: 'x', passage: undefined, replyTo: 'elsewhere'})).toMatchObject({outcome: 'refused'})
    const other = aVisitor({role: 'author', email: 'joe@example.org'})
    expect(await reviewing.resolve(other, {id: first?.id ?? '', isResolved: true})).toMatchObject({outcome: 'refused'})
    expect(await reviewing.resolve(bob, {id: first?.id ?? '', isResolved: true})).toMatchObject({outcome: 'done'})
    expect(await reviews.findComment(operator, first?.id ?? '')).toMatchObject({resolvedBy: 'bob@example.org'})
    expect(await reviewing.resolve(ada, {id: first?.id ?? '', isResolved: false})).toMatchObject({outcome: 'done'})
    expect(await reviews.findComment(operator, first?.id ?? '')).toMatchObject({resolvedBy: undefined})
    expect(await scene.read('queue.md')).toBe(whole)
  })
})
