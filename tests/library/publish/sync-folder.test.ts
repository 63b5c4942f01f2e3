import {execFile} from 'node:child_process'
import {chmod, mkdir, rename, rm, symlink, utimes, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {promisify} from 'node:util'
import {describe, expect, test} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import type {IncidentStore, IndexChange} from '#src/library/incident-store.ts'
import {syncFolder} from '#src/library/publish/sync-folder.ts'
import type {SyncProgress} from '#src/library/publish/sync-outcome.ts'
import {filingRevision} from '#src/library/relate/filing-revision.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'
import {aLibrary, type Library, manyFiles} from './a-library.ts'

describe('what is read', () => {
  test('syncFolder() publishes every file, and changes nothing the second time', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'deep/er/b.md': 'title: B'})
    const outcome = await library.sync()
    expect(outcome).toEqual({folder: 'present', unchanged: 0, published: ['a.md', 'deep/er/b.md'], removed: [], heldBack: [], problems: [], findings: []})
    expect(await library.titles()).toEqual({a: 'A', b: 'B'})
    const revision = await library.store.readRevision()
    expect(await library.sync()).toMatchObject({unchanged: 2, published: [], removed: []})
    expect(await library.store.readRevision()).toBe(revision)
    expect(library.reader.seen.toSorted()).toEqual(['a.md', 'deep/er/b.md'])
  })

  test('syncFolder() reads only what changed', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    await library.write('b.md', 'title: Better')
    expect(await library.sync()).toMatchObject({published: ['b.md'], unchanged: 1})
    // The first two are read side by side.
    expect(library.reader.seen.toSorted()).toEqual(['a.md', 'b.md', 'b.md'])
    expect(await library.titles()).toEqual({a: 'A', b: 'Better'})
  })

  test('J08 syncFolder() reads everything again, and drops nothing, once another version of the reader is there', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    library.reader.revision = 'second'
    library.reader.seen.length = 0
    // A watcher's look at one file is no occasion for it.
    await library.sync({files: ['a.md']})
    expect(library.reader.seen).toEqual([])
    expect(await library.sync()).toMatchObject({published: ['a.md', 'b.md'], removed: []})
    expect(library.reader.seen.toSorted()).toEqual(['a.md', 'b.md'])
    expect(await library.sync()).toMatchObject({published: [], unchanged: 2})
  })

  test('syncFolder() reads everything again once incidents are filed by other rules', async () => {
    const library = await aLibrary({'a.md': 'title: A'})
    await library.sync()
    const revision = await library.store.findReaderRevision()
    expect(revision).toContain(filingRevision)
    await library.store.recordReaderRevision(revision?.replace(filingRevision, 'other rules') ?? '')
    expect(await library.sync()).toMatchObject({published: ['a.md']})
  })

  test('syncFolder() reads everything again once the configuration means something else to the reader', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    const settings = {...defaultSettings, severities: {'code blue': 1}} as const
    library.reader.seen.length = 0
    expect(await library.sync({settings: {...defaultSettings, rules: {'no-owner': 'off'}}})).toMatchObject({published: [], unchanged: 2})
    expect(await library.sync({settings})).toMatchObject({published: ['a.md', 'b.md'], removed: []})
    expect(library.reader.hints).toEqual({severities: {'code blue': 1}})
    expect(await library.sync({settings})).toMatchObject({published: [], unchanged: 2})
    expect(await library.sync()).toMatchObject({published: ['a.md', 'b.md']})
    expect(library.reader.hints).toEqual({})
  })

  test('E15 syncFolder() sees a change that left size and time of the file as they were', async () => {
    const library = await aLibrary({'a.md': 'title: One'})
    const then = new Date('2031-01-01T00:00:00Z')
    await utimes(path.join(library.location, 'a.md'), then, then)
    await library.sync()
    await library.write('a.md', 'title: Two')
    await utimes(path.join(library.location, 'a.md'), then, then)
    await library.sync()
    expect(await library.titles()).toEqual({a: 'Two'})
  })

  test('syncFolder() looks only at the files it is told, and at their removal', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B', 'c.md': 'title: C'})
    await library.sync()
    await library.write('a.md', 'title: A2')
    await library.write('b.md', 'title: B2')
    await library.remove('c.md')
    expect(await library.sync({files: ['a.md', 'c.md']})).toMatchObject({folder: 'present', published: ['a.md'], removed: ['c.md']})
    expect(await library.titles()).toEqual({a: 'A2', b: 'B'})
  })

  test('syncFolder() tells how far it is', async () => {
    const library = await aLibrary(manyFiles(3))
    const steps: SyncProgress[] = []
    await library.sync({onProgress: step => steps.push(step)})
    expect(steps.map(({step, done, total}) => `${step} ${done}/${total}`)).toEqual([
      'comparing 1/3',
      'comparing 2/3',
      'comparing 3/3',
      'reading 1/3',
      'reading 2/3',
      'reading 3/3',
    ])
  })

  test('syncFolder() writes at most 200 documents in one transaction', async () => {
    const library = await aLibrary(manyFiles(450))
    const changes: IndexChange[] = []
    await sync(library, {store: {...library.store, apply: change => library.store.apply(change).then(() => void changes.push(change))}})
    expect(changes.map(({publish}) => publish.length)).toEqual([200, 200, 50])
  })

  test('syncFolder() stops between two steps when it is told to, and goes on from there the next time', async () => {
    const library = await aLibrary(manyFiles(100))
    const stop = new AbortController()
    const running = library.sync({
      batchSize: 10,
      signal: stop.signal,
      onProgress: ({step, done}) => {
        if (step === 'reading' && done === 25) stop.abort(new Error('Cannot sync: stopped'))
      },
    })
    await expect(running).rejects.toThrow('Cannot sync: stopped')
    const before = Object.keys(await library.titles()).length
    library.reader.seen.length = 0
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(100)
    await library.sync()
    expect(Object.keys(await library.titles())).toHaveLength(100)
    expect(library.reader.seen).toHaveLength(100 - before)
  })

  test('syncFolder() publishes what a file holds in the end when it changes while it is being published', async () => {
    const library = await aLibrary({'a.md': 'title: First'})
    let applied = 0
    const store: IncidentStore = {
      ...library.store,
      async apply(change) {
        if (applied++ === 0) await library.write('a.md', 'title: Second')
        await library.store.apply(change)
      },
    }
    expect(await sync(library, {store})).toMatchObject({published: ['a.md']})
    expect(await library.titles()).toEqual({a: 'Second'})
  })
})

