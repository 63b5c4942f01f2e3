import {describe, expect, test, vi} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {comparePair} from '#src/library/relate/propose-relation.ts'
import type {SeenProposal} from '#src/server/open-relating.ts'
import {aScene, aVisitor, type Scene} from './a-saving.ts'

// Each opens what a server has open.
vi.setConfig({testTimeout: 60_000})

const [late, early] = ['2024-05-02-checkout', '2021-01-01-basket']

function aText(title: string, day: string, more = '', front = ''): string {
  return `---
title: ${title}
date: ${day} # by hand
${front}---

It failed.

## Impact

Requests to the API timed out.

## Trigger

A new release was deployed to the edge.
${more}`
}

const grace = aVisitor({role: 'editor', email: 'grace@example.org', handles: ['@grace']})
const ada = aVisitor({role: 'author', email: 'ada@example.org', handles: ['@ada']})
const reader = aVisitor({role: 'viewer', email: 'eve@example.org'})

async function open(files: Readonly<Record<string, string>> = {}): Promise<Scene & {seen: () => Promise<SeenProposal>}> {
  const scene = await aScene('SQLite', {
    [`${late}.md`]: aText('Checkout failed', '2024-05-02'),
    [`${early}.md`]: aText('The basket was lost', '2021-01-01'),
    ...files,
  })
  const seen = async () => {
    const {proposal} = comparePair(await scene.record(operator, late), await scene.record(operator, early))
    if (!proposal) throw new Error('Cannot decide: nothing is proposed')
    return {from: proposal.from, to: proposal.to, basis: proposal.basis}
  }
  return {...scene, seen}
}

