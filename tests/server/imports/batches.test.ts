import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import {expect, test, vi} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {discardBatch, findBatch, hintBatch, listBatches, pauseBatch, reportBatch, saveBatch} from '#src/server/imports/batches.ts'
import {beginBatch, type SentFile} from '#src/server/imports/begin-batch.ts'
import {discardImport, findImport, reviewImport, saveImport} from '#src/server/imports/pending-imports.ts'
import {anArchive} from '#tests/builders/an-archive.ts'
import {aBatchScene} from './a-batch.ts'
import {aPostmortem, isAtRest} from './a-batch-text.ts'

vi.setConfig({testTimeout: 120_000})

const owner = 'id of ada@example.org'
const begin = async (...sent: readonly SentFile[]): Promise<string> => {
  const begun = await beginBatch(owner, sent)
  if ('problem' in begun) throw new Error(begun.problem)
  return begun.id
}
const aFile = (name: string, text: string | Uint8Array): SentFile => ({name, bytes: Buffer.from(text)})

test('a zip is read file by file, and every file has its line', async () => {
  const {ada, until} = await aBatchScene()
  const id = await begin(
    aFile(
      'wiki.zip',
      anArchive([
        {name: 'wiki/queue.md', text: aPostmortem(1)},
        {name: 'wiki/again.md', text: aPostmortem(1)},
        {name: 'wiki/undated.txt', text: 'Mail delayed\n\nTimeline (UTC)\n\n- 5 March 10:00: A disk fills up.\n- 10:30: It is emptied.\n'},
        {name: 'wiki/latin.txt', text: Uint8Array.from([0x41, 0xff])},
        {name: '../up.md', text: 'x'},
        {name: '__MACOSX/wiki/._queue.md', text: 'x'},
        {name: 'wiki/alone.png', text: 'PNG'},
      ]),
    ),
  )
  const {files} = await until(id, isAtRest)
  expect(files.map(({name, outcome, work: {problem}}) => [name, outcome, problem])).toEqual([
    ['wiki/queue.md', 'ready', undefined],
    ['wiki/again.md', 'left', 'It is the same as wiki/queue.md, byte for byte.'],
    ['wiki/undated.txt', 'questions', undefined],
    ['wiki/latin.txt', 'unreadable', expect.stringContaining('Not UTF-8')],
    ['../up.md', 'refused', 'Its name leads out of the archive (“..”). Nothing is read from such a name.'],
    ['__MACOSX/wiki/._queue.md', 'left', 'macOS writes it beside the files: it is no document.'],
    ['wiki/alone.png', 'left', undefined],
  ])
  expect(files[0]?.work.shown).toMatchObject({title: 'Queue 1 stopped', day: '2020-01-02', counts: {'timeline entries': 2, actions: 1}, asks: []})
  expect(await listBatches(ada)).toMatchObject([{id, name: 'wiki.zip', counts: {read: 2, failed: 1, left: 2, refused: 1, image: 1}}])
})