describe('what cannot be read', () => {
  test('syncFolder() keeps the last good version of a broken file, marks it stale and leaves the others alone', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    await library.write('a.md', 'broken')
    const outcome = await library.sync()
    expect(outcome.problems).toEqual([{file: 'a.md', problem: expect.objectContaining({rule: 'front-matter'})}])
    expect(await library.titles()).toEqual({a: 'A*', b: 'B'})
    expect(await library.store.readSyncReport(anonymous)).toMatchObject({
      syncedAt: '2024-06-01T12:00:00.000Z',
      problems: [{file: 'a.md', lastGood: {id: 'a', title: 'A'}}],
    })

    expect((await library.sync()).problems).toHaveLength(1)
    expect(library.reader.seen.toSorted(), 'a broken file is not read again before it changes').toEqual(['a.md', 'a.md', 'b.md'])

    await library.write('a.md', 'title: Mended')
    expect((await library.sync()).problems).toEqual([])
    expect(await library.titles()).toEqual({a: 'Mended', b: 'B'})
  })

  test('B01 syncFolder() refuses a file over the limit without reading it, and takes it once the limit allows it', async () => {
    const library = await aLibrary({'a.md': `title: A\n${'x'.repeat(5000)}`, 'b.md': 'title: B'})
    const outcome = await library.sync()
    expect(outcome.problems).toEqual([
      {
        file: 'a.md',
        problem: expect.objectContaining({rule: 'too-large', message: expect.stringContaining('Unexpected size of 5 KiB, expected at most 4 KiB')}),
      },
    ])
    expect(library.reader.seen).toEqual(['b.md'])
    expect((await sync(library, {maxFileBytes: 8192})).problems).toEqual([])
    expect(await library.titles()).toEqual({a: 'A', b: 'B'})
  })

  test.each([
    ['has space.md', 'unexpected space, expected letters, digits, "-", "_" and "." such as has-space.md'],
    ['new\nline.md', 'unexpected character U+000A'],
    ['-rf.md', 'unexpected dash at its start'],
    ['CON.md', 'which is a device on Windows'],
    ['lpt1.notes.md', 'which is a device on Windows'],
    ['dot..md', 'unexpected dot or space before ".md"'],
    ['a:b.md', 'unexpected ":"'],
    ["it's.md", 'unexpected "\'"'],
    ['zero\u200bwidth.md', 'unexpected character U+200B'],
    ['a.markdown', 'expected a name that ends in ".md"'],
    ['A.MD', 'expected a name that ends in ".md"'],
    ['fire🔥.md', 'unexpected "🔥"'],
  ])('E09 E10 syncFolder() reports the file name %j, which cannot be an address', async (file, fault) => {
    const library = await aLibrary({[file]: 'title: A', 'b.md': 'title: B'})
    const {problems} = await library.sync()
    expect(problems).toEqual([{file, problem: expect.objectContaining({rule: 'unsafe-name', message: expect.stringContaining(fault)})}])
    expect(await library.titles()).toEqual({b: 'B'})
  })

  test.each(['2024-03-01-störung.md', '障害.md', 'हिन्दी.md', 'v1.2_final.md'])('syncFolder() takes the file name %s', async file => {
    const library = await aLibrary({[file]: 'title: A'})
    expect((await library.sync()).problems).toEqual([])
    expect(await library.titles()).toEqual({[file.slice(0, -3)]: 'A'})
  })

  test('E02 syncFolder() reports a symbolic link out of the folder, and publishes the others', async () => {
    const library = await aLibrary({'b.md': 'title: B'})
    await writeFile(path.join(library.location, '..', 'secret.md'), 'title: Secret')
    await symlink('../secret.md', path.join(library.location, 'a.md'))
    const {problems} = await library.sync()
    expect(problems).toEqual([
      {
        file: 'a.md',
        problem: expect.objectContaining({rule: 'irregular-file', message: expect.stringContaining('it is a symbolic link out of the content folder')}),
      },
    ])
    expect(await library.titles()).toEqual({b: 'B'})
  })

  test('E12 syncFolder() reports a file that it may not read with its last good version, and publishes it once it may', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    // Somebody with all rights reads such a file all the same, so the refusal is planted.
    await chmod(path.join(library.location, 'a.md'), 0o000)
    const folder = {
      ...library.folder,
      async read(file: string, limit: number) {
        if (file === 'a.md') throw new Error('Cannot read a.md: permission denied')
        return library.folder.read(file, limit)
      },
    }
    expect((await sync(library, {folder})).problems).toEqual([
      {file: 'a.md', problem: expect.objectContaining({rule: 'unreadable-file', message: 'Cannot read a.md: permission denied'})},
    ])
    expect(await library.titles()).toEqual({a: 'A*', b: 'B'})
    await chmod(path.join(library.location, 'a.md'), 0o644)
    expect((await library.sync()).problems).toEqual([])
    expect(await library.titles()).toEqual({a: 'A', b: 'B'})
  })

  test('syncFolder() keeps what is indexed of a folder that cannot be looked into', async () => {
    const library = await aLibrary({'closed/a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    const folder = {
      ...library.folder,
      list: async () => [
        {file: 'b.md', size: 8, refusal: undefined},
        {file: 'closed', size: 0, refusal: 'Cannot list closed: permission denied'},
      ],
    }
    expect((await sync(library, {folder})).problems).toMatchObject([{file: 'closed', problem: {rule: 'irregular-file'}}])
    expect(await library.titles()).toEqual({a: 'A', b: 'B'})
  })

  test('I09 syncFolder() lets go of a file that vanishes between the look and the reading', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    let reads = 0
    const folder = {
      ...library.folder,
      async read(file: string, limit: number) {
        if (file === 'a.md' && reads++ === 0) await library.remove('a.md')
        return library.folder.read(file, limit)
      },
    }
    expect(await sync(library, {folder})).toMatchObject({published: ['b.md'], problems: []})
    expect(await library.titles()).toEqual({b: 'B'})
  })

  test('syncFolder() reports a document that the store will not take, and publishes the others of its batch', async () => {
    const library = await aLibrary(manyFiles(5))
    const store: IncidentStore = {
      ...library.store,
      async apply(change) {
        if (change.publish.some(({file}) => file === '0002.md')) throw new Error('Cannot publish 0002.md: planted')
        await library.store.apply(change)
      },
    }
    expect((await sync(library, {store})).problems).toEqual([
      {
        file: '0002.md',
        problem: expect.objectContaining({rule: 'unindexable-document', message: 'Cannot index the document: Cannot publish 0002.md: planted'}),
      },
    ])
    expect(Object.keys(await library.titles())).toEqual(['0000', '0001', '0003', '0004'])
  })

  test('syncFolder() fails as a whole where the store takes nothing', async () => {
    const library = await aLibrary(manyFiles(5))
    const store: IncidentStore = {...library.store, apply: () => Promise.reject(new Error('database or disk is full'))}
    await expect(sync(library, {store})).rejects.toThrow('database or disk is full')
  })
})

