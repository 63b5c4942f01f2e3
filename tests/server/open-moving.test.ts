import {linkSync, mkdirSync, writeFileSync} from 'node:fs'
import {chmod, readdir, readFile, rm, unlink} from 'node:fs/promises'
import path from 'node:path'
import {describe, expect, onTestFinished, test, vi} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {noFilters} from '#src/library/incident-store.ts'
import {openMoving} from '#src/server/open-moving.ts'
import {openMovingFolder} from '#src/store/content-folder/open-moving-folder.ts'
import {createDocumentLocks} from '#src/store/prisma/create-document-locks.ts'
import {createIncidentKeys} from '#src/store/prisma/create-incident-keys.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aRepository} from '#tests/store/git/a-repository.ts'
import {hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aScene, aVisitor, type Scene} from './a-saving.ts'

// Each opens what a server has open.
vi.setConfig({testTimeout: 60_000})

const queue = `---
title: The queue stopped
started: 2024-03-01T10:00
status: published
authors: ['@linus']
aliases: [queue-first]
---

It stopped.

![The length of the queue](queue/graph.png)

## Remediation

- [ ] Bound the time (owner: @ada)
`
const other = `---
title: The queue stopped again
started: 2024-04-01T10:00
related:
  - {to: queue, type: recurrence-of}
---

As in [[queue]].
`
const draft = `---
title: Not yet
status: draft
authors: ['@linus']
---

Soon.
`
const restricted = `---
title: The badge reader
visibility: restricted
audience: ['@grace']
---

Known to few.
`

const editor = aVisitor({role: 'editor', email: 'grace@example.org', handles: ['@grace']})
const author = aVisitor({role: 'author', email: 'linus@example.org', handles: ['@linus']})
const admin = aVisitor({role: 'administrator', email: 'root@example.org'})
const reader = aVisitor({role: 'viewer', email: 'eve@example.org'})
const files = {'queue.md': queue, 'queue/graph.png': 'png', 'other.md': other, 'draft.md': draft, 'badge.md': restricted}

async function begin(kind: 'SQLite' | 'PostgreSQL' = 'SQLite', given: Readonly<Record<string, string>> = files, environment = {}) {
  const scene = await aScene(kind, given, environment)
  const rename = async (name: string, visitor = editor, id = 'queue') =>
    scene.moving.rename(visitor, {incidentId: id, base: await scene.base(`${id}.md`), name}, '192.0.2.7')
  const remove = async (visitor = editor, id = 'queue', reason = 'It is there twice') =>
    scene.moving.remove(visitor, {incidentId: id, base: await scene.base(`${id}.md`), reason}, '192.0.2.7')
  const list = async () => (await readdir(scene.content)).filter(name => !name.startsWith('.')).toSorted()
  const say = (incidentId = 'queue') =>
    scene.reviews.appendComment({incidentId, actorId: 'u1', actor: 'ada@example.org', text: 'Why?', passage: undefined, replyTo: undefined})
  return {...scene, rename, remove, list, say}
}

async function findKey(scene: Scene): Promise<string> {
  const [first] = await scene.moving.listDeleted(admin)
  if (!first) throw new Error('Nothing was deleted')
  return first.key
}

