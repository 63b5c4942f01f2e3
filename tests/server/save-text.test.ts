import {readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {describe, expect, test, vi} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import type {TextChange} from '#src/library/document-saving.ts'
import {lockFolder} from '#tests/lock-folder.ts'
import {hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aScene, aText, aVisitor, file, incidentId} from './a-saving.ts'

// Each opens what a server has open.
vi.setConfig({testTimeout: 60_000})

const editor = aVisitor({role: 'editor'})
const other = aVisitor({role: 'editor', email: 'grace@example.org'})
const author = aVisitor({role: 'author', email: 'linus@example.org', handles: ['@linus']})
const own = '---\ntitle: The queue filled up\nstatus: draft\nauthors: ["@linus"]\nstarted: 2024-05-02T10:00\n---\n\n## Impact\n\nMany.\n'

function asSaved(change: TextChange) {
  if (change.outcome !== 'saved') throw new Error(`Not saved: ${JSON.stringify(change)}`)
  return change
}

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    test('saveText() writes the text, shows it at once, and says what it did, to history and to the audit log', async () => {
      const scene = await aScene(kind)
      const base = await scene.base()
      const text = aText().replace('It was.', 'It was lost for an hour.')
      const change = asSaved(await scene.saving.saveText(editor, {incidentId, base, text}, {address: '192.0.2.7'}))
      expect(change).toMatchObject({incidentId, file, text, isMerged: false, note: undefined, hash: await scene.base()})
      expect(await scene.read()).toBe(text)
      expect((await scene.record()).markdown).toBe(text)
      expect(await scene.saves.list(operator, {limit: 9})).toEqual([
        expect.objectContaining({id: change.save, file, actor: 'ada@example.org', message: 'Edit the beginning', beforeHash: base, afterHash: change.hash}),
      ])
      const {entries} = await scene.audit.list(operator, {words: incidentId, limit: 9})
      expect(entries[0]).toMatchObject({action: 'incident.changed', actor: 'ada@example.org', address: '192.0.2.7', after: {message: 'Edit the beginning'}})
      const [undone] = await scene.saving.undoBatch(editor, change.batch)
      expect(undone).toMatchObject({outcome: 'saved'})
      expect(await scene.read()).toBe(aText())
    })

    test('I06 saveText() keeps the words of both who began with the same text and changed different lines, and answers both texts where they did not', async () => {
      const scene = await aScene(kind)
      const another = await scene.another()
      const base = await scene.base()
      const answers = await Promise.all([
        scene.saving.saveText(editor, {incidentId, base, text: aText().replace('It was.', 'Ada was here.')}),
        another.saving.saveText(other, {incidentId, base, text: `${aText()}- [ ] Grace was here\n`}),
      ])
      expect(answers.map(({outcome}) => outcome)).toEqual(['saved', 'saved'])
      const both = `${aText().replace('It was.', 'Ada was here.')}- [ ] Grace was here\n`
      expect(await scene.read()).toBe(both)
      const late = await another.saving.saveText(other, {incidentId, base, text: aText().replace('It was.', 'Grace was here.')})
      expect(late).toEqual({outcome: 'conflict', incidentId, hash: await scene.base(), theirs: both, base: aText()})
      expect(await scene.read()).toBe(both)
      expect(await scene.saving.saveText(editor, {incidentId, base, text: both})).toMatchObject({outcome: 'unchanged', hash: await scene.base()})
    })

    test('saveText() begins a draft under the day and the title, and never takes a name that somebody has', async () => {
      const scene = await aScene(kind)
      const begun = [
        asSaved(await scene.saving.saveText(author, {text: own})),
        asSaved(await scene.saving.saveText(author, {text: own.replaceAll('\n', '\r\n')})),
      ]
      expect(begun.map(change => change.file)).toEqual(['2024-05-02-the-queue-filled-up.md', '2024-05-02-the-queue-filled-up-2.md'])
      expect(await scene.read('2024-05-02-the-queue-filled-up-2.md')).toBe(own)
      expect((await scene.record(operator, '2024-05-02-the-queue-filled-up')).incident.status).toBe('draft')
      const {entries} = await scene.audit.list(operator, {words: 'queue-filled-up', limit: 9})
      expect(entries.map(({action, actor}) => [action, actor])).toEqual([
        ['incident.added', 'linus@example.org'],
        ['incident.added', 'linus@example.org'],
      ])
      expect(await scene.saving.saveText(author, {text: own, name: '2024-05-02-The-Queue-filled-up'})).toMatchObject({
        outcome: 'refused',
        reason: 'The name 2024-05-02-The-Queue-filled-up.md is taken. Nothing was written: choose another.',
      })
      expect(await scene.saving.saveText(author, {text: own, name: '../outside'})).toMatchObject({outcome: 'refused'})
      const [taken] = await scene.saving.undoBatch(author, begun[0]?.batch ?? '')
      expect(taken).toMatchObject({outcome: 'refused', reason: expect.stringContaining('This is how the document began') as string})
    })
  })
})

