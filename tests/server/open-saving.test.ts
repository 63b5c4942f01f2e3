import {rename, rm} from 'node:fs/promises'
import path from 'node:path'
import {describe, expect, onTestFinished, test, vi} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import type {DocumentEditor} from '#src/library/document-editor.ts'
import type {DocumentChange} from '#src/library/document-saving.ts'
import type {SyncOutcome} from '#src/library/publish/sync-outcome.ts'
import type {Hindsight} from '#src/server/hindsight.ts'
import {openSaving} from '#src/server/open-saving.ts'
import {hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aScene, aText, aVisitor, file, incidentId, toSet} from './a-saving.ts'

// Each opens what a server has open.
vi.setConfig({testTimeout: 60_000})

const ada = aVisitor()
const grace = aVisitor({email: 'grace@example.org'})
const handOver = {change: 'set', position: 0, title: 'Alert on memory', was: {owner: '@ada'}, values: {owner: '@linus-torvalds'}} as const
const outcomes = (changes: readonly DocumentChange[]) => changes.map(({outcome}) => outcome)

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    test('saveActions() writes the file, shows it at once, and says what it did, to history and to the audit log', async () => {
      const scene = await aScene(kind)
      const {incident} = await scene.record()
      const base = await scene.base()
      const [change] = await scene.saving.saveActions(ada, [{incidentId, base, requests: [toSet(incident.actions, 0, {status: 'done', done: '2024-04-01'})]}], {
        address: '192.0.2.7',
      })
      expect(change).toMatchObject({outcome: 'saved', incidentId, isMerged: false, note: undefined, hash: await scene.base()})
      if (change?.outcome !== 'saved') throw new Error('not saved')
      expect(change.diff.hunks.flat().filter(({sign}) => sign !== ' ')).toEqual([
        {sign: '-', text: '- [ ] Alert on memory (owner: @ada)', before: 10, after: undefined},
        {sign: '+', text: '- [x] Alert on memory (owner: @ada, done: 2024-04-01)', before: undefined, after: 10},
      ])
      expect(await scene.read()).toBe(aText(['- [x] Alert on memory (owner: @ada, done: 2024-04-01)', '- [ ] Write a runbook', '- [ ] Run two nodes']))
      expect((await scene.record()).incident.actions[0]).toMatchObject({status: 'done', done: '2024-04-01'})
      expect(await scene.saves.list(operator, {limit: 9})).toEqual([
        expect.objectContaining({
          id: change.save,
          batch: change.save,
          file,
          incidentId,
          actor: 'ada@example.org',
          message: 'Set status to done, done to 2024-04-01: “Alert on memory”',
          beforeHash: base,
          afterHash: change.hash,
        }),
      ])
      const {entries} = await scene.audit.list(operator, {words: incidentId, limit: 9})
      expect(entries[0]).toMatchObject({
        action: 'incident.changed',
        actor: 'ada@example.org',
        actorId: 'id of ada@example.org',
        via: 'web',
        address: '192.0.2.7',
        subject: {kind: 'incident', id: incidentId},
        before: [{action: 'Alert on memory', status: 'open', done: null}],
        after: {
          message: 'Set status to done, done to 2024-04-01: “Alert on memory”',
          save: change.save,
          actions: [{action: 'Alert on memory', status: 'done', done: '2024-04-01'}],
        },
      })
      expect(
        entries.map(({actor}) => actor),
        'the first sync, and nothing of the one after the save',
      ).toEqual(['ada@example.org', 'system'])
      expect(await scene.sync(), 'nothing is left to do').toMatchObject({published: [], unchanged: 1})
    })

    test('I06 saveActions() lets two people change different actions who both saw the same text, and tells the second one of a field what stands there', async () => {
      const scene = await aScene(kind)
      const other = await scene.another()
      const {incident} = await scene.record()
      const base = await scene.base()
      const edit = (position: number, values: object) => [{incidentId, base, requests: [toSet(incident.actions, position, values)]}]
      const answers = await Promise.all([
        scene.saving.saveActions(ada, edit(0, {owner: '@linus'})),
        other.saving.saveActions(grace, edit(1, {due: '2024-05-01'})),
      ])
      expect(answers.map(outcomes)).toEqual([['saved'], ['saved']])
      expect(
        answers
          .flat()
          .map(change => change.outcome === 'saved' && change.isMerged)
          .sort(),
      ).toEqual([false, true])
      expect(await scene.read()).toBe(aText(['- [ ] Alert on memory (owner: @linus)', '- [ ] Write a runbook (due: 2024-05-01)', '- [ ] Run two nodes']))
      const [late] = await other.saving.saveActions(grace, edit(0, {owner: '@grace'}))
      expect(late).toMatchObject({outcome: 'conflict', hash: await scene.base(), conflicts: [{now: {title: 'Alert on memory', values: {owner: '@linus'}}}]})
      expect(outcomes(await other.saving.saveActions(grace, edit(0, {owner: '@linus'}))), 'who wants the same has it').toEqual(['unchanged'])
      expect((await scene.saves.list(operator, {limit: 9})).length).toBe(2)
    })

    test('I07 saveActions() makes its change of what an editor has left in the meantime, and undoBatch() takes back only its own', async () => {
      const scene = await aScene(kind)
      const {incident} = await scene.record()
      const base = await scene.base()
      await scene.write(file, aText(['- [ ] New', '- [ ] Alert on memory (owner: @ada)', '- [ ] Write a runbook']))
      const [change] = await scene.saving.saveActions(ada, [{incidentId, base, requests: [toSet(incident.actions, 1, {owner: '@linus'})]}])
      expect(change).toMatchObject({outcome: 'saved', isMerged: true})
      const written = ['- [ ] New', '- [ ] Alert on memory (owner: @ada)', '- [ ] Write a runbook (owner: @linus)']
      expect(await scene.read()).toBe(aText(written))
      await scene.write(file, aText(['- [x] New', ...written.slice(1)]))
      const batch = change?.outcome === 'saved' ? change.batch : ''
      const [undone] = await scene.saving.undoBatch(grace, batch)
      expect(undone).toMatchObject({outcome: 'saved', isMerged: true})
      expect(await scene.read()).toBe(aText(['- [x] New', '- [ ] Alert on memory (owner: @ada)', '- [ ] Write a runbook']))
      expect((await scene.saves.list(operator, {limit: 9})).map(({actor, message, isUndone}) => [actor, message, isUndone])).toEqual([
        ['grace@example.org', 'Take back: Set owner to @linus: “Write a runbook”', false],
        ['ada@example.org', 'Set owner to @linus: “Write a runbook”', true],
      ])
      expect(await scene.saving.undoBatch(ada, batch)).toMatchObject([{outcome: 'refused', reason: 'This was taken back already.'}])
      const redo = undone?.outcome === 'saved' ? undone.batch : ''
      expect(outcomes(await scene.saving.undoBatch(ada, redo)), 'an undo is a save like any other').toEqual(['saved'])
      expect(await scene.read()).toBe(aText(['- [x] New', ...written.slice(1)]))
    })

    test('saveActions() changes several documents as one batch, and what cannot be done in one of them keeps none of the others', async () => {
      const scene = await aScene(kind, {[file]: aText(), 'b.md': aText(), 'c.md': aText([])})
      const {actions} = (await scene.record()).incident
      const base = await scene.base()
      const edits = ['b', 'c', incidentId, 'd'].map(id => ({incidentId: id, base, requests: [toSet(actions, 2, {owner: '@linus'})]}))
      const changes = await scene.saving.saveActions(ada, edits, {message: 'Hand over to Linus'})
      expect(outcomes(changes)).toEqual(['saved', 'conflict', 'saved', 'refused'])
      const saves = await scene.saves.list(operator, {limit: 9})
      expect(saves.map(({incidentId: id, message, batch}) => [id, message, batch])).toEqual([
        [incidentId, 'Hand over to Linus', saves[1]?.id],
        ['b', 'Hand over to Linus', saves[1]?.id],
      ])
      expect(outcomes(await scene.saving.undoBatch(ada, saves[1]?.id ?? ''))).toEqual(['saved', 'saved'])
      expect([await scene.read(), await scene.read('b.md')]).toEqual([aText(), aText()])
    })
  })
})

