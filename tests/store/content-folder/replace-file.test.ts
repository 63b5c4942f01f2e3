import {execFileSync} from 'node:child_process'
import {chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {openContentFolder} from '#src/store/content-folder/open-content-folder.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const isRoot = process.getuid?.() === 0

function aFolder(): string {
  const place = mkdtempSync(path.join(tmpdir(), 'hindsight-replace-'))
  onTestFinished(() => rmSync(place, {recursive: true, force: true}))
  return place
}

describe('replace()', () => {
  test.each([0o644, 0o600, 0o664, 0o640])('I27 keeps the mode %o, whatever the umask is', async mode => {
    const place = aFolder()
    const file = path.join(place, 'a.md')
    writeFileSync(file, 'old')
    chmodSync(file, mode)
    const before = process.umask(0o077)
    onTestFinished(() => void process.umask(before))
    await openContentFolder(place).replace('a.md', bytes('old'), bytes('new'))
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['new', mode])
  })

  test.skipIf(!isRoot)('I27 keeps owner and group, as far as the system lets it', async () => {
    const place = aFolder()
    const file = path.join(place, 'a.md')
    writeFileSync(file, 'old')
    chownSync(file, 65_534, 65_533)
    await openContentFolder(place).replace('a.md', bytes('old'), bytes('new'))
    const {uid, gid} = statSync(file)
    expect([uid, gid]).toEqual([65_534, 65_533])
  })

  test('I27 replaces what a symbolic link leads to, and leaves the link one', async () => {
    const place = aFolder()
    mkdirSync(path.join(place, 'below'))
    writeFileSync(path.join(place, 'below/real.md'), 'old')
    symlinkSync('below/real.md', path.join(place, 'a.md'))
    await openContentFolder(place).replace('a.md', bytes('old'), bytes('new'))
    expect(lstatSync(path.join(place, 'a.md')).isSymbolicLink()).toBe(true)
    expect(readFileSync(path.join(place, 'below/real.md'), 'utf8')).toBe('new')
  })

  test('I07 throws FileChanged where the bytes are others by now, and leaves nothing behind', async () => {
    const place = aFolder()
    writeFileSync(path.join(place, 'a.md'), 'theirs')
    await expect(openContentFolder(place).replace('a.md', bytes('old'), bytes('new'))).rejects.toMatchObject({name: 'FileChanged'})
    expect([readFileSync(path.join(place, 'a.md'), 'utf8'), readdirSync(place)]).toEqual(['theirs', ['a.md']])
  })

  test('I26 does not take a file for another whose name differs in case alone', async () => {
    const place = aFolder()
    writeFileSync(path.join(place, 'cache.md'), 'old')
    const isSame = readdirSync(place).length === 1 && statSync(path.join(place, 'CACHE.md'), {throwIfNoEntry: false}) !== undefined
    const replacing = openContentFolder(place).replace('CACHE.md', bytes('old'), bytes('new'))
    if (isSame) await replacing
    else await expect(replacing).rejects.toMatchObject({cause: {code: 'ENOENT'}})
    expect(readFileSync(path.join(place, 'cache.md'), 'utf8')).toBe(isSame ? 'new' : 'old')
  })

  test.skipIf(!canMount())('I01 and I02 leave the old file whole on a disk that is full, and nothing beside it', async () => {
    const place = aMount('size=64k')
    const old = 'o'.repeat(40_000)
    writeFileSync(path.join(place, 'a.md'), old)
    await expect(openContentFolder(place).replace('a.md', bytes(old), bytes('n'.repeat(41_000)))).rejects.toMatchObject({cause: {code: 'ENOSPC'}})
    expect([readFileSync(path.join(place, 'a.md'), 'utf8') === old, readdirSync(place)]).toEqual([true, ['a.md']])
  })

  test.skipIf(!canMount())('I04 says that the disk is read-only', async () => {
    const place = aMount('size=64k')
    writeFileSync(path.join(place, 'a.md'), 'old')
    execFileSync('mount', ['-o', 'remount,ro', place])
    await expect(openContentFolder(place).replace('a.md', bytes('old'), bytes('new'))).rejects.toMatchObject({cause: {code: 'EROFS'}})
  })

  test.skipIf(isRoot)('I05 does not write to a file that somebody made read-only', async () => {
    const place = aFolder()
    writeFileSync(path.join(place, 'a.md'), 'old')
    chmodSync(path.join(place, 'a.md'), 0o444)
    await expect(openContentFolder(place).replace('a.md', bytes('old'), bytes('new'))).rejects.toMatchObject({cause: {code: 'EACCES'}})
  })
})

/** A disk of this test's own. */
function aMount(options: string): string {
  const place = aFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place])
  onTestFinished(() => void execFileSync('umount', [place]))
  return place
}

/** Only who runs the machine may, and not in every container. */
function canMount(): boolean {
  if (!isRoot || process.platform !== 'linux') return false
  const place = mkdtempSync(path.join(tmpdir(), 'hindsight-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], {stdio: 'ignore'})
    execFileSync('umount', [place], {stdio: 'ignore'})
    return true
  } catch {
    return false
  } finally {
    rmSync(place, {recursive: true, force: true})
  }
}