describe('what leaves', () => {
  test('syncFolder() lets a deleted file leave', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    await library.remove('a.md')
    expect(await library.sync()).toMatchObject({removed: ['a.md'], unchanged: 1})
    expect(await library.titles()).toEqual({b: 'B'})
  })

  test('syncFolder() forgets the problem of a file that is gone', async () => {
    const library = await aLibrary({'a.md': 'broken', 'b b.md': 'title: B', 'c.md': 'title: C'})
    expect((await library.sync()).problems).toHaveLength(2)
    await library.remove('a.md', 'b b.md')
    expect((await library.sync()).problems).toEqual([])
  })

  test('I10 syncFolder() keeps the incidents when over half of the files and at least ten vanish at once, until that is confirmed', async () => {
    const library = await aLibrary(manyFiles(20))
    await library.sync()
    const gone = Object.keys(manyFiles(12))
    await library.remove(...gone)
    expect(await library.sync()).toMatchObject({heldBack: gone, removed: []})
    expect(Object.keys(await library.titles())).toHaveLength(20)
    expect((await library.store.readSyncReport(operator)).heldBack).toEqual(gone)
    expect(await library.sync({confirmDeletions: true})).toMatchObject({heldBack: [], removed: gone})
    expect(Object.keys(await library.titles())).toHaveLength(8)
    expect((await library.store.readSyncReport(operator)).heldBack).toEqual([])
  })

  test('I10 syncFolder() goes on holding files back when new ones have come meanwhile, and lets go of those that return', async () => {
    const library = await aLibrary(manyFiles(20))
    await library.sync()
    const gone = Object.keys(manyFiles(12))
    await library.remove(...gone)
    await library.sync()
    for (const file of Object.keys(manyFiles(30, 'new/x'))) await library.write(file, `title: ${file}`)
    await library.write('0000.md', 'title: Back')
    expect(await library.sync()).toMatchObject({heldBack: gone.slice(1), removed: []})
    await library.write('0001.md', 'title: Back, too')
    expect(await library.sync({files: ['0001.md']})).toMatchObject({heldBack: gone.slice(2), removed: []})
  })

  test('syncFolder() lets nine of ten files leave', async () => {
    const library = await aLibrary(manyFiles(10))
    await library.sync()
    await library.remove(...Object.keys(manyFiles(9)))
    expect(await library.sync()).toMatchObject({heldBack: [], removed: Object.keys(manyFiles(9))})
  })

  test.each(['empty', 'gone'] as const)('I10 syncFolder() keeps everything when the folder is %s', async state => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    await rm(library.location, {recursive: true})
    if (state === 'empty') await mkdir(library.location)
    expect(await library.sync()).toMatchObject({folder: state, heldBack: ['a.md', 'b.md'], removed: []})
    expect(await library.sync({rebuild: true}), 'nor does a rebuild').toMatchObject({heldBack: ['a.md', 'b.md']})
    expect(await library.titles()).toEqual({a: 'A', b: 'B'})
    await library.write('a.md', 'title: A')
    await library.write('b.md', 'title: B')
    expect(await library.sync()).toMatchObject({folder: 'present', heldBack: [], unchanged: 2})
  })

  test('syncFolder() empties the index of a folder that is gone once that is confirmed', async () => {
    const library = await aLibrary({'a.md': 'title: A'})
    await library.sync()
    await rm(library.location, {recursive: true})
    expect(await library.sync({confirmDeletions: true})).toMatchObject({folder: 'gone', removed: ['a.md'], heldBack: []})
    expect(await library.titles()).toEqual({})
  })
})