test('previewActions() says what would become of each document, and writes nothing', async () => {
  const scene = await aScene()
  const {incident} = await scene.record()
  const base = await scene.base()
  const requests = [toSet(incident.actions, 0, {status: 'done'})]
  const preview = await scene.saving.previewActions(ada, [
    {incidentId, base, requests},
    {incidentId, base: 'an older one', requests: [toSet(incident.actions, 0, {owner: '@ada'})]},
    {incidentId: 'gone', base, requests},
  ])
  expect(preview).toMatchObject([{outcome: 'saved', save: '', batch: '', isMerged: false}, {outcome: 'unchanged'}, {outcome: 'refused'}])
  expect([await scene.read(), await scene.saves.list(operator, {limit: 9})]).toEqual([aText(), []])
  const [saved] = await scene.saving.saveActions(ada, [{incidentId, base, requests}])
  const strip = (change: DocumentChange | undefined) => ({...change, save: '', batch: '', note: undefined})
  expect(strip(saved)).toEqual(strip(preview[0]))
})

describe('who may', () => {
  const restricted = aText().replace('---\n\n', 'visibility: restricted\naudience: ["@ada"]\n---\n\n')

  test('saveActions() answers for an incident that is hidden as for one that is not there', async () => {
    const scene = await aScene('SQLite', {'secret.md': restricted})
    const requests = [handOver]
    for (const visitor of [ada, aVisitor({role: 'editor'}), aVisitor({role: 'administrator'})]) {
      const ask = async (id: string) =>
        JSON.stringify([
          await scene.saving.saveActions(visitor, [{incidentId: id, base: '', requests}]),
          await scene.saving.previewActions(visitor, [{incidentId: id, base: '', requests}]),
        ])
      expect(await ask('secret')).toBe((await ask('absent')).replaceAll('absent', 'secret'))
    }
    expect(
      outcomes(await scene.saving.saveActions(aVisitor({handles: ['@ada']}), [{incidentId: 'secret', base: await scene.base('secret.md'), requests}])),
    ).toEqual(['saved'])
    const [{batch} = {batch: ''}] = await scene.saves.list(operator, {limit: 1})
    expect(await scene.saving.undoBatch(ada, batch), 'nor is there anything to take back').toEqual([])
    expect(await scene.saves.list(anonymous, {limit: 9})).toEqual([])
  })

  test('saveActions() looks at what the file says now: it may have been hidden a moment ago', async () => {
    const scene = await aScene()
    const base = await scene.base()
    await scene.write(file, restricted)
    const ask = (id: string) => scene.saving.saveActions(ada, [{incidentId: id, base, requests: [handOver]}])
    expect(JSON.stringify(await ask(incidentId))).toBe(JSON.stringify(await ask('absent')).replaceAll('absent', incidentId))
    expect(await scene.read()).toBe(restricted)
  })

  test.each([
    ['somebody who only reads', aVisitor({role: 'viewer'})],
    ['an author of other documents', aVisitor({role: 'author', handles: ['@ada']})],
    ['a key for reading', aVisitor({scope: 'read'})],
    ['nobody', {viewer: anonymous, person: undefined, via: 'nobody', scope: 'write'} as const],
  ])('saveActions() and undoBatch() refuse %s', async (_, visitor) => {
    const scene = await aScene()
    const edits = [{incidentId, base: await scene.base(), requests: [handOver]}]
    expect(outcomes(await scene.saving.saveActions(visitor, edits))).toEqual(['refused'])
    expect(outcomes(await scene.saving.previewActions(visitor, edits))).toEqual(['refused'])
    expect(await scene.read()).toBe(aText())
    const [saved] = await scene.saving.saveActions(ada, edits)
    const undone = await scene.saving.undoBatch(visitor, saved?.outcome === 'saved' ? saved.batch : '')
    expect(undone.every(({outcome}) => outcome === 'refused')).toBe(true)
    expect(await scene.read()).not.toBe(aText())
  })

  test('saveActions() writes down what a key and the command line did as theirs', async () => {
    const scene = await aScene()
    const edit = async (field: 'owner' | 'priority') => [
      {incidentId, base: await scene.base(), requests: [{change: 'set', position: 1, title: 'Write a runbook', was: {}, values: {[field]: '@ada'}} as const]},
    ]
    await scene.saving.saveActions({...ada, via: 'key'}, await edit('owner'))
    await scene.saving.saveActions({viewer: operator, person: undefined, via: 'nobody', scope: 'write'}, await edit('priority'))
    const {entries} = await scene.audit.list(operator, {limit: 2})
    expect(entries.map(({actor, actorId, via}) => [actor, actorId, via])).toEqual([
      ['kb', undefined, 'kb'],
      ['ada@example.org', 'id of ada@example.org', 'key'],
    ])
  })
})