describe('openRelating()', () => {
  test('writes what is confirmed into the later document, and nothing else of it, as a change that can be taken back', async () => {
    const scene = await open()
    const before = await scene.read(`${late}.md`)
    const answer = await scene.relating.confirm(grace, {...(await scene.seen()), type: 'recurrence-of'}, '198.51.100.1')
    expect(answer).toMatchObject({outcome: 'done', batch: expect.any(String)})
    const related = `related:\n  - {to: '${early}', type: recurrence-of}\n`
    expect(await scene.read(`${late}.md`)).toBe(before.replace('# by hand\n', `# by hand\n${related}`))
    const {stated} = await scene.store.listCrossReferences(reader.viewer, early)
    expect(stated).toMatchObject([{id: late, reasons: [{kind: 'recurrence-of', direction: 'to'}]}])
    const {entries} = await scene.audit.list(operator, {limit: 9, actions: ['relation.confirmed']})
    expect(entries).toMatchObject([
      {actor: 'grace@example.org', address: '198.51.100.1', subject: {id: late}, after: {to: early, type: 'recurrence-of', proposed: 'same-trigger'}},
    ])
    // It is stated now, and nothing to decide any more.
    expect(await scene.relating.confirm(grace, {...(await scene.seen()), type: 'related'})).toMatchObject({outcome: 'refused'})
    await scene.saving.undoBatch(grace, answer.outcome === 'done' ? (answer.batch ?? '') : '')
    expect(await scene.read(`${late}.md`)).toBe(before)
  })

  test('keeps what somebody else writes into the file meanwhile', async () => {
    const scene = await open()
    const seen = await scene.seen()
    const theirs = aText('Checkout failed', '2024-05-02', '\n## Detection\n\nBy a customer.\n', "related: ['2020-01-01-else']\n")
    await scene.write(`${late}.md`, theirs)
    expect(await scene.relating.confirm(grace, {...seen, type: 'same-trigger'})).toMatchObject({outcome: 'done'})
    expect(await scene.read(`${late}.md`)).toBe(theirs.replace("'2020-01-01-else']", `'2020-01-01-else', {to: '${early}', type: same-trigger}]`))
  })

  test('says why where the file cannot be written so, and writes nothing', async () => {
    const toml = aText('Checkout failed', '2024-05-02').replace(/---\n([\s\S]*?)---\n/, '+++\ntitle = "Checkout failed"\ndate = 2024-05-02\n+++\n')
    const scene = await open({[`${late}.md`]: toml})
    expect(await scene.relating.confirm(grace, {...(await scene.seen()), type: 'related'})).toEqual({
      outcome: 'refused',
      reason: expect.stringContaining('front matter is TOML'),
    })
    expect(await scene.read(`${late}.md`)).toBe(toml)
  })

  test('gives front matter to a document that has none', async () => {
    const bare = aText('', '').replace(/---\n[\s\S]*?---\n\n/, '# Checkout failed on 2 May 2024\n\n')
    const scene = await open({[`${late}.md`]: bare})
    const seen = await scene.seen()
    expect(await scene.relating.confirm(grace, {...seen, type: 'related'})).toMatchObject({outcome: 'done'})
    expect(await scene.read(`${seen.from}.md`)).toContain(`related:\n  - {to: '${seen.to}', type: related}\n---\n`)
  })

  test('remembers what is rejected, with who and why, until that is taken back or the two say something else', async () => {
    const scene = await open()
    const seen = await scene.seen()
    expect(await scene.relating.reject(grace, {...seen, reason: 'Another edge'})).toMatchObject({outcome: 'done'})
    const [rejection] = await scene.rejections.list(operator, 9)
    expect(rejection).toMatchObject({one: early, other: late, type: 'same-trigger', basis: seen.basis, actor: 'grace@example.org', reason: 'Another edge'})
    expect(await scene.relating.confirm(grace, {...seen, type: 'same-trigger'})).toEqual({
      outcome: 'refused',
      reason: expect.stringContaining('grace@example.org has rejected this meanwhile'),
    })
    expect(await scene.relating.reopen(grace, rejection?.id ?? '')).toMatchObject({outcome: 'done'})
    expect(await scene.rejections.list(operator, 9)).toEqual([])
    expect(await scene.relating.reopen(grace, rejection?.id ?? '')).toMatchObject({outcome: 'refused'})
    const {entries} = await scene.audit.list(operator, {limit: 9, actions: ['relation.rejected', 'relation.reopened']})
    expect(entries.map(({action, subject}) => [action, subject?.id])).toEqual([
      ['relation.reopened', late],
      ['relation.rejected', late],
    ])
    expect(entries[1]?.after).toEqual({to: early, type: 'same-trigger', reason: 'Another edge'})
  })

  test('decides nothing about what nobody has looked at', async () => {
    const scene = await open()
    const seen = await scene.seen()
    await scene.write(`${early}.md`, aText('The basket was lost', '2021-01-01').replace('timed out', 'timed out for hours'))
    await scene.sync()
    for (const answer of [await scene.relating.confirm(grace, {...seen, type: 'same-trigger'}), await scene.relating.reject(grace, {...seen, reason: ''})])
      expect(answer).toEqual({outcome: 'refused', reason: expect.stringContaining('was changed since you opened the page')})
    expect(await scene.rejections.list(operator, 9)).toEqual([])
    expect(await scene.read(`${late}.md`)).not.toContain('related')
  })

  test('is for editors who see both, and tells nobody else what there is', async () => {
    const restricted = "visibility: restricted\naudience: ['@ada']\n"
    const scene = await open({'2022-01-01-secret.md': aText('Secret', '2022-01-01', '', restricted)})
    const seen = await scene.seen()
    const secret = {...seen, to: '2022-01-01-secret'}
    const absent = {outcome: 'refused', reason: 'One of the two incidents is not there, or not for you to see. Nothing was done.'}
    expect(await scene.relating.confirm(grace, {...secret, type: 'related'})).toEqual(absent)
    expect(await scene.relating.confirm(grace, {...seen, to: 'nowhere', type: 'related'})).toEqual(absent)
    expect(await scene.relating.reject({...grace, scope: 'read'}, {...seen, reason: ''})).toEqual(absent)
    for (const visitor of [ada, reader]) {
      expect(await scene.relating.confirm(visitor, {...seen, type: 'related'})).toMatchObject({reason: expect.stringContaining('Only an editor')})
      expect(await scene.relating.reject(visitor, {...seen, reason: ''})).toMatchObject({reason: expect.stringContaining('Only an editor')})
    }
    await scene.relating.reject(grace, {...seen, reason: ''})
    const [rejection] = await scene.rejections.list(operator, 9)
    expect(await scene.relating.reopen(ada, rejection?.id ?? '')).toMatchObject({outcome: 'refused'})
    expect(await scene.rejections.count(operator)).toBe(1)
  })

  test('puts what names a restricted incident into that incident’s own document', async () => {
    const restricted = "visibility: restricted\naudience: ['@grace']\n"
    const scene = await open({[`${early}.md`]: aText('The basket was lost', '2021-01-01', '', restricted)})
    const seen = await scene.seen()
    expect(seen).toMatchObject({from: early, to: late})
    expect(await scene.relating.confirm(grace, {...seen, type: 'recurrence-of'})).toMatchObject({outcome: 'refused'})
    expect(await scene.relating.confirm(grace, {...seen, type: 'same-trigger'})).toMatchObject({outcome: 'done'})
    expect(await scene.read(`${early}.md`)).toContain(`{to: '${late}', type: same-trigger}`)
    expect(await scene.read(`${late}.md`)).not.toContain(early)
  })
})