describe('what moves', () => {
  test('E14 syncFolder() keeps the old address of a renamed file whose aliases name it', async () => {
    const library = await aLibrary({'old.md': 'title: A'})
    await library.sync()
    await library.remove('old.md')
    await library.write('new.md', 'title: A\naliases: old')
    expect(await library.sync()).toMatchObject({published: ['new.md'], removed: ['old.md'], heldBack: []})
    expect(await library.store.findIncident(anonymous, 'old')).toEqual({movedTo: 'new'})
  })

  test('syncFolder() never leaves a moved incident out, not even in between', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    await mkdir(path.join(library.location, '2024'))
    await rename(path.join(library.location, 'a.md'), path.join(library.location, '2024/a.md'))
    const seen: Record<string, string>[] = []
    await sync(library, {store: {...library.store, apply: change => library.store.apply(change).then(async () => void seen.push(await library.titles()))}})
    expect(seen).toEqual([{a: 'A', b: 'B'}])
  })

  test('syncFolder() lets go of what was taken out on purpose, also of the last one and of one that was held back', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    await library.remove('a.md', 'b.md')
    expect(await library.sync()).toMatchObject({removed: [], heldBack: ['a.md', 'b.md']})
    expect(await library.sync({files: ['a.md'], departed: ['a.md']})).toMatchObject({removed: ['a.md'], heldBack: ['b.md']})
    expect(await library.titles()).toEqual({b: 'B'})
  })

  test('syncFolder() does not take a reorganised folder for an accident', async () => {
    const library = await aLibrary(manyFiles(30))
    await library.sync()
    await mkdir(path.join(library.location, 'archive'))
    for (const file of Object.keys(manyFiles(15))) await rename(path.join(library.location, file), path.join(library.location, 'archive', file))
    for (const file of Object.keys(manyFiles(30)).slice(15)) await rename(path.join(library.location, file), path.join(library.location, `renamed-${file}`))
    expect(await library.sync()).toMatchObject({heldBack: []})
    expect(Object.keys(await library.titles())).toHaveLength(30)
  })

  test('syncFolder() shows a moved incident under its old file until the new one can be read', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    await library.remove('a.md')
    await library.write('2024/a.md', 'broken')
    await library.sync()
    await library.sync()
    expect(await library.titles()).toMatchObject({a: expect.stringContaining('A')})
    await library.write('2024/a.md', 'title: A2')
    expect(await library.sync()).toMatchObject({removed: ['a.md'], published: ['2024/a.md'], problems: []})
    expect(await library.titles()).toEqual({a: 'A2', b: 'B'})
  })

  test('I26 syncFolder() follows a rename that changes only the case', async () => {
    const library = await aLibrary({'Outage.md': 'title: A'})
    await library.sync()
    await rename(path.join(library.location, 'Outage.md'), path.join(library.location, 'outage.md'))
    expect(await library.sync({files: ['Outage.md', 'outage.md']})).toMatchObject({published: ['outage.md'], removed: ['Outage.md']})
    expect(await library.titles()).toEqual({outage: 'A'})
  })
})

