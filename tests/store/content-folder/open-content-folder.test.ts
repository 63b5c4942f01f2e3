import {execFileSync} from 'node:child_process'
import {chmod, link, mkdir, mkdtemp, open, readdir, readFile, realpath, rename, rm, stat, symlink, truncate, utimes, writeFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {beforeEach, describe, expect, onTestFinished, test} from 'vitest'
import type {ContentFolder} from '#src/library/content-folder.ts'
import {openContentFolder} from '#src/store/content-folder/open-content-folder.ts'

let place: string
let location: string
let folder: ContentFolder

beforeEach(async () => {
  place = await realpath(await mkdtemp(path.join(tmpdir(), 'hindsight-content-')))
  location = path.join(place, 'content')
  await mkdir(location)
  folder = openContentFolder(location)
  onTestFinished(() => rm(place, {recursive: true, force: true}))
})

describe('list()', () => {
  test('list() finds documents in all folders, with their sizes, in the order of their paths', async () => {
    await write('b.md', 'bb')
    await write('2024/q1/a.md', 'a')
    await write('notes.txt', 'no')
    expect(await folder.list()).toEqual([
      {file: '2024/q1/a.md', size: 1, refusal: undefined},
      {file: 'b.md', size: 2, refusal: undefined},
    ])
  })

  test('list() tells a folder that is not there from an empty one', async () => {
    expect(await folder.list()).toEqual([])
    await rm(location, {recursive: true})
    expect(await folder.list()).toBeUndefined()
    expect(await folder.list(['a.md'])).toBeUndefined()
  })

  test.each([
    '.git/x.md',
    '.hidden.md',
    '.#a.md',
    'a.md~',
    'a.md.swp',
    '.a.md.swp',
    'a.md.orig',
    '_drafts/a.md',
    '_a.md',
    'templates/a.md',
    'README.md',
    'team/readme.md',
    'hindsight.yaml',
    '#a.md#',
  ])('E11 list() leaves out %s', async file => {
    await write(file, 'x')
    expect(await folder.list()).toEqual([])
  })

  test('list() names only the files it is asked for, and of those only what it would list anyway', async () => {
    for (const file of ['a.md', 'b.md', '_c/d.md', 'e.txt']) await write(file, 'x')
    await symlink('/', path.join(location, 'out'))
    expect(await folder.list(['a.md', 'gone.md', '_c/d.md', 'e.txt', '../content/a.md', 'out/etc/x.md'])).toEqual([{file: 'a.md', size: 1, refusal: undefined}])
  })

  test('E02 list() refuses a link out of the folder, to nothing and to itself', async () => {
    await writeFile(path.join(place, 'secret.md'), 'secret')
    await symlink('../secret.md', path.join(location, 'a.md'))
    await symlink('nowhere.md', path.join(location, 'b.md'))
    await symlink('c.md', path.join(location, 'c.md'))
    expect(await folder.list()).toEqual([
      {file: 'a.md', size: 0, refusal: 'it is a symbolic link out of the content folder'},
      {file: 'b.md', size: 0, refusal: 'it is a symbolic link to nothing'},
      {file: 'c.md', size: 0, refusal: 'it is a symbolic link that leads to itself'},
    ])
    expect(await folder.list(['a.md'])).toMatchObject([{file: 'a.md', refusal: 'it is a symbolic link out of the content folder'}])
  })

  test('E03 list() follows no link to a folder, so that a loop ends', async () => {
    await write('deep/a.md', 'a')
    await symlink('..', path.join(location, 'deep/up'))
    await symlink('..', path.join(location, 'deep/up.md'))
    const refusal = 'it is a symbolic link to a folder, and those are not followed'
    expect(await folder.list()).toEqual([
      {file: 'deep/a.md', size: 1, refusal: undefined},
      {file: 'deep/up', size: 0, refusal},
      {file: 'deep/up.md', size: 0, refusal: expect.stringContaining('symbolic link')},
    ])
  })

  test('list() takes a link within the folder, which is how a mounted volume shows its files', async () => {
    await write('..data/a.md', 'title')
    await symlink('..data/a.md', path.join(location, 'a.md'))
    expect(await folder.list()).toEqual([{file: 'a.md', size: 5, refusal: undefined}])
    expect(await readText('a.md')).toBe('title')
  })

  test('list() follows the content folder itself when that is a link, also after it was turned', async () => {
    await write('a.md', 'a')
    const current = path.join(place, 'current')
    await symlink('content', current)
    const linked = openContentFolder(current)
    expect(await linked.list()).toMatchObject([{file: 'a.md'}])
    await mkdir(path.join(place, 'other'))
    await writeFile(path.join(place, 'other/b.md'), 'b')
    await rm(current)
    await symlink('other', current)
    expect(await linked.list()).toMatchObject([{file: 'b.md'}])
    expect(Buffer.from(await linked.read('b.md', 10)).toString()).toBe('b')
  })

  test('E06 list() refuses a pipe and a socket', async () => {
    execFileSync('mkfifo', [path.join(location, 'a.md')])
    const server = createServer().listen(path.join(location, 'b.md'))
    await new Promise(resolve => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    expect(await folder.list()).toEqual(['a.md', 'b.md'].map(file => ({file, size: 0, refusal: 'it is not a regular file but a pipe, a socket or a device'})))
  })

  test('B20 list() reports folders nested beyond reason instead of following them', async () => {
    const deep = Array.from({length: 100}, () => 'd').join('/')
    await write(`${deep}/a.md`, 'a')
    await write('b.md', 'b')
    const entries = await folder.list()
    expect(entries).toHaveLength(2)
    expect(entries?.[1]).toEqual({file: Array.from({length: 65}, () => 'd').join('/'), size: 0, refusal: 'its files lie more than 64 folders deep'})
  })

  test('B21 list() reports a folder with a path longer than a database can look up, and reads what lies above it', async () => {
    const folders = Array.from({length: 9}, () => 'd'.repeat(250))
    await write(`${folders.slice(0, 7).join('/')}/a.md`, 'a')
    await write(`${folders.join('/')}/b.md`, 'b')
    expect(await folder.list()).toEqual([
      {file: `${folders.slice(0, 7).join('/')}/a.md`, size: 1, refusal: undefined},
      {file: folders.slice(0, 8).join('/'), size: 0, refusal: 'the path of its files is longer than 2,000 bytes'},
    ])
    expect(await folder.list([`${folders.join('/')}/b.md`])).toEqual([])
  })

  test('B21 list() takes a name of 255 bytes', async () => {
    const file = `${'n'.repeat(252)}.md`
    await write(file, 'x')
    expect(await folder.list()).toEqual([{file, size: 1, refusal: undefined}])
    expect(await readText(file)).toBe('x')
  })

  test('list() sweeps what an interrupted create() left behind, and not what may still be written', async () => {
    const old = `.hindsight-${crypto.randomUUID()}.tmp`
    const fresh = `.hindsight-${crypto.randomUUID()}.tmp`
    await write(old, 'x')
    await write(fresh, 'x')
    const hourAgo = new Date(Date.now() - 3_600_000)
    await utimes(path.join(location, old), hourAgo, hourAgo)
    await folder.list()
    expect(await readdir(location)).toEqual([fresh])
  })
})

describe('read()', () => {
  test('read() gives the bytes as they are', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0x00, 0xff])
    await writeFile(path.join(location, 'a.md'), bytes)
    expect(Buffer.from(await folder.read('a.md', 100))).toEqual(bytes)
  })

  test.each(['../secret.md', '/etc/passwd', 'a/../../secret.md', 'a//b.md', './a.md', 'a.md\0', '..', '.git/config', '_x/a.md'])(
    'E01 read() refuses the path %j',
    async file => {
      await writeFile(path.join(place, 'secret.md'), 'secret')
      await expect(folder.read(file, 100)).rejects.toThrow(/^Cannot read .*: (its path|hidden files)/s)
    },
  )

  test.each(['..%2fsecret.md', '..\\secret.md', 'C:\\x.md', '\\\\host\\share\\x.md', '%2e%2e/secret.md'])(
    'E01 read() takes %j for a plain name',
    async file => {
      await writeFile(path.join(place, 'secret.md'), 'secret')
      await expect(folder.read(file, 100)).rejects.toThrow(/^Cannot read .*: (it is not there|hidden files)/)
    },
  )

  test('B01 read() refuses a file over the limit by its size, before it reads a byte', async () => {
    const file = path.join(location, 'a.md')
    await writeFile(file, '')
    await truncate(file, 50 * 1024 * 1024 * 1024)
    await settle(file)
    await expect(folder.read('a.md', 256 * 1024)).rejects.toThrow('Cannot read a.md: unexpected size of 52428800 KiB, expected at most 256 KiB')
  })

  test('E02 read() refuses links out of the folder, of the file and of a folder on the way', async () => {
    await mkdir(path.join(place, 'outside'))
    await writeFile(path.join(place, 'outside/a.md'), 'secret')
    await symlink('../outside/a.md', path.join(location, 'a.md'))
    await symlink('../outside', path.join(location, 'sub'))
    await expect(folder.read('a.md', 100)).rejects.toThrow('Cannot read a.md: it is a symbolic link out of the content folder')
    await expect(folder.read('sub/a.md', 100)).rejects.toThrow('Cannot read sub/a.md: it is a symbolic link out of the content folder')
  })

  test('E02 read() follows no link to what git keeps for itself', async () => {
    await write('.git/config.md', 'token')
    await symlink('.git/config.md', path.join(location, 'a.md'))
    await expect(folder.read('a.md', 100)).rejects.toThrow('it is a symbolic link out of the content folder')
  })

  test('E04 read() never gives what lies outside while a folder is swapped for a link and back', async () => {
    await mkdir(path.join(place, 'outside'))
    await writeFile(path.join(place, 'outside/a.md'), 'secret')
    await write('sub/a.md', 'inside')
    await settle(path.join(location, 'sub/a.md'))
    await settle(path.join(place, 'outside/a.md'))
    let over = false
    const swapping = (async () => {
      while (!over) {
        await rename(path.join(location, 'sub'), path.join(place, 'kept'))
        await symlink('../outside', path.join(location, 'sub'))
        await rm(path.join(location, 'sub'))
        await rename(path.join(place, 'kept'), path.join(location, 'sub'))
        for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
      }
    })()
    const seen = new Set<string>()
    const begun = Date.now()
    for (let insides = 0; insides < 100 && Date.now() - begun < 5000; ) {
      const text = await readText('sub/a.md').catch(() => 'refused')
      if (text === 'inside') insides++
      seen.add(text)
    }
    over = true
    await swapping
    expect(seen).toContain('inside')
    expect(seen).not.toContain('secret')
  })

  test('E05 read() takes a hard link for the file that it is', async () => {
    await write('a.md', 'x')
    await link(path.join(location, 'a.md'), path.join(location, 'b.md'))
    await settle(path.join(location, 'a.md'))
    expect(await readText('b.md')).toBe('x')
  })

  test('E06 read() does not wait for the other end of a pipe', async () => {
    execFileSync('mkfifo', [path.join(location, 'a.md')])
    await expect(folder.read('a.md', 100)).rejects.toThrow('Cannot read a.md: it is not a regular file')
  })

  test('E06 read() refuses a device', async () => {
    await symlink('/dev/zero', path.join(location, 'a.md'))
    await expect(folder.read('a.md', 100)).rejects.toThrow('Cannot read a.md: it is a symbolic link out of the content folder')
  })

  test('E12 read() says that permission is denied', async ({skip}) => {
    await write('a.md', 'x')
    await chmod(path.join(location, 'a.md'), 0o000)
    const handle = await open(path.join(location, 'a.md')).catch(() => undefined)
    await handle?.close()
    if (handle) skip('whoever runs this may read everything')
    await expect(folder.read('a.md', 100)).rejects.toThrow('Cannot read a.md: permission denied')
  })

  test('I09 read() names the reason and keeps its code when the file is gone', async () => {
    await expect(folder.read('a.md', 100)).rejects.toMatchObject({message: 'Cannot read a.md: it is not there', cause: {code: 'ENOENT'}})
  })

  test('I13 read() gives a file whole that is emptied and then filled', async () => {
    const file = path.join(location, 'a.md')
    await writeFile(file, 'old old old')
    let over = false
    const writing = (async () => {
      for (let round = 0; round < 60; round++) {
        const handle = await open(file, 'w')
        await handle.write('first half, ')
        await handle.write('second half')
        await handle.close()
        await new Promise(resolve => setTimeout(resolve, 30))
      }
      over = true
    })()
    const seen = new Set<string>()
    while (!over) seen.add(await readText('a.md').catch(() => 'busy'))
    await writing
    seen.delete('busy')
    seen.delete('old old old')
    expect([...seen]).toEqual(['first half, second half'])
  })
})