test('a server that watches the folder does nothing twice over what it wrote itself, and takes it for nobody else’s', async () => {
  const scene = await aScene()
  const watched: (readonly string[])[] = []
  const stop = scene.folder.watch(files => {
    void scene.sync(files && {files}).then(() => watched.push(files ?? []))
  })
  onTestFinished(() => stop())
  await vi.waitFor(() => expect(watched.length).toBeGreaterThan(0), 15_000)
  const revision = await scene.store.readRevision()
  const {actions} = (await scene.record()).incident
  for (const position of [0, 1, 2])
    expect(
      outcomes(await scene.saving.saveActions(ada, [{incidentId, base: await scene.base(), requests: [toSet(actions, position, {priority: 'P1'})]}])),
    ).toEqual(['saved'])
  await vi.waitFor(() => expect(watched.flat()).toContain(file), 15_000)
  expect((await scene.store.readRevision()) - revision).toBe(3)
  const {entries} = await scene.audit.list(operator, {words: incidentId, limit: 9})
  expect(entries.map(({actor}) => actor)).toEqual(['ada@example.org', 'ada@example.org', 'ada@example.org', 'system'])
})

test('saveActions() answers that pages are late where the index is busy or out of reach, and saves all the same', async () => {
  const scene = await aScene()
  const {actions} = (await scene.record()).incident
  const parts = {
    ...scene,
    locks: {withLock: <T>(_: string, work: (lock: {isHeld(): Promise<boolean>}) => Promise<T>) => work({isHeld: async () => true})},
    editor: scene.reader as Hindsight['reader'] & DocumentEditor,
    maxFileBytes: 100_000,
    patience: 20,
    versions: undefined,
  }
  const save = async (position: number, sync: () => Promise<SyncOutcome>) =>
    openSaving({...parts, sync}).saveActions(ada, [{incidentId, base: await scene.base(), requests: [toSet(actions, position, {priority: 'P1'})]}])
  expect(await save(0, () => new Promise(() => undefined))).toMatchObject([{outcome: 'saved', note: 'The index is busy: pages and lists show it in a while.'}])
  expect(await save(1, () => Promise.reject(new Error('gone')))).toMatchObject([
    {outcome: 'saved', note: 'The index could not be brought up to date: pages and lists show it after the next sync.'},
  ])
  expect((await scene.read()).match(/priority: P1/g)).toHaveLength(2)
  expect(await scene.sync()).toMatchObject({published: [file]})
})