describe('what shares an id', () => {
  test('E08 syncFolder() publishes the first of two files with one id, reports the other, and turns to it when the first leaves', async () => {
    const library = await aLibrary({'a/x.md': 'title: First', 'b/x.md': 'title: Second'})
    const {problems} = await library.sync()
    expect(problems).toEqual([
      {
        file: 'b/x.md',
        problem: expect.objectContaining({
          rule: 'duplicate-id',
          message: 'Unexpected second file for "x", expected one file for each incident: a/x.md comes first and is shown; rename or remove one of them',
        }),
      },
    ])
    expect(await library.titles()).toEqual({x: 'First'})
    await library.remove('a/x.md')
    expect(await library.sync({files: ['a/x.md']})).toMatchObject({problems: []})
    expect(await library.titles()).toEqual({x: 'Second'})
  })

  test('E08 syncFolder() gives an id to the file that comes first, also when the other had it', async () => {
    const library = await aLibrary({'b/x.md': 'title: Second'})
    await library.sync()
    await library.write('a/x.md', 'title: First')
    expect(await library.sync({files: ['a/x.md']})).toMatchObject({problems: [{file: 'b/x.md'}], removed: []})
    expect(await library.titles()).toEqual({x: 'First'})
    expect(await library.sync()).toMatchObject({published: [], problems: [{file: 'b/x.md'}]})
  })

  test('E08 syncFolder() leaves an id where it is as long as the file that comes first cannot be read', async () => {
    const library = await aLibrary({'b/x.md': 'title: Second'})
    await library.sync()
    await library.write('a/x.md', 'broken')
    await library.sync()
    expect(await library.titles()).toEqual({x: 'Second*'})
    await library.write('a/x.md', 'title: First')
    await library.sync()
    expect(await library.titles()).toEqual({x: 'First'})
  })

  test.each([
    ['E07', 'INC-1.md', 'inc-1.md'],
    ['A14', 'caf\u00e9.md', 'cafe\u0301.md'],
    ['A13', 'cache.md', 'с\u0430che.md'],
    ['A16', 'istanbul.md', 'İstanbul.md'],
    ['A16', 'file.md', 'ﬁle.md'],
  ])('%s syncFolder() takes %s and %s for two files of one incident', async (_, one, other) => {
    const library = await aLibrary({[`a/${one}`]: 'title: One', [`b/${other}`]: 'title: Other'})
    const {problems} = await library.sync()
    expect(problems).toMatchObject([{file: `b/${other}`, problem: {rule: 'duplicate-id'}}])
    expect(Object.values(await library.titles())).toEqual(['One'])
  })

  test('syncFolder() tells ids apart that only look alike in ASCII', async () => {
    const library = await aLibrary({'api-v1.md': 'title: One', 'api-vl.md': 'title: Ell', 'o0.md': 'title: Zero', 'oo.md': 'title: Oh'})
    expect((await library.sync()).problems).toEqual([])
  })

  test('syncFolder() finds an alias that is the id of another incident, whichever comes last', async () => {
    const library = await aLibrary({'a.md': 'title: A\naliases: b', 'b.md': 'title: B'})
    expect((await library.sync()).findings).toEqual([
      {file: 'a.md', problem: expect.objectContaining({rule: 'alias-taken', level: 'warning', message: expect.stringContaining('Unexpected alias "b"')})},
    ])
    const later = await aLibrary({'a.md': 'title: A\naliases: b'})
    expect((await later.sync()).findings).toEqual([])
    await later.write('b.md', 'title: B')
    expect((await later.sync()).findings).toMatchObject([{file: 'b.md', problem: {rule: 'alias-taken'}}])
  })
})