describe('replace()', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

  test('replace() changes the text of a file and nothing else about it', async () => {
    await write('a.md', 'one')
    await chmod(path.join(location, 'a.md'), 0o640)
    await folder.replace('a.md', bytes('one'), bytes('\uFEFFtwo\r\n'))
    expect(await readFile(path.join(location, 'a.md'), 'utf8')).toBe('\uFEFFtwo\r\n')
    expect((await stat(path.join(location, 'a.md'))).mode & 0o777).toBe(0o640)
    expect(await readdir(location)).toEqual(['a.md'])
  })

  test('replace() leaves a file alone that has changed meanwhile, is gone, or is read-only', async () => {
    await write('a.md', 'newer')
    await expect(folder.replace('a.md', bytes('one'), bytes('two'))).rejects.toThrow('Cannot replace a.md: it has changed meanwhile')
    await expect(folder.replace('b.md', bytes('one'), bytes('two'))).rejects.toThrow('Cannot replace b.md: it is not there')
    expect(await readFile(path.join(location, 'a.md'), 'utf8')).toBe('newer')
    expect(await readdir(location)).toEqual(['a.md'])
  })

  test('replace() follows a link within the folder, and none out of it', async () => {
    await write('sub/a.md', 'one')
    await symlink('sub/a.md', path.join(location, 'link.md'))
    await folder.replace('link.md', bytes('one'), bytes('two'))
    expect(await readFile(path.join(location, 'sub/a.md'), 'utf8')).toBe('two')
    await writeFile(path.join(place, 'outside.md'), 'one')
    await symlink('../outside.md', path.join(location, 'out.md'))
    await expect(folder.replace('out.md', bytes('one'), bytes('two'))).rejects.toThrow('out of the content folder')
    await expect(folder.replace('../outside.md', bytes('one'), bytes('two'))).rejects.toThrow('out of the content folder')
    expect(await readFile(path.join(place, 'outside.md'), 'utf8')).toBe('one')
  })
})