const ids = async ({store}: Scene): Promise<readonly string[]> => {
  const found: string[] = []
  for await (const rows of store.readIncidents(operator, {filters: noFilters, order: 'newest', today: '2026-01-01'})) found.push(...rows.map(({id}) => id))
  return found.toSorted()
}

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    test('rename() gives an incident another address; the old one leads there, and all that is kept of it goes along', async () => {
      const scene = await begin(kind)
      await scene.say()
      await scene.drafts.keep('u1', {document: 'queue', text: 'unsaved', base: ''})
      expect(await scene.rename('2024-03-01-queue')).toMatchObject({outcome: 'done', incidentId: '2024-03-01-queue', note: undefined})
      expect(await scene.list()).toEqual(['2024-03-01-queue.md', 'badge.md', 'draft.md', 'other.md', 'queue'])
      expect(await scene.read('2024-03-01-queue.md')).toBe(queue.replace('[queue-first]', '[queue-first, queue]'))
      for (const address of ['queue', 'queue-first']) expect(await scene.store.findIncident(reader.viewer, address)).toEqual({movedTo: '2024-03-01-queue'})
      // Its images stay where its text says that they are.
      expect(JSON.stringify((await scene.record(operator, '2024-03-01-queue')).html)).toContain('/incidents/2024-03-01-queue/files/queue/graph.png')
      const {stated} = await scene.store.listCrossReferences(reader.viewer, '2024-03-01-queue')
      expect(stated.map(({id, reasons}) => [id, reasons.map(({kind: said}) => said)])).toEqual([['other', ['recurrence-of', 'mention']]])
      expect((await scene.reviews.listComments(editor.viewer, '2024-03-01-queue')).map(({text}) => text)).toEqual(['Why?'])
      expect((await scene.drafts.find('u1', '2024-03-01-queue'))?.text).toBe('unsaved')
      expect((await scene.saves.list(operator, {incident: '2024-03-01-queue', limit: 9})).map(({message, file}) => [message, file])).toEqual([
        ['Rename from queue', '2024-03-01-queue.md'],
      ])
      const {entries} = await scene.audit.list(operator, {limit: 5})
      expect(entries[0]).toMatchObject({
        action: 'incident.renamed',
        actor: 'grace@example.org',
        address: '192.0.2.7',
        subject: {id: '2024-03-01-queue'},
        before: {id: 'queue'},
      })
      // Nor is it told a second time what the next sync finds.
      expect(entries.filter(({action, subject}) => action === 'incident.removed' || subject?.id === '2024-03-01-queue')).toHaveLength(1)
      // And back again: an address that it has is none that it had.
      const base = await scene.base('2024-03-01-queue.md')
      expect(await scene.moving.rename(editor, {incidentId: '2024-03-01-queue', base, name: 'queue'})).toMatchObject({outcome: 'done', incidentId: 'queue'})
      expect(await scene.read('queue.md')).toBe(queue.replace('[queue-first]', "[queue-first, '2024-03-01-queue']"))
      expect(await ids(scene)).toEqual(['badge', 'draft', 'other', 'queue'])
    })

    test('remove() takes an incident out of sight with its images, and restore() brings back all of it', async () => {
      const scene = await begin(kind)
      await scene.say()
      expect(await scene.remove()).toMatchObject({outcome: 'done', incidentId: 'queue', note: undefined})
      expect(await scene.list()).toEqual(['badge.md', 'draft.md', 'other.md'])
      for (const address of ['queue', 'queue-first']) expect(await scene.store.findIncident(operator, address)).toBeUndefined()
      expect(await ids(scene)).toEqual(['badge', 'draft', 'other'])
      expect((await scene.store.listCrossReferences(operator, 'other')).stated).toEqual([])
      expect(await scene.store.listSuggestions(operator, 'queue', 9)).toEqual([{kind: 'incident', name: 'The queue stopped again', id: 'other'}])
      expect(await scene.moving.listDeleted(admin)).toEqual([
        {
          key: expect.any(String) as string,
          at: expect.any(String) as string,
          actor: 'grace@example.org',
          shown: {
            incidentId: 'queue',
            title: 'The queue stopped',
            reason: 'It is there twice',
            status: 'published',
            visibility: 'public',
            folders: ['queue'],
            file: 'queue.md',
          },
        },
      ])
      const key = await findKey(scene)
      expect((await scene.moving.findDeleted(admin, key))?.text).toBe(queue)
      // What was said of it is not said of another that has its name by now.
      expect(await scene.saving.saveText(author, {name: 'queue', text: draft})).toMatchObject({outcome: 'saved'})
      expect(await scene.reviews.listComments(operator, 'queue')).toEqual([])
      expect(await scene.moving.restore(admin, {key})).toEqual({
        outcome: 'refused',
        reason: 'The address queue is taken by now: choose another. Nothing was done.',
      })
      expect(await scene.moving.restore(admin, {key, name: 'queue-restored'})).toMatchObject({outcome: 'done', incidentId: 'queue-restored', note: undefined})
      expect(await scene.read('queue-restored.md')).toBe(queue)
      expect(await scene.read('queue/graph.png')).toBe('png')
      expect((await scene.reviews.listComments(editor.viewer, 'queue-restored')).map(({text}) => text)).toEqual(['Why?'])
      expect((await scene.saves.list(operator, {incident: 'queue-restored', limit: 9})).map(({message}) => message)).toEqual([
        'Restore what was deleted',
        'Delete',
      ])
      expect(await scene.moving.listDeleted(admin)).toEqual([])
      const {entries} = await scene.audit.list(operator, {limit: 9})
      expect(
        entries
          .map(({action}) => action)
          .filter(action => action !== 'settings.changed')
          .slice(0, 3),
      ).toEqual(['incident.restored', 'incident.added', 'incident.deleted'])
    })

    test('erase() does away with it for good, once its name is typed', async () => {
      const scene = await begin(kind)
      await scene.say()
      await scene.remove()
      const key = await findKey(scene)
      expect(await scene.moving.erase(admin, {key, typed: 'yes'})).toEqual({
        outcome: 'refused',
        reason: 'Type queue to say that it is to go for good. Nothing was done.',
      })
      expect(await scene.moving.erase(admin, {key, typed: 'queue'})).toMatchObject({outcome: 'done'})
      expect(await scene.moving.listDeleted(admin)).toEqual([])
      expect(await readdir(path.join(scene.content, '.hindsight/deleted'))).toEqual([])
      expect(await scene.reviews.listComments(operator, `deleted/${key}`)).toEqual([])
      expect(await scene.moving.restore(admin, {key})).toMatchObject({outcome: 'refused'})
      expect((await scene.audit.list(operator, {limit: 1})).entries[0]).toMatchObject({action: 'incident.erased', actor: 'root@example.org'})
    })
  })
})

