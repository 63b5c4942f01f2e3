import {describe, expect, test} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {type ContentFolder, FileChanged} from '#src/library/content-folder.ts'
import {toHash} from '#src/library/publish/compare-files.ts'
import {saveDocument, type WritingTools} from '#src/library/save/save-document.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {openMemoryLocks} from '#src/store/memory/open-memory-locks.ts'
import {openMemorySaves} from '#src/store/memory/open-memory-saves.ts'

/** One file, and a disk that does with it what the test says. */
function aDisk(text: string, write: (put: () => void) => void = put => put()) {
  const disk = {text}
  const folder = {
    read: async () => Buffer.from(disk.text),
    async replace(_file: string, before: Uint8Array, after: Uint8Array) {
      if (!Buffer.from(disk.text).equals(before)) throw new FileChanged('Cannot replace a.md: it has changed meanwhile')
      write(() => {
        disk.text = Buffer.from(after).toString()
      })
    },
  } as unknown as ContentFolder
  return {disk, folder}
}

function someTools(folder: ContentFolder, given: Partial<WritingTools> = {}): WritingTools {
  return {
    folder,
    locks: openMemoryLocks(),
    saves: openMemorySaves(openMemoryStore()),
    maxFileBytes: 1000,
    audit: async () => undefined,
    report: () => undefined,
    ...given,
  }
}

const order = {file: 'a.md', incidentId: 'a', author: {actor: 'ada@example.org', actorId: 'u1', name: 'Ada'}, batch: undefined}
const addLine = async ({text}: {readonly text: string}) => ({changed: {text: `${text}b\n`, message: 'Add b'}})

function failure(code: string): Error {
  return new Error(`Cannot replace a.md: ${code}`, {cause: Object.assign(new Error(code), {code})})
}

describe('saveDocument()', () => {
  test.each([
    ['I01', 'ENOSPC', 'There is no room on the disk to write a.md.'],
    ['I01', 'EDQUOT', 'There is no room on the disk to write a.md.'],
    ['I04', 'EROFS', 'a.md is on a disk that is read-only.'],
    ['I05', 'EACCES', 'The server may not write to a.md.'],
    ['I05', 'EIO', 'The disk answers with an error when a.md is written.'],
    ['I09', 'ENOENT', 'a.md is not there any more.'],
    ['I10', 'ENOTDIR', 'a.md is not there any more.'],
    ['', 'EMFILE', 'The server has too many files open to write a.md.'],
    ['', 'EWHATEVER', 'Cannot replace a.md: EWHATEVER.'],
  ])('%s says what happened at %s, what was kept and what to do, and writes nothing down', async (_, code, sentence) => {
    const {disk, folder} = aDisk('a\n', () => {
      throw failure(code)
    })
    const tools = someTools(folder)
    const result = await saveDocument(tools, order, addLine)
    expect(result).toMatchObject({outcome: 'failed'})
    const {reason} = result as {readonly reason: string}
    expect(reason.startsWith(`${sentence} Nothing was written: the file is as it was, and what you entered is still here. `), reason).toBe(true)
    expect(reason.length).toBeGreaterThan(sentence.length + 100)
    expect([disk.text, await tools.saves.list(operator, {limit: 9})]).toEqual(['a\n', []])
  })

  test('I22 does not claim what the disk would not confirm, nor tries again, and history knows of it all the same', async () => {
    let writes = 0
    const {disk, folder} = aDisk('a\n', put => {
      put()
      writes++
      throw failure('EIO')
    })
    const tools = someTools(folder)
    expect(await saveDocument(tools, order, addLine)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/^a\.md was written, but the disk would not confirm it: after a power cut it may be gone\./),
    })
    expect([disk.text, writes]).toEqual(['a\nb\n', 1])
    expect(await tools.saves.list(operator, {limit: 9})).toMatchObject([{message: 'Add b', afterHash: toHash(Buffer.from('a\nb\n'))}])
  })

  test('I07 makes the change of the text that somebody else left at the last moment', async () => {
    const {disk, folder} = aDisk('a\n')
    const seen: string[] = []
    const result = await saveDocument(someTools(folder), order, async current => {
      seen.push(current.text)
      if (seen.length < 3) disk.text = `${disk.text}editor\n`
      return addLine(current)
    })
    expect(result).toMatchObject({outcome: 'saved'})
    expect([seen, disk.text]).toEqual([['a\n', 'a\neditor\n', 'a\neditor\neditor\n'], 'a\neditor\neditor\nb\n'])
  })

  test('gives up, and says so, where somebody else writes over and over', async () => {
    const {disk, folder} = aDisk('a\n')
    const result = await saveDocument(someTools(folder), order, current => {
      disk.text = `${disk.text}x`
      return addLine(current)
    })
    expect(result).toMatchObject({outcome: 'failed', reason: expect.stringContaining('a.md is being changed over and over. Nothing was written')})
  })

  test('writes nothing once its lock is another one’s', async () => {
    const {disk, folder} = aDisk('a\n')
    const locks = {withLock: <T>(_: string, work: (lock: {isHeld(): Promise<boolean>}) => Promise<T>) => work({isHeld: async () => false})}
    expect(await saveDocument(someTools(folder, {locks}), order, addLine)).toMatchObject({outcome: 'failed'})
    expect(disk.text).toBe('a\n')
  })

  test('says that a change cannot be taken back where history could not be written, and what version control says', async () => {
    const {disk, folder} = aDisk('a\n')
    const saves = {...openMemorySaves(openMemoryStore()), append: async () => Promise.reject(new Error('the database is gone'))}
    const versions = {turn: <T>(work: () => Promise<T>) => work(), commit: async () => 'It is saved, but not committed: no branch is checked out.'}
    expect(await saveDocument(someTools(folder, {saves, versions}), order, addLine)).toMatchObject({
      outcome: 'saved',
      save: undefined,
      notes: ['It could not be written down in the history, so it cannot be taken back here.', 'It is saved, but not committed: no branch is checked out.'],
    })
    expect(disk.text).toBe('a\nb\n')
  })

  test('writes nothing where nothing is changed', async () => {
    const {folder} = aDisk('a\n', () => {
      throw new Error('Cannot be')
    })
    expect(await saveDocument(someTools(folder), order, async ({text}) => ({changed: {text, message: 'None'}}))).toEqual({outcome: 'unchanged'})
  })
})