describe('from nothing', () => {
  test('syncFolder() gives the same answers after a rebuild', async () => {
    const library = await aLibrary({'a.md': 'title: A\naliases: z', 'b/x.md': 'title: X', 'c/x.md': 'title: Y', 'd.md': 'broken', 'e e.md': 'title: E'})
    const first = await library.sync()
    const [titles, files, report] = [await library.titles(), await library.store.listFiles(), await library.store.readSyncReport(operator)]
    const again = await library.sync({rebuild: true})
    expect({...again, published: [...again.published].sort()}).toEqual({...first, published: [...first.published].sort()})
    expect([await library.titles(), await library.store.listFiles(), await library.store.readSyncReport(operator)]).toEqual([titles, files, report])
  })
})

describe('with readers beside it', () => {
  test('G12 syncFolder() shows every incident all the time while it reads every file again', async () => {
    const library = await aLibrary(manyFiles(40))
    await library.sync()
    const whole = Object.keys(await library.titles())
    let isDone = false
    let looks = 0
    const again = library.sync({rebuild: true, batchSize: 1}).finally(() => {
      isDone = true
    })
    for (; !isDone; looks++) {
      expect(Object.keys(await library.titles())).toEqual(whole)
      await wait(1)
    }
    expect((await again).published).toHaveLength(40)
    expect(looks).toBeGreaterThan(5)
  })

  test('syncFolder() keeps the last good version while it reads every file again', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    await library.write('a.md', 'broken')
    await library.sync({rebuild: true})
    expect(await library.titles()).toEqual({a: 'A*', b: 'B'})
  })
})