test('rename() asks who may, and is told a name that can be one', async () => {
  const scene = await begin()
  expect(await scene.rename('mine', author)).toMatchObject({outcome: 'refused', reason: expect.stringContaining('renamed by editors') as string})
  expect(await scene.rename('mine', reader)).toMatchObject({outcome: 'refused'})
  expect(await scene.rename('mine', admin)).toMatchObject({outcome: 'refused'})
  const absent = await scene.rename('mine', author, 'badge')
  expect(absent).toEqual({outcome: 'refused', reason: 'There is no incident badge, or it is not for you to see. Nothing was done.'})
  const words = [
    ['', 'Say what the address is to be'],
    ['a/b', 'no slash'],
    ['../b', 'no slash'],
    ['b c', 'unexpected space'],
    ['con', 'a device on Windows'],
    ['compare', 'means something else here'],
    ['README', 'means something else here'],
    ['_hidden', 'means something else here'],
    ['queue', 'is the address that it has'],
    ['OTHER', 'The address OTHER is taken'],
    // Also by what is hidden, of which nothing else is said.
    ['bаdge', 'is taken'],
    ['x'.repeat(201), '200 bytes at most'],
  ] as const
  for (const [name, reason] of words)
    expect(await scene.rename(name), name).toMatchObject({outcome: 'refused', reason: expect.stringContaining(reason) as string})
  expect(await scene.rename('queue-first', editor, 'other')).toMatchObject({outcome: 'refused', reason: expect.stringContaining('is taken') as string})
  expect(await scene.rename('soon', author, 'draft')).toMatchObject({outcome: 'done', incidentId: 'soon'})
  expect(await scene.rename('Queue')).toMatchObject({outcome: 'done', incidentId: 'Queue'})
  expect(await scene.list()).toEqual(['Queue.md', 'badge.md', 'other.md', 'queue', 'soon.md'])
})

