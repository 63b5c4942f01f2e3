import {existsSync, linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {type DeletedNote, type DocumentMove, isMoveKey, toMoveKey} from '#src/library/moves/document-move.ts'
import {openContentFolder} from '#src/store/content-folder/open-content-folder.ts'
import {openMovingFolder} from '#src/store/content-folder/open-moving-folder.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const key = toMoveKey(new Date('2026-03-01T10:00:00Z'), '01234567-89ab-cdef-0123-456789abcdef')

function aFolder(files: Readonly<Record<string, string>> = {'a.md': 'A'}): string {
  const place = mkdtempSync(path.join(tmpdir(), 'hindsight-moving-'))
  onTestFinished(() => rmSync(place, {recursive: true, force: true}))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(place, file)), {recursive: true})
    writeFileSync(path.join(place, file), text)
  }
  return place
}

function aNote(given: Partial<DeletedNote> = {}): DeletedNote {
  return {
    key,
    file: 'a.md',
    incidentId: 'a',
    title: 'A',
    at: '2026-03-01T10:00:00.000Z',
    actor: 'ada@example.org',
    reason: 'Twice there',
    status: 'published',
    visibility: 'public',
    audience: [],
    folders: ['a'],
    ...given,
  }
}

function aMove(given: Partial<DocumentMove> = {}): DocumentMove {
  const by = {actor: 'ada@example.org', actorId: 'u1', name: 'Ada', via: 'web', address: undefined} as const
  const what = {reason: '', message: 'Rename from a', hash: 'f00d', folders: []}
  return {key, kind: 'rename', from: {file: 'a.md'}, to: {file: 'b.md'}, incidentId: 'a', newId: 'b', file: 'b.md', ...by, ...what, ...given}
}

describe('toMoveKey()', () => {
  test('names a place by the instant and by what nobody guesses, and nothing else is such a name', () => {
    expect(key).toBe('20260301T100000Z-0123456789abcdef')
    expect(isMoveKey(key)).toBe(true)
    expect(['..', '../a', 'a', `${key}/..`, `${key}\n`, ''].filter(isMoveKey)).toEqual([])
  })
})

describe('move()', () => {
  test('gives a file another name, and it stays the file that it was', async () => {
    const place = aFolder({'2026/a.md': 'A'})
    const {ino} = lstatSync(path.join(place, '2026/a.md'))
    await openMovingFolder(place).move({file: '2026/a.md'}, {file: '2026/b.md'}, bytes('A'))
    expect(readdirSync(path.join(place, '2026'))).toEqual(['b.md'])
    expect(lstatSync(path.join(place, '2026/b.md')).ino).toBe(ino)
  })

  test('overwrites nothing, in whatever case the name is written', async () => {
    const place = aFolder({'a.md': 'A', 'B.md': 'theirs'})
    const folder = openMovingFolder(place)
    await expect(folder.move({file: 'a.md'}, {file: 'B.md'}, bytes('A'))).rejects.toThrow('Cannot move B.md: the name is taken by B.md')
    await expect(folder.move({file: 'a.md'}, {file: 'b.md'}, bytes('A'))).rejects.toThrow('the name is taken by B.md')
    expect([readFileSync(path.join(place, 'a.md'), 'utf8'), readFileSync(path.join(place, 'B.md'), 'utf8')]).toEqual(['A', 'theirs'])
  })

  test('I26 changes the case alone of a name', async () => {
    const place = aFolder()
    await openMovingFolder(place).move({file: 'a.md'}, {file: 'A.md'}, bytes('A'))
    expect(readdirSync(place)).toEqual(['A.md'])
  })

  test('I07 leaves alone what has changed since it was looked at', async () => {
    const place = aFolder({'a.md': 'theirs'})
    await expect(openMovingFolder(place).move({file: 'a.md'}, {file: 'b.md'}, bytes('A'))).rejects.toMatchObject({name: 'FileChanged'})
    expect(readdirSync(place)).toEqual(['a.md'])
  })

  test('E01 E02 leads nowhere out of the folder, and moves no link', async () => {
    const place = aFolder({'a.md': 'A', 'below/c.md': 'C'})
    const outside = aFolder()
    symlinkSync(path.join(place, 'a.md'), path.join(place, 'link.md'))
    symlinkSync(outside, path.join(place, 'away'))
    const folder = openMovingFolder(place)
    await expect(folder.move({file: 'a.md'}, {file: '../b.md'}, bytes('A'))).rejects.toThrow('its path leads out of the content folder')
    await expect(folder.move({file: 'a.md'}, {file: 'away/b.md'}, bytes('A'))).rejects.toThrow('symbolic link out of the content folder')
    await expect(folder.move({file: 'a.md'}, {file: '.hindsight/b.md'}, bytes('A'))).rejects.toThrow('hidden files')
    await expect(folder.move({file: 'link.md'}, {file: 'b.md'}, bytes('A'))).rejects.toThrow('it is a symbolic link, which whoever runs Hindsight can move')
    await expect(folder.move({file: 'a.md'}, {deleted: '../../b'}, bytes('A'))).rejects.toThrow('it is no place of a deleted document')
    expect(readdirSync(outside)).toEqual(['a.md'])
  })

  test('makes its hidden folder nowhere else, where somebody has put a link in its place', async () => {
    const [place, outside] = [aFolder(), aFolder()]
    symlinkSync(outside, path.join(place, '.hindsight'))
    await expect(openMovingFolder(place).prepare(aNote())).rejects.toThrow('symbolic link out of the content folder')
    await expect(openMovingFolder(place).intend(aMove())).rejects.toThrow('symbolic link out of the content folder')
  })

  test('says that a file is not there', async () => {
    await expect(openMovingFolder(aFolder()).move({file: 'gone.md'}, {file: 'b.md'}, bytes('A'))).rejects.toThrow('Cannot move gone.md: it is not there')
  })
})