describe('with others', () => {
  test('I08 syncFolder() loses and corrupts nothing when two processes sync while files change', async () => {
    const library = await aLibrary(manyFiles(120))
    const run = () => promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/library/publish/sync-process.ts', library.location, library.databaseUrl])
    const running = Promise.all([run(), run()])
    let over = false
    const ended = running.finally(() => {
      over = true
    })
    for (let round = 0; !over; round++) {
      await library.write(`${String(round % 120).padStart(4, '0')}.md`, `title: Round ${round}`)
      // Not as quickly as it can: then there would be a processor less for the two.
      await wait(1)
    }
    await ended
    await library.sync()
    const expected: Record<string, string> = {}
    for (const {file} of (await library.folder.list()) ?? []) {
      expected[file.slice(0, -3)] = new TextDecoder().decode(await library.folder.read(file, 4096)).slice('title: '.length)
    }
    expect(await library.titles()).toEqual(expected)
    expect(Object.keys(expected)).toHaveLength(120)
  }, 60_000)
})

/** A run with one of the library's parts replaced. */
function sync({folder, store, reader}: Library, replaced: Partial<Parameters<typeof syncFolder>[0]>) {
  return syncFolder({folder, store, reader, maxFileBytes: 4096, ...replaced})
}

describe('who may know of a file that is not read', () => {
  const reported = async ({store}: Library) => (await store.readSyncReport(anonymous)).problems.map(({file}) => file)

  test('syncFolder() hides the last good version where one save restricts a file and makes it too large', async () => {
    const library = await aLibrary({'a.md': 'title: A', 'b.md': 'title: B'})
    await library.sync()
    await library.write('a.md', `---\nvisibility: restricted\n---\n${'x'.repeat(5000)}`)
    await library.write('b.md', `---\nstatus: draft\n---\n${'x'.repeat(5000)}`)
    await library.sync()
    expect(await library.store.countIncidents(anonymous)).toBe(0)
    expect(await reported(library)).toEqual([])
    expect(Object.keys(await library.titles())).toEqual(['a', 'b'])
  })

  test('H11 syncFolder() notices that a file that stays too large has become restricted', async () => {
    const library = await aLibrary({'a.md': `title: A\n${'x'.repeat(5000)}`})
    await library.sync()
    expect(await reported(library)).toEqual(['a.md'])
    await library.write('a.md', `visibility: restricted\n${'x'.repeat(4990)}`)
    await library.sync()
    expect(await reported(library)).toEqual([])
    const revision = await library.store.readRevision()
    await library.sync()
    expect(await library.store.readRevision()).toBe(revision)
  })

  test('syncFolder() does not name a second file that is restricted, nor one that stands in the way of a restricted one', async () => {
    const library = await aLibrary({
      'a/open.md': 'title: Open',
      'b/open.md': 'title: Own\nvisibility: restricted',
      'a/secret.md': 'title: Secret\nvisibility: restricted',
      'b/secret.md': 'title: Own',
      'a/both.md': 'title: One',
      'b/both.md': 'title: Other',
    })
    await library.sync()
    expect(await reported(library)).toEqual(['b/both.md'])
    expect((await library.store.readSyncReport(operator)).problems).toHaveLength(3)
    await library.sync({rebuild: true})
    expect(await reported(library)).toEqual(['b/both.md'])
  })

  test('H11 syncFolder() hides a second file once the first one is restricted', async () => {
    const library = await aLibrary({'a/x.md': 'title: One', 'b/x.md': 'title: Other'})
    await library.sync()
    expect(await reported(library)).toEqual(['b/x.md'])
    await library.write('a/x.md', 'title: One\nvisibility: restricted')
    await library.sync({files: ['a/x.md']})
    expect(await reported(library)).toEqual([])
  })

  test('syncFolder() does not name a restricted file whose name cannot be an address', async () => {
    const library = await aLibrary({'our secret.md': 'visibility: restricted', 'a b.md': 'title: A'})
    await library.sync()
    expect(await reported(library)).toEqual(['a b.md'])
  })
})