test('rename() and remove() do nothing to what was changed since somebody looked at it', async () => {
  const scene = await begin()
  const base = await scene.base('queue.md')
  await scene.write('queue.md', `${queue}More.\n`)
  for (const answer of [
    await scene.moving.rename(editor, {incidentId: 'queue', base, name: 'b'}),
    await scene.moving.remove(editor, {incidentId: 'queue', base, reason: 'Because'}),
  ])
    expect(answer).toMatchObject({outcome: 'refused', reason: expect.stringContaining('changed since') as string})
  expect(await scene.read('queue.md')).toBe(`${queue}More.\n`)
})

test('what somebody saves who has the old address still open goes into the renamed document', async () => {
  const scene = await begin()
  const base = await scene.base('queue.md')
  await scene.rename('b')
  const saved = await scene.saving.saveText(editor, {incidentId: 'queue', base, baseText: queue, text: queue.replace('It stopped.', 'It stopped for an hour.')})
  expect(saved).toMatchObject({outcome: 'saved', incidentId: 'b', isMerged: true})
  expect(await scene.read('b.md')).toBe(queue.replace('[queue-first]', '[queue-first, queue]').replace('It stopped.', 'It stopped for an hour.'))
})

test('of two who rename at once, the second is told where it went', async () => {
  const scene = await begin()
  const base = await scene.base('queue.md')
  const answers = await Promise.all(['b', 'c'].map(name => scene.moving.rename(editor, {incidentId: 'queue', base, name})))
  expect(answers.map(({outcome}) => outcome).toSorted()).toEqual(['done', 'failed'])
  const late = await scene.moving.rename(editor, {incidentId: 'queue', base, name: 'd'})
  expect(late).toMatchObject({outcome: 'refused', reason: expect.stringMatching(/its address is [bc] by now/) as string})
  expect((await ids(scene)).filter(id => !['badge', 'draft', 'other'].includes(id))).toHaveLength(1)
})

test('remove() takes the last document of a folder out of sight, too', async () => {
  const scene = await begin('SQLite', {'queue.md': queue})
  expect(await scene.remove()).toMatchObject({outcome: 'done', note: undefined})
  expect(await ids(scene)).toEqual([])
  await scene.sync()
  expect((await scene.store.readSyncReport(operator)).heldBack).toEqual([])
})

test('remove() asks why, and who may', async () => {
  const scene = await begin()
  expect(await scene.remove(author)).toMatchObject({outcome: 'refused', reason: expect.stringContaining('deleted by editors') as string})
  expect(await scene.remove(admin)).toMatchObject({outcome: 'refused'})
  expect(await scene.remove(editor, 'queue', '')).toMatchObject({outcome: 'refused', reason: expect.stringContaining('Say why') as string})
  expect(await scene.remove(author, 'badge')).toMatchObject({outcome: 'refused', reason: expect.stringContaining('There is no incident badge') as string})
  expect(await scene.remove(author, 'draft')).toMatchObject({outcome: 'done'})
  expect(await scene.moving.listDeleted(editor)).toEqual([])
  expect(await scene.moving.findDeleted(editor, await findKey(scene))).toBeUndefined()
  expect(await scene.moving.restore(editor, {key: await findKey(scene)})).toMatchObject({outcome: 'refused'})
  expect(await scene.moving.erase(editor, {key: await findKey(scene), typed: 'draft'})).toMatchObject({outcome: 'refused'})
})