describe('complete()', () => {
  test('I03 takes the old name away from a file that was left with two', async () => {
    const place = aFolder()
    linkSync(path.join(place, 'a.md'), path.join(place, 'b.md'))
    expect(await openMovingFolder(place).complete({file: 'a.md'}, {file: 'b.md'})).toBe(true)
    expect(readdirSync(place)).toEqual(['b.md'])
    expect(await openMovingFolder(place).complete({file: 'a.md'}, {file: 'b.md'})).toBe(true)
  })

  test('leaves what never set out, and two files that have nothing to do with each other', async () => {
    const place = aFolder({'a.md': 'A', 'c.md': 'A'})
    const folder = openMovingFolder(place)
    expect(await folder.complete({file: 'a.md'}, {file: 'b.md'})).toBe(false)
    expect(await folder.complete({file: 'a.md'}, {file: 'c.md'})).toBe(false)
    expect(await folder.complete({file: 'a.md'}, {deleted: key})).toBe(false)
    expect(readdirSync(place).filter(name => name.endsWith('.md'))).toEqual(['a.md', 'c.md'])
  })
})

describe('what was deleted', () => {
  test('goes with its folder, is listed and read, and comes back', async () => {
    const place = aFolder({'a.md': 'A', 'a/graph.png': 'png', 'a/more/b.png': 'b'})
    const folder = openMovingFolder(place)
    await folder.prepare(aNote())
    expect(await folder.list()).toEqual([])
    await folder.move({file: 'a.md'}, {deleted: key}, bytes('A'))
    await folder.takeFolders(key, ['a'])
    await folder.takeFolders(key, ['a'])
    expect(readdirSync(place)).toEqual(['.hindsight'])
    expect(await openContentFolder(place).list()).toEqual([])
    expect(await folder.list()).toEqual([aNote()])
    expect(Buffer.from(await folder.read(key, 10)).toString()).toBe('A')
    await folder.move({deleted: key}, {file: '2026/b.md'}, bytes('A'))
    expect(await folder.returnFolders(key, ['a'])).toEqual([])
    expect(readFileSync(path.join(place, 'a/more/b.png'), 'utf8')).toBe('b')
    expect(readFileSync(path.join(place, '2026/b.md'), 'utf8')).toBe('A')
    await folder.remove(key)
    expect(readdirSync(path.join(place, '.hindsight/deleted'))).toEqual([])
  })

  test('comes back file by file where its folder is there again, and overwrites none', async () => {
    const place = aFolder({'a.md': 'A', 'a/one.png': '1', 'a/two.png': '2'})
    const folder = openMovingFolder(place)
    await folder.prepare(aNote())
    await folder.takeFolders(key, ['a'])
    mkdirSync(path.join(place, 'a'))
    writeFileSync(path.join(place, 'a/two.png'), 'theirs')
    expect(await folder.returnFolders(key, ['a'])).toEqual(['a/two.png'])
    expect(readFileSync(path.join(place, 'a/one.png'), 'utf8')).toBe('1')
    expect(readFileSync(path.join(place, 'a/two.png'), 'utf8')).toBe('theirs')
    expect(readFileSync(path.join(place, `.hindsight/deleted/${key}/files/a/two.png`), 'utf8')).toBe('2')
  })

  test('takes no folder along that holds documents of its own', async () => {
    const place = aFolder({'a.md': 'A', 'a/b.md': 'B', 'c/x.png': 'x'})
    expect(await openMovingFolder(place).listPlainFolders(['a', 'c', 'd', '../c', '.git'])).toEqual(['c'])
  })

  test('is not listed where nobody can tell any more who might see it', async () => {
    const place = aFolder()
    const folder = openMovingFolder(place)
    await folder.prepare(aNote())
    await folder.move({file: 'a.md'}, {deleted: key}, bytes('A'))
    writeFileSync(path.join(place, `.hindsight/deleted/${key}/deleted.json`), '{"visibility": "public"}')
    expect([await folder.list(), await folder.find(key)]).toEqual([[], undefined])
    expect(existsSync(path.join(place, `.hindsight/deleted/${key}/document.md`))).toBe(true)
  })
})

describe('intend()', () => {
  test('writes a move down until it is let go of', async () => {
    const place = aFolder()
    const folder = openMovingFolder(place)
    expect(await folder.listIntended()).toEqual([])
    await folder.intend(aMove())
    expect(await folder.listIntended()).toEqual([aMove()])
    await folder.forget(key)
    await folder.forget(key)
    expect(await folder.listIntended()).toEqual([])
  })
})
