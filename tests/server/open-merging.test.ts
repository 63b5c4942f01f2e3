import {describe, expect, test, vi} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {checkFolder} from '#src/library/publish/check-folder.ts'
import {aScene, aVisitor, type Scene} from './a-saving.ts'

// Each opens what a server has open.
vi.setConfig({testTimeout: 60_000})

const editor = aVisitor({role: 'editor'})
const author = aVisitor({role: 'author', handles: ['@ada']})

const stays = `---
title: The queue stopped
started: 2024-03-01T10:00
services: [queue]
aliases: [2024-03-01-first-name]
---

It stopped.
`
const goes = `---
# Written by the night shift.
title: Orders were stuck
started: 2024-03-01T10:05
services: [Queue, orders]
tags: [night]
authors: ['@ada']
aliases: [orders-stuck]
---

Orders waited.

## Remediation

- [ ] Bound the time
`
const mention = `---
title: The queue stopped again
started: 2024-05-01T10:00
related: [{to: orders, type: recurrence-of}]
---

As in [[orders]].
`
const merge = {stays: 'queue', goes: 'orders', takes: new Set<never>()}

const open = (files: Readonly<Record<string, string>> = {}) => aScene('SQLite', {'queue.md': stays, 'orders.md': goes, 'again.md': mention, ...files})

const basesOf = async (scene: Scene) => ({stays: await scene.base('queue.md'), goes: await scene.base('orders.md')})