test('an administrator brings back what was not for them, and learns nothing of it', async () => {
  const scene = await begin()
  await scene.remove(editor, 'badge', 'The badge reader is nobody’s business')
  const [first] = await scene.moving.listDeleted(admin)
  expect(first).toEqual({key: expect.any(String) as string, at: expect.any(String) as string, actor: 'grace@example.org', shown: undefined})
  const key = first?.key ?? ''
  expect(await scene.moving.findDeleted(admin, key)).toEqual({...first, text: undefined})
  expect(await scene.moving.erase(admin, {key, typed: 'badge'})).toMatchObject({
    outcome: 'refused',
    reason: expect.stringContaining('was not for you') as string,
  })
  await scene.write('badge.md', restricted)
  const answer = await scene.moving.restore(admin, {key})
  expect(answer).toEqual({outcome: 'refused', reason: 'Its address is taken by now: choose another. Nothing was done.'})
  await rm(path.join(scene.content, 'badge.md'))
  expect(await scene.moving.restore(admin, {key})).toMatchObject({outcome: 'done'})
  expect(await scene.store.findIncident(admin.viewer, 'badge')).toBeUndefined()
  expect(await scene.store.findIncident(editor.viewer, 'badge')).toMatchObject({record: {file: 'badge.md'}})
  const {entries} = await scene.audit.list(admin.viewer, {limit: 9})
  expect(JSON.stringify(entries)).not.toContain('badge')
})

test('with git, each of them is one commit of the one who did it', async () => {
  const repository = aRepository({'queue.md': queue, 'queue/graph.png': 'png', 'other.md': other})
  const scene = await begin('SQLite', {}, {HINDSIGHT_GIT: 'commit', HINDSIGHT_CONTENT: repository.content})
  const last = (): readonly string[] =>
    repository
      .git('log', '-1', '--name-status', '--find-renames=60%', '--format=%ae %s')
      .split('\n')
      .filter(line => line !== '')
  expect(await scene.rename('b')).toMatchObject({note: undefined})
  expect(last()).toEqual(['grace@example.org b: Rename from queue', expect.stringMatching(/^R\d+\tcontent\/queue\.md\tcontent\/b\.md$/) as string])
  expect(await scene.remove(editor, 'b')).toMatchObject({note: undefined})
  const key = await findKey(scene)
  expect(last()).toEqual([
    'grace@example.org b: Delete',
    `A\tcontent/.hindsight/deleted/${key}/deleted.json`,
    `R100\tcontent/b.md\tcontent/.hindsight/deleted/${key}/document.md`,
    `R100\tcontent/queue/graph.png\tcontent/.hindsight/deleted/${key}/files/queue/graph.png`,
  ])
  expect(await scene.moving.restore(admin, {key})).toMatchObject({note: undefined})
  expect(last()[0]).toBe('root@example.org b: Restore what was deleted')
  expect(repository.git('status', '--porcelain')).toBe('')
  expect(repository.git('ls-files')).toBe('content/b.md\ncontent/other.md\ncontent/queue/graph.png')
  await scene.remove(editor, 'b')
  await scene.moving.erase(admin, {key: await findKey(scene), typed: 'b'})
  expect(repository.git('ls-files')).toBe('content/other.md')
  expect(repository.git('status', '--porcelain')).toBe('')
})

test('with git told to ignore it, what was deleted is on this machine alone', async () => {
  const repository = aRepository({'queue.md': queue, 'other.md': other})
  writeFileSync(path.join(repository.place, '.gitignore'), '.hindsight/\n')
  repository.git('add', '.gitignore')
  repository.git('commit', '--quiet', '--message=Ignore')
  const scene = await begin('SQLite', {}, {HINDSIGHT_GIT: 'commit', HINDSIGHT_CONTENT: repository.content})
  expect(await scene.remove()).toMatchObject({outcome: 'done', note: undefined})
  expect(repository.git('log', '-1', '--name-status', '--format=%s').split('\n').filter(Boolean)).toEqual(['queue: Delete', 'D\tcontent/queue.md'])
  expect(await scene.moving.restore(admin, {key: await findKey(scene)})).toMatchObject({outcome: 'done', note: undefined})
  expect(repository.git('ls-files')).toBe('.gitignore\ncontent/other.md\ncontent/queue.md')
  expect(repository.git('status', '--porcelain')).toBe('')
})