describe('size and number', () => {
  test('B02 syncFolder() refuses a table of a million lines by its size, and reads the others', async () => {
    const library = await aLibrary({'a.md': 'title: A'})
    await library.write('table.md', '| a | b |\n'.repeat(1_000_000))
    expect(await library.sync()).toMatchObject({published: ['a.md'], problems: [{file: 'table.md', problem: {rule: 'too-large'}}]})
    expect(library.reader.seen).toEqual(['a.md'])
  })

  test('B19 syncFolder() holds no more than 16 documents and two batches of 200 at a time, however many files there are', async () => {
    const count = 5_000
    const library = await aLibrary(manyFiles(count))
    let reading = 0
    let mostReading = 0
    let waiting = 0
    let mostWaiting = 0
    let largest = 0
    const reader = {
      ...library.reader,
      async read(file: string, bytes: Uint8Array) {
        mostReading = Math.max(mostReading, ++reading)
        const result = await library.reader.read(file, bytes)
        reading--
        mostWaiting = Math.max(mostWaiting, ++waiting)
        return result
      },
    }
    const store: IncidentStore = {
      ...library.store,
      async apply(change) {
        largest = Math.max(largest, change.publish.length)
        await library.store.apply(change)
        waiting -= change.publish.length
      },
    }
    const {published} = await syncFolder({folder: library.folder, store, reader, maxFileBytes: 4096})
    expect(published).toHaveLength(count)
    expect(mostReading).toBeLessThanOrEqual(16)
    expect(largest).toBe(200)
    expect(mostWaiting).toBeLessThanOrEqual(2 * 200 + 16)
  }, 120_000)
})