test('what is ready is saved at once, each under a name of its own, by whoever brought it in', async () => {
  const {ada, content, opened, until} = await aBatchScene()
  const same = (place: string) => aPostmortem(3, `It was in ${place}.\n\n`)
  const id = await begin(
    aFile('a.md', aPostmortem(2)),
    aFile('b.md', same('Oslo')),
    aFile('c.md', same('Bergen')),
    aFile('d.zip', anArchive([{name: 'd.md', text: aPostmortem(4)}])),
  )
  const report = await until(id, isAtRest)
  expect(report.files.map(({name, outcome}) => [name, outcome])).toEqual([
    ['a.md', 'ready'],
    ['b.md', 'ready'],
    ['c.md', 'ready'],
    ['d/d.md', 'ready'],
  ])
  expect(await saveBatch(report, 'ready', '192.0.2.7')).toBe(4)
  const saved = await until(id, isAtRest)
  // Once the one is there, the other may be it.
  expect(saved.files.map(({outcome, saved: incident, twins}) => [outcome, incident?.id ?? twins])).toEqual([
    ['saved', '2020-01-03-queue-2-stopped'],
    ['saved', '2020-01-04-queue-3-stopped'],
    ['duplicate', [{id: '2020-01-04-queue-3-stopped', title: 'Queue 3 stopped', why: 'title'}]],
    ['saved', '2020-01-05-queue-4-stopped'],
  ])
  expect(await saveBatch(saved, 'ready', undefined)).toBe(0)
  expect(
    await saveBatch(
      saved,
      saved.files.map(file => file.id),
      undefined,
    ),
  ).toBe(1)
  expect((await until(id, isAtRest)).files[2]?.saved?.id).toBe('2020-01-04-queue-3-stopped-2')
  expect(await readFile(path.join(content, '2020-01-05-queue-4-stopped/d-md.txt'), 'utf8')).toBe(aPostmortem(4))
  const {incident} = readPostmortem(await readFile(path.join(content, '2020-01-05-queue-4-stopped.md'), 'utf8'), 'x')
  expect([incident.status, incident.source?.file]).toEqual(['draft', 'd/d.md'])
  const added = (await opened.audit.list(operator, {limit: 50})).entries.filter(({action}) => action === 'incident.added')
  expect(added.map(({actor, address}) => [actor, address])).toEqual(expect.arrayContaining([['ada@example.org', '192.0.2.7']]))
  expect(added).toHaveLength(4)
  // Brought in again, all of it is known.
  const again = await until(await begin(aFile('a.md', aPostmortem(2)), aFile('e.md', `${aPostmortem(4)}\nMore.\n`)), isAtRest)
  expect(again.files.map(({outcome, twins}) => [outcome, twins.map(({why}) => why)])).toEqual([
    ['duplicate', ['bytes']],
    ['duplicate', ['title']],
  ])
  expect((await reportBatch(ada, again.batch.id))?.files).toHaveLength(2)
})

test('images of the archive that a document shows are cleaned and saved beside it', async () => {
  const {content, until} = await aBatchScene()
  const picture = await sharp({create: {width: 3, height: 2, channels: 3, background: '#f00'}})
    .withExif({IFD0: {Artist: 'Ada'}})
    .png()
    .toBuffer()
  const markdown = aPostmortem(5, '![The disk](img/the%20disk.png)\n\n![Gone](img/gone.png)\n\n![Both](img/both.png)\n\n')
  const id = await begin(
    aFile(
      'wiki.zip',
      anArchive([
        {name: 'w/a.md', text: markdown},
        {
          name: 'w/b.html',
          text: `<h1>Disk full</h1><p>On 2021-05-01 at 10:00 UTC a disk was full.</p><p><img alt="It" src="img/the disk.png"></p><p><img src="https://example.com/x.png" alt="Other"></p>`,
        },
        {name: 'w/img/the disk.png', text: picture},
        {name: 'w/img/both.png', text: Buffer.concat([picture, Buffer.from('<script>alert(1)</script>')])},
        {name: 'w/img/nobody.png', text: picture},
      ]),
    ),
  )
  const read = await until(id, isAtRest)
  expect(read.files.map(({outcome}) => outcome)).toEqual(['ready', 'ready', 'image', 'image', 'left'])
  expect(read.files[0]?.work).toMatchObject({images: ['w/img/the disk.png', 'w/img/both.png'], absentImages: ['w/img/gone.png']})
  await saveBatch(read, 'ready', undefined)
  const [a, b] = (await until(id, isAtRest)).files
  expect(a?.work.note).toBe('w/img/both.png is not shown: This image is another kind of file besides. Save it anew from a program that draws, and send that.')
  const text = await readFile(path.join(content, `${a?.saved?.id}.md`), 'utf8')
  expect(text).toContain(`![The disk](${a?.saved?.id}/the-disk.png)`)
  expect(text).toContain('![Gone](img/gone.png)')
  expect((await readdir(path.join(content, a?.saved?.id ?? ''))).toSorted()).toEqual(['a-md.txt', 'the-disk.png'])
  expect((await sharp(path.join(content, a?.saved?.id ?? '', 'the-disk.png')).metadata()).exif).toBeUndefined()
  const page = await readFile(path.join(content, `${b?.saved?.id}.md`), 'utf8')
  expect(page).toContain(`![It](<${b?.saved?.id}/the-disk.png>)`)
  expect(page).not.toContain('example.com/x.png')
})