describe('faults', () => {
  test('I01 I04 says that the folder is read-only, and leaves everything as it was', async () => {
    // Who runs these tests as root may write anywhere.
    if (process.getuid?.() === 0) return
    const scene = await begin()
    await chmod(scene.content, 0o555)
    const answers = [await scene.rename('b'), await scene.remove()]
    await chmod(scene.content, 0o755)
    for (const answer of answers) expect(answer).toMatchObject({outcome: 'failed', reason: expect.stringContaining('may not write') as string})
    expect(await scene.read('queue.md')).toBe(queue)
  })

  test.each(['intend', 'move', 'prepare'] as const)('I01 I02 says that the disk is full at %s, and leaves everything as it was', async step => {
    const scene = await begin()
    const full = Object.assign(openMovingFolder(scene.content), {[step]: () => Promise.reject(Object.assign(new Error('full'), {code: 'ENOSPC'}))})
    const moving = await openMortal(scene, {left: 100}, full)
    const base = await scene.base('queue.md')
    const answers = [
      ...(step === 'prepare' ? [] : [await moving.rename(editor, {incidentId: 'queue', base, name: 'b'})]),
      await moving.remove(editor, {incidentId: 'queue', base, reason: 'Because'}),
    ]
    for (const answer of answers) expect(answer).toMatchObject({outcome: 'failed', reason: expect.stringContaining('no room on the disk') as string})
    expect(await scene.read('queue.md')).toBe(queue)
    for (const folder of ['deleted', 'moving']) expect(await readdir(path.join(scene.content, '.hindsight', folder)).catch(() => [])).toEqual([])
  })

  test('I09 says that a file is gone', async () => {
    const scene = await begin()
    const base = await scene.base('queue.md')
    await unlink(path.join(scene.content, 'queue.md'))
    for (const answer of [
      await scene.moving.rename(editor, {incidentId: 'queue', base, name: 'b'}),
      await scene.moving.remove(editor, {incidentId: 'queue', base, reason: 'Because'}),
    ])
      expect(answer).toMatchObject({outcome: 'failed', reason: expect.stringContaining('is not there any more') as string})
    expect(await readdir(path.join(scene.content, '.hindsight/deleted')).catch(() => [])).toEqual([])
  })

  test('says that a document cannot be renamed whose text has no place for its old address', async () => {
    const scene = await begin('SQLite', {'queue.md': '+++\ntitle = "The queue stopped"\n+++\n\nIt stopped.\n'})
    expect(await scene.rename('b')).toMatchObject({outcome: 'refused', reason: expect.stringContaining('TOML') as string})
    expect(await scene.list()).toEqual(['queue.md'])
  })

  test('a folder with documents in it stays where it is', async () => {
    const scene = await begin('SQLite', {'queue.md': queue, 'queue/within.md': other})
    await scene.remove()
    expect(await ids(scene)).toEqual(['within'])
  })

  test.each([
    {what: 'rename', after: 'b'},
    {what: 'remove', after: undefined},
  ] as const)(
    'I03 where $what() is cut off between any two steps, the next process finds one incident with all that belongs to it',
    async ({what, after}) => {
      let seen = {before: 0, after: 0}
      for (let steps = 0; ; steps++) {
        const scene = await begin('SQLite', {'queue.md': queue, 'queue/graph.png': 'png', 'other.md': other})
        await scene.say()
        const life = {left: steps}
        const moving = await openMortal(scene, life)
        const base = await scene.base('queue.md')
        if (what === 'rename') await moving.rename(editor, {incidentId: 'queue', base, name: 'b'})
        else await moving.remove(editor, {incidentId: 'queue', base, reason: 'Because'})
        const next = await scene.another()
        await next.sync()
        const where = `after ${steps} steps`
        const shown = (await ids({...scene, store: next.store})).filter(id => id !== 'other')
        seen = shown[0] === 'queue' ? {...seen, before: seen.before + 1} : {...seen, after: seen.after + 1}
        if (shown[0] === 'queue') {
          expect(shown, where).toEqual(['queue'])
          expect(await scene.read('queue.md'), where).toBe(queue)
          expect(await next.reviews.listComments(operator, 'queue'), where).toHaveLength(1)
          expect(await next.moving.listDeleted(admin), where).toEqual([])
        } else if (after === undefined) {
          expect(shown, where).toEqual([])
          const [deleted] = await next.moving.listDeleted(admin)
          expect(await next.moving.restore(admin, {key: deleted?.key ?? ''}), where).toMatchObject({outcome: 'done'})
          expect(await next.reviews.listComments(operator, 'queue'), where).toHaveLength(1)
        } else {
          expect(shown, where).toEqual([after])
          expect(await next.store.findIncident(operator, 'queue'), where).toEqual({movedTo: after})
          expect(await next.reviews.listComments(operator, after), where).toHaveLength(1)
        }
        expect(await scene.read('queue/graph.png'), where).toBe('png')
        expect(await readdir(path.join(scene.content, '.hindsight/moving')).catch(() => []), where).toEqual([])
        if (life.left >= 0) break
      }
      expect(seen).toEqual({before: expect.any(Number) as number, after: expect.any(Number) as number})
      expect(Math.min(seen.before, seen.after)).toBeGreaterThan(1)
    },
    240_000,
  )

  test('I03 a file that was left with two names is one incident', async () => {
    const scene = await begin()
    const by = {actor: 'grace@example.org', actorId: 'u2', name: 'Grace', via: 'web', address: undefined, reason: '', folders: []}
    const move = {key: '20260301T100000Z-0123456789abcdef', kind: 'rename', from: {file: 'queue.md'}, to: {file: 'b.md'}, incidentId: 'queue', newId: 'b'}
    mkdirSync(path.join(scene.content, '.hindsight/moving'), {recursive: true})
    writeFileSync(
      path.join(scene.content, `.hindsight/moving/${move.key}.json`),
      JSON.stringify({...move, ...by, file: 'b.md', message: 'Rename from queue', hash: await scene.base('queue.md')}),
    )
    linkSync(path.join(scene.content, 'queue.md'), path.join(scene.content, 'b.md'))
    await scene.sync()
    expect(await ids(scene)).toEqual(['b', 'badge', 'draft', 'other'])
    expect(await scene.store.findIncident(operator, 'queue')).toEqual({movedTo: 'b'})
    expect(await readFile(path.join(scene.content, 'b.md'), 'utf8')).toContain('[queue-first, queue]')
  })
})

const writing: ReadonlySet<string | symbol> = new Set(['prepare', 'intend', 'move', 'complete', 'takeFolders', 'replace', 'pass', 'append', 'forget'])

/** Moving as by a process that is gone after so many of the steps by which it writes: none that it would take then is taken. */
async function openMortal(scene: Scene, life: {left: number}, folder = openMovingFolder(scene.content)) {
  const database = await openDatabase(scene.databaseUrl)
  onTestFinished(() => database.close())
  const mortal = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function' || !writing.has(name)) return member
        return async (...values: unknown[]) => {
          if (life.left-- <= 0) {
            life.left = Math.min(life.left, -1)
            throw new Error('The process is gone')
          }
          return await (Reflect.apply(member, target, values) as Promise<unknown>)
        }
      },
    })
  return openMoving({
    ...scene,
    folder: mortal(scene.folder),
    moving: mortal(folder),
    keys: mortal(createIncidentKeys(database)),
    saves: mortal(scene.saves),
    locks: createDocumentLocks(database),
    editor: scene.reader,
    maxFileBytes: 1_000_000,
    sync: () => Promise.reject(new Error('The process is gone')),
  })
}