test('saveText() lets two who begin the same at once have a document each', async () => {
  const scene = await aScene()
  const another = await scene.another()
  const changes = await Promise.all([scene.saving.saveText(author, {text: own}), another.saving.saveText(author, {text: `${own}More.\n`})])
  expect(changes.map(change => asSaved(change).file).sort()).toEqual(['2024-05-02-the-queue-filled-up-2.md', '2024-05-02-the-queue-filled-up.md'])
})

test('saveText() lets authors change what they have written, and nothing else', async () => {
  const scene = await aScene('SQLite', {[file]: aText(), 'own.md': own})
  const save = async (text: string, id = 'own', visitor = author) => scene.saving.saveText(visitor, {incidentId: id, base: await scene.base(`${id}.md`), text})
  expect(await save(`${own}More.\n`)).toMatchObject({outcome: 'saved'})
  expect(await save(`${aText()}More.\n`, incidentId)).toMatchObject({
    outcome: 'refused',
    reason: expect.stringContaining('You may read this incident') as string,
  })
  expect(await save(own.replace('status: draft\n', ''))).toMatchObject({
    outcome: 'refused',
    reason: expect.stringContaining('Only an editor publishes') as string,
  })
  expect(await save(own.replace('@linus', '@grace'))).toMatchObject({outcome: 'refused', reason: expect.stringContaining('add @linus to `authors`') as string})
  expect(await save(own.replace('---\ntitle', '---\nvisibility: restricted\naudience: ["@security"]\ntitle'))).toMatchObject({
    outcome: 'refused',
    reason: expect.stringContaining('you could not see the document any more') as string,
  })
  expect(await save(own.replace('status: draft', 'status: [draft'))).toMatchObject({
    outcome: 'refused',
    reason: expect.stringContaining('This text cannot be read') as string,
  })
  for (const role of ['viewer', 'manager', 'administrator'] as const) {
    const visitor = aVisitor({role, handles: ['@linus']})
    expect(await save(`${own}Not allowed.\n`, 'own', visitor), role).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('There is no incident own') as string,
    })
    expect(await scene.saving.saveText(visitor, {text: own}), role).toMatchObject({outcome: 'refused'})
    expect(await scene.saving.openText(visitor, 'own'), role).toEqual({refusal: expect.stringContaining('There is no incident own') as string})
  }
  expect(await scene.saving.saveText(aVisitor({role: 'editor', scope: 'read'}), {text: own})).toMatchObject({outcome: 'refused'})
  expect(await scene.read('own.md')).toBe(`${own}More.\n`)
})

test('openText() reads the file and not the index, and saveText() merges with what an editor outside wrote into it meanwhile', async () => {
  const scene = await aScene()
  await scene.write(file, aText().replace('It was.', 'Written outside.'))
  const opened = await scene.saving.openText(editor, incidentId)
  expect(opened).toMatchObject({file, hash: await scene.base()})
  const base = 'hash' in opened ? opened.hash : ''
  const baseText = 'text' in opened ? opened.text : ''
  await scene.write(file, `${baseText}- [ ] Written outside, too\n`)
  const edit = {incidentId, base, text: baseText.replace('Written outside.', 'Written here.')}
  expect(await scene.saving.saveText(editor, edit), 'nobody has what it began with').toMatchObject({outcome: 'conflict', base: undefined})
  expect(await scene.saving.saveText(editor, {...edit, baseText: 'Something else'}), 'nor is it taken on trust').toMatchObject({
    outcome: 'conflict',
    base: undefined,
  })
  expect(await scene.saving.saveText(editor, {...edit, baseText})).toMatchObject({outcome: 'saved', isMerged: true})
  expect(await scene.read()).toBe(`${aText().replace('It was.', 'Written here.')}- [ ] Written outside, too\n`)
})