describe('openMerging()', () => {
  test('makes one of two: the addresses lead to the one that stays, and the other is a draft that says so', async () => {
    const scene = await open()
    const merged = await scene.merging.merge(editor, {...merge, takes: new Set(['services', 'tags']), bases: await basesOf(scene)}, '192.0.2.7')
    expect(merged).toMatchObject({batch: expect.stringMatching(/./)})
    expect(await scene.read('queue.md')).toBe(
      stays
        .replace('[queue]', '[queue, orders]')
        .replace('[2024-03-01-first-name]', "['2024-03-01-first-name', orders, orders-stuck]")
        .replace('\n---\n\nIt', '\ntags: [night]\n---\n\nIt'),
    )
    const after = await scene.read('orders.md')
    expect(after).toContain('status: draft\n')
    expect(after).toContain('{to: queue, type: duplicate-of}')
    expect(after).toContain('# Written by the night shift.')
    for (const address of ['orders', 'orders-stuck', '2024-03-01-first-name']) {
      expect(await scene.store.findIncident(anonymous, address), address).toEqual({movedTo: 'queue'})
    }
    expect(await scene.store.findIncident(editor.viewer, 'orders')).toMatchObject({record: {incident: {status: 'draft'}}})
    expect((await scene.store.findTitles(anonymous, ['orders'])).get('orders')).toEqual({id: 'queue', title: 'The queue stopped'})
    expect((await scene.store.readRecurrences(anonymous)).links).toEqual([{from: 'again', to: 'queue', type: 'recurrence-of'}])
    const {entries} = await scene.audit.list(operator, {limit: 9, actions: ['incident.changed']})
    // The first sync has told of all three.
    expect(entries.slice(0, 2).map(({subject, address}) => [subject?.id, address])).toEqual([
      ['orders', '192.0.2.7'],
      ['queue', '192.0.2.7'],
    ])
  })

  test('leaves a library that no rule has anything against, also where it is read anew', async () => {
    const scene = await open()
    await scene.merging.merge(editor, {...merge, bases: await basesOf(scene)})
    const report = await checkFolder({folder: scene.folder, reader: scene.reader, maxFileBytes: 1_000_000, today: '2024-06-01'})
    expect(report?.flatMap(({diagnostics}) => diagnostics.map(({rule}) => rule))).not.toContain('alias-taken')
    for (const isRebuild of [true, false]) {
      const {findings} = await scene.sync(isRebuild ? {rebuild: true} : {})
      expect(findings.map(({problem}) => problem.rule)).not.toContain('alias-taken')
    }
    await scene.write('orders.md', goes)
    const again = await checkFolder({folder: scene.folder, reader: scene.reader, maxFileBytes: 1_000_000, today: '2024-06-01'})
    expect(again?.flatMap(({diagnostics}) => diagnostics.map(({rule}) => rule))).toContain('alias-taken')
  })

  test('is taken back as one, byte by byte', async () => {
    const scene = await open()
    const merged = await scene.merging.merge(editor, {...merge, takes: new Set(['tags']), bases: await basesOf(scene)})
    if ('refusal' in merged) throw new Error(merged.refusal)
    const undone = await scene.saving.undoBatch(editor, merged.batch)
    expect(undone.map(({outcome}) => outcome)).toEqual(['saved', 'saved'])
    expect(await scene.read('queue.md')).toBe(stays)
    expect(await scene.read('orders.md')).toBe(goes)
    expect(await scene.store.findIncident(anonymous, 'orders')).toMatchObject({record: {incident: {id: 'orders'}}})
  })

  test('shows before what it would write, and writes just that', async () => {
    const scene = await open()
    const preview = await scene.merging.preview(editor, merge)
    if ('refusal' in preview) throw new Error(preview.refusal)
    const added = preview.changes.map(({hunks}) => hunks.flat().flatMap(({sign, text}) => (sign === '+' ? [text] : [])))
    expect([await scene.read('queue.md'), await scene.read('orders.md')]).toEqual([stays, goes])
    await scene.merging.merge(editor, {...merge, bases: await basesOf(scene)})
    const [one = '', other = ''] = [await scene.read('queue.md'), await scene.read('orders.md')]
    expect(added[0]?.every(line => one.includes(line))).toBe(true)
    expect(added[1]?.every(line => other.includes(line))).toBe(true)
    expect(preview.whole.hunks.flat().some(({sign, text}) => sign === '+' && text === 'Orders waited.')).toBe(true)
  })

  test('writes nothing where one of the files was changed since it was looked at', async () => {
    const scene = await open()
    const bases = await basesOf(scene)
    await scene.write('orders.md', goes.replace('Orders waited.', 'Orders waited for an hour.'))
    expect(await scene.merging.merge(editor, {...merge, bases})).toMatchObject({refusal: expect.stringContaining('was changed since')})
    expect(await scene.read('queue.md')).toBe(stays)
  })

  test('goes on where it was cut off half way', async () => {
    const scene = await open({'queue.md': stays.replace('[2024-03-01-first-name]', '[2024-03-01-first-name, orders, orders-stuck]')})
    // Until then the other document has its own address still.
    expect(await scene.store.findIncident(anonymous, 'orders')).toMatchObject({record: {incident: {id: 'orders'}}})
    expect(await scene.merging.merge(editor, {...merge, bases: await basesOf(scene)})).toMatchObject({batch: expect.stringMatching(/./)})
    expect(await scene.store.findIncident(anonymous, 'orders')).toEqual({movedTo: 'queue'})
  })

  test('is for editors alone, and for documents of the same readers', async () => {
    const scene = await open()
    const bases = await basesOf(scene)
    expect(await scene.merging.merge(author, {...merge, bases})).toHaveProperty('refusal')
    expect(await scene.merging.merge(aVisitor({role: 'editor', scope: 'read'}), {...merge, bases})).toHaveProperty('refusal')
    expect(await scene.merging.merge(editor, {...merge, goes: 'queue', bases})).toMatchObject({refusal: expect.stringContaining('no duplicate of itself')})
    expect(await scene.merging.merge(editor, {...merge, goes: 'nowhere', bases})).toMatchObject({
      refusal: expect.stringContaining('There is no incident nowhere'),
    })
    expect([await scene.read('queue.md'), await scene.read('orders.md')]).toEqual([stays, goes])

    const closed = goes.replace('title:', "visibility: restricted\naudience: ['@ada']\ntitle:")
    const secret = await open({'orders.md': closed})
    const insider = aVisitor({role: 'editor', handles: ['@ada']})
    expect(await secret.merging.preview(insider, merge)).toMatchObject({refusal: expect.stringContaining('not for the same readers')})
    expect(await secret.merging.preview(insider, {...merge, stays: 'orders', goes: 'queue'})).toMatchObject({
      refusal: expect.stringContaining('not for the same readers'),
    })
    expect(await secret.merging.preview(editor, merge)).toEqual(await secret.merging.preview(editor, {...merge, goes: 'orders'}))
    expect(JSON.stringify(await secret.merging.preview(editor, merge))).not.toContain('stuck')
  })

  test('never hides what is published behind a draft', async () => {
    const scene = await open({'queue.md': stays.replace('title:', 'status: draft\ntitle:')})
    expect(await scene.merging.preview(editor, merge)).toMatchObject({refusal: expect.stringContaining('is not published')})
  })
})