test('year, zone and order of all are said at once, and a document can be opened, saved and discarded by itself', async () => {
  const {ada, content, until} = await aBatchScene()
  const undated = (at: number) => `Mail ${at} delayed\n\nTimeline (UTC)\n\n- ${at} March 10:00: A disk fills up.\n- 10:30: It is emptied.\n`
  const id = await begin(aFile('a.txt', undated(5)), aFile('b.txt', undated(6)), aFile('c.txt', undated(7)))
  const {batch, files} = await until(id, isAtRest)
  expect(files.map(({outcome}) => outcome)).toEqual(['questions', 'questions', 'questions'])
  await hintBatch(batch, {defaultYear: 2024})
  const hinted = await until(id, isAtRest)
  expect(hinted.files.map(({outcome, work}) => [outcome, work.shown?.day])).toEqual([
    ['ready', '2024-03-05'],
    ['ready', '2024-03-06'],
    ['ready', '2024-03-07'],
  ])
  const given = await findImport(ada, hinted.files[0]?.id ?? '')
  expect((await reviewImport(ada, given?.id ?? ''))?.reading?.incident.timeline).toHaveLength(2)
  expect(given && (await saveImport(ada, given, undefined))).toMatchObject({incidentId: '2024-03-05-mail-5-delayed'})
  await discardImport(ada, hinted.files[1]?.id ?? '')
  const {files: after} = await until(id, isAtRest)
  expect(after.map(({outcome, work}) => [outcome, work.problem])).toEqual([
    ['saved', undefined],
    ['left', 'You discarded it.'],
    ['ready', undefined],
  ])
  await discardBatch(batch)
  expect(await findBatch(ada, id)).toBeUndefined()
  expect(await readdir(content)).toContain('2024-03-05-mail-5-delayed.md')
})

test('it is nobody else’s, rests while it is paused, and is not gone on with for who may not any more', async () => {
  const {ada, grace, change, until} = await aBatchScene()
  const id = await begin(...Array.from({length: 6}, (_, at) => aFile(`${at}.md`, aPostmortem(10 + at))))
  expect([await findBatch(grace, id), await reportBatch(grace, id), await listBatches(grace)]).toEqual([undefined, undefined, []])
  const found = await findBatch(ada, id)
  if (!found) throw new Error('there is no batch')
  await pauseBatch(found, true)
  expect(await findBatch(ada, id)).toMatchObject({isPaused: true})
  await pauseBatch(found, false)
  const report = await until(id, isAtRest)
  await change('ada@example.org', {role: 'viewer'})
  await saveBatch(report, 'ready', undefined)
  const stopped = await until(id, ({batch}) => batch.isPaused)
  expect(stopped.files.every(({outcome}) => outcome === 'saving')).toBe(true)
  await change('ada@example.org', {role: 'editor'})
  await pauseBatch(found, false)
  expect((await until(id, isAtRest)).files.every(({outcome}) => outcome === 'saved')).toBe(true)
})

test('H22 what cannot be a batch says why, and keeps nothing', async () => {
  const {ada} = await aBatchScene()
  expect(await beginBatch(owner, [aFile('x.zip', 'no archive')])).toEqual({problem: 'x.zip was not taken. It is no zip archive, whatever its name says.'})
  const bomb = anArchive(Array.from({length: 4}, (_, at) => ({name: `${at}.md`, text: 'x'.repeat(9000), saysOffset: 0})))
  expect(await beginBatch(owner, [aFile('x.zip', bomb)])).toEqual({
    problem: 'x.zip was not taken. Files in it overlap, as they do in archives that are made to fill a disk. None of it was unpacked.',
  })
  const many = (from: number) => anArchive(Array.from({length: 600}, (_, at) => ({name: `${from + at}.md`, text: `x${from + at}`})))
  expect(await beginBatch(owner, [aFile('x.zip', many(0)), aFile('y.zip', many(600))])).toEqual({
    problem: 'These are more than 1,000 documents, which is the most that is taken at once.',
  })
  expect(await listBatches(ada)).toEqual([])
  for (let at = 0; at < 10; at++) await begin(aFile('a.md', `x ${at}`), aFile('b.md', `y ${at}`))
  expect(await beginBatch(owner, [aFile('a.md', 'x'), aFile('b.md', 'y')])).toEqual({
    problem: 'You have 10 batches here. Discard one whose documents are saved, or that you do not need, and send this again.',
  })
})