test('saveText() changes no line ending that is not its own, whatever a form sends', async () => {
  const windows = aText().replaceAll('\n', '\r\n')
  const scene = await aScene('SQLite', {[file]: windows})
  const sent = aText().replace('It was.', 'It was lost.').replaceAll('\n', '\r\n')
  asSaved(await scene.saving.saveText(editor, {incidentId, base: await scene.base(), text: sent.replaceAll('\r\n', '\n')}))
  expect(await scene.read()).toBe(sent)
})

test('saveText() says what kept a text from being written, and leaves the file as it was', async () => {
  const scene = await aScene()
  const base = await scene.base()
  const text = `${aText()}More.\n`
  expect(await scene.saving.saveText(editor, {incidentId, base, text: `${text}${'x'.repeat(300_000)}`})).toMatchObject({
    outcome: 'refused',
    reason: expect.stringContaining('256 KiB is the most that is read') as string,
  })
  await rm(path.join(scene.content, file))
  expect(await scene.saving.saveText(editor, {incidentId, base, text})).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('is not there any more') as string,
  })
  await writeFile(path.join(scene.content, file), aText())
  expect(await readFile(path.join(scene.content, file), 'utf8')).toBe(aText())
  await rm(scene.content, {recursive: true})
  expect(await scene.saving.saveText(author, {text: own})).toMatchObject({
    outcome: 'refused',
    reason: expect.stringContaining('content folder is not there') as string,
  })
})

test('I04 saveText() says that nobody may write into the folder, and leaves the file as it was', async ({skip}) => {
  const scene = await aScene()
  const base = await scene.base()
  const unlock = lockFolder(scene.content)
  if (!unlock) return skip('whoever is root writes everywhere, and may not mount a folder here')
  try {
    const answers = [await scene.saving.saveText(editor, {incidentId, base, text: `${aText()}More.\n`}), await scene.saving.saveText(author, {text: own})]
    for (const answer of answers) expect(answer).toMatchObject({outcome: 'failed', reason: expect.stringMatching(/may not write to|read-only/) as string})
  } finally {
    unlock()
  }
  expect(await readFile(path.join(scene.content, file), 'utf8')).toBe(aText())
})

test('I13 I14 saveText() says that a disk is full or read-only and keeps what was there', async () => {
  const scene = await aScene()
  for (const [code, words] of [
    ['ENOSPC', 'no room on the disk'],
    ['EROFS', 'read-only'],
  ] as const) {
    const fail = () => Promise.reject(Object.assign(new Error(code), {code}))
    const replace = vi.spyOn(scene.folder, 'replace').mockImplementation(fail)
    const create = vi.spyOn(scene.folder, 'create').mockImplementation(fail)
    const answers = [
      await scene.saving.saveText(editor, {incidentId, base: await scene.base(), text: `${aText()}More.\n`}),
      await scene.saving.saveText(author, {text: own}),
    ]
    for (const answer of answers) expect(answer).toMatchObject({outcome: 'failed', reason: expect.stringContaining(words) as string})
    replace.mockRestore()
    create.mockRestore()
  }
  expect(await scene.read()).toBe(aText())
})

test('saveBeside() puts a file beside its document under a safe name, overwrites none, and asks who may', async () => {
  const scene = await aScene('SQLite', {'2024/own.md': own})
  const save = (name: string, visitor = author) => scene.saving.saveBeside(visitor, 'own', {name, bytes: Buffer.from(name)})
  expect(await save('Screen shot (3).PNG')).toEqual({outcome: 'saved', file: '2024/own/screen-shot-3.png', link: 'own/screen-shot-3.png'})
  expect(await save('screen-shot-3.png')).toMatchObject({file: '2024/own/screen-shot-3-2.png'})
  expect(await scene.read('2024/own/screen-shot-3.png')).toBe('Screen shot (3).PNG')
  expect(await save('../../../etc/passwd')).toMatchObject({file: '2024/own/passwd'})
  expect(await save('…')).toMatchObject({file: '2024/own/file'})
  expect(await save('a.png', aVisitor({role: 'author', handles: ['@grace']}))).toMatchObject({outcome: 'refused'})
  const {entries} = await scene.audit.list(operator, {words: 'own', limit: 9})
  expect(entries[0]).toMatchObject({action: 'incident.changed', after: {message: 'Add file'}})
})