describe('create()', () => {
  test('create() writes the file and its folders, and leaves nothing else behind', async () => {
    await folder.create('2024/a.md', 'text\r\n')
    expect(await readFile(path.join(location, '2024/a.md'), 'utf8')).toBe('text\r\n')
    expect(await readdir(path.join(location, '2024'))).toEqual(['a.md'])
  })

  test('create() makes the content folder with its first file', async () => {
    await rm(location, {recursive: true})
    await folder.create('a.md', 'text')
    expect(await readText('a.md')).toBe('text')
  })

  test('create() never overwrites, not even with two writers at once', async () => {
    const outcomes = await Promise.allSettled(['one', 'two', 'three'].map(text => folder.create('a.md', text)))
    expect(outcomes.filter(({status}) => status === 'fulfilled')).toHaveLength(1)
    const kept = await readText('a.md')
    await expect(folder.create('a.md', 'four')).rejects.toThrow('Cannot create a.md: the name is taken by a.md')
    expect(await readText('a.md')).toBe(kept)
    expect(await readdir(location)).toEqual(['a.md'])
  })

  test('E07 create() refuses a name that differs from another only in case', async () => {
    await folder.create('INC-1.md', 'one')
    await expect(folder.create('inc-1.md', 'two')).rejects.toThrow('Cannot create inc-1.md: the name is taken by INC-1.md')
  })

  test.each(['../a.md', '/tmp/a.md', 'sub/../../a.md', '.a.md', 'a\0.md'])('E01 create() refuses the path %j', async file => {
    await expect(folder.create(file, 'x')).rejects.toThrow(/^Cannot create /)
    expect(await readdir(place)).toEqual(['content'])
  })

  test('E02 create() does not write through a folder that is a link out', async () => {
    await mkdir(path.join(place, 'outside'))
    await symlink('../outside', path.join(location, 'sub'))
    await expect(folder.create('sub/a.md', 'x')).rejects.toThrow('Cannot create sub/a.md: its folder is a symbolic link out of the content folder')
    expect(await readdir(path.join(place, 'outside'))).toEqual([])
  })
})

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(location, file)), {recursive: true})
  await writeFile(path.join(location, file), text)
}

async function readText(file: string): Promise<string> {
  return Buffer.from(await folder.read(file, 1024)).toString()
}

/** Makes a file seem written long ago, so that nobody waits for it to settle. */
async function settle(absolute: string): Promise<void> {
  const hourAgo = new Date(Date.now() - 3_600_000)
  await utimes(absolute, hourAgo, hourAgo)
}