describe('what is said where a document cannot be written', () => {
  const add = async (scene: Awaited<ReturnType<typeof aScene>>) =>
    (await scene.saving.saveActions(ada, [{incidentId, base: await scene.base().catch(() => ''), requests: [handOver]}]))[0]

  test('I09 a file that was removed or renamed meanwhile', async () => {
    const scene = await aScene()
    await rename(path.join(scene.content, file), path.join(scene.content, 'elsewhere.md'))
    expect(await add(scene)).toMatchObject({
      outcome: 'failed',
      reason: `${file} is not there any more. Nothing was written: the file is as it was, and what you entered is still here. It may have been renamed, or its folder may be out of reach: load the page again to see where it is.`,
    })
  })

  test('I10 a folder that is gone is not made anew', async () => {
    const scene = await aScene()
    await rm(scene.content, {recursive: true})
    expect(await add(scene)).toMatchObject({outcome: 'failed', reason: expect.stringContaining('is not there any more')})
    await expect(scene.read()).rejects.toThrow('ENOENT')
  })

  test('a file that somebody made something else of than a document', async () => {
    const scene = await aScene()
    await scene.write(file, '---\ntitle: [\n---\n')
    expect(await add(scene)).toMatchObject({outcome: 'refused', reason: expect.stringContaining(`Cannot change ${file} as it is: `)})
    await scene.write(file, 'a\0b')
    expect(await add(scene)).toMatchObject({outcome: 'refused', reason: expect.stringContaining('NUL')})
  })

  test('a text that would be larger than what is read', async () => {
    const scene = await aScene('SQLite', {[file]: aText().padEnd(1024, 'x')}, {HINDSIGHT_MAX_FILE_KIB: '1'})
    const change = await scene.saving.saveActions(ada, [{incidentId, base: await scene.base(), requests: [handOver]}])
    expect(change).toMatchObject([{outcome: 'refused', reason: expect.stringContaining('1 KiB is the most')}])
    expect(await scene.read()).toBe(aText().padEnd(1024, 'x'))
  })

  test('close() waits for what is being written, and refuses what comes after', async () => {
    const scene = await aScene()
    const saving = scene.saving.saveActions(ada, [{incidentId, base: await scene.base(), requests: [handOver]}])
    await scene.saving.close()
    expect(await scene.read()).toContain('@linus')
    expect(await add(scene)).toMatchObject({outcome: 'refused', reason: expect.stringContaining('being stopped')})
    expect(outcomes(await saving)).toEqual(['saved'])
  })
})
