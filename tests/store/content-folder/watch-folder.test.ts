import {mkdir, mkdtemp, realpath, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {beforeEach, expect, onTestFinished, test, vi} from 'vitest'
import {watchFolder} from '#src/store/content-folder/watch-folder.ts'

type Call = readonly string[] | undefined

let location: string
let calls: Call[]

beforeEach(async () => {
  const place = await realpath(await mkdtemp(path.join(tmpdir(), 'hindsight-watch-')))
  location = path.join(place, 'content')
  await mkdir(path.join(location, 'sub'), {recursive: true})
  calls = []
  onTestFinished(() => rm(place, {recursive: true, force: true}))
})

test('watchFolder() tells within a second which file was created, changed or deleted', async () => {
  await startWatching()
  await writeFile(path.join(location, 'a.md'), 'one')
  await expectCall(['a.md'])
  await writeFile(path.join(location, 'sub/b.md'), 'one')
  await expectCall(['sub/b.md'])
  await writeFile(path.join(location, 'a.md'), 'two')
  await expectCall(['a.md'])
  await rm(path.join(location, 'a.md'))
  await expectCall(['a.md'])
})

test('watchFolder() tells of the configuration, and only of the one at the top', async () => {
  await startWatching()
  await writeFile(path.join(location, 'sub/hindsight.yaml'), 'rules: {}')
  await writeFile(path.join(location, 'hindsight.yaml'), 'rules: {}')
  await expectCall(['hindsight.yaml'])
})

test('I11 watchFolder() tells of many changes at once', async () => {
  await startWatching()
  for (let index = 0; index < 30; index++) await writeFile(path.join(location, `${index}.md`), 'x')
  await vi.waitFor(() => expect(new Set(calls.flat()).size).toBe(30), {timeout: 1000})
  expect(calls.length).toBeLessThan(5)
})

test('watchFolder() follows a save by renaming a temporary file into place', async () => {
  await startWatching()
  await writeFile(path.join(location, '.a.md.tmp'), 'one')
  await rename(path.join(location, '.a.md.tmp'), path.join(location, 'a.md'))
  await expectCall(['a.md'])
})

test("E11 watchFolder() says nothing about editors' leftovers", async () => {
  await startWatching()
  for (const name of ['.a.md.swp', '.#a.md', '_b.md', 'README.md', 'a.md~']) await writeFile(path.join(location, name), 'x')
  await writeFile(path.join(location, 'a.md'), 'x')
  await expectCall(['a.md'])
  expect(calls).toEqual([])
})

test('watchFolder() watches a folder that was made, moved in or replaced later', async () => {
  await startWatching()
  await mkdir(path.join(location, 'new/er'), {recursive: true})
  await expectCall(undefined)
  await writeFile(path.join(location, 'new/er/a.md'), 'x')
  await expectCall(['new/er/a.md'])
  await rename(path.join(location, 'sub'), path.join(location, 'gone'))
  await mkdir(path.join(location, 'sub'))
  await expectCall(undefined)
  await writeFile(path.join(location, 'sub/c.md'), 'x')
  await expectCall(['sub/c.md'])
})

test('watchFolder() copes with a folder that goes away and comes back', async () => {
  await startWatching()
  await rm(location, {recursive: true})
  await expectCall(undefined)
  calls.length = 0
  await mkdir(location)
  await expectCall(undefined)
  await writeFile(path.join(location, 'a.md'), 'x')
  await expectCall(['a.md'])
})

test('watchFolder() waits for a folder that is not there yet', async () => {
  await rm(location, {recursive: true})
  await startWatching()
  await mkdir(location)
  await expectCall(undefined)
})

test('I12 watchFolder() calls once in a while even when nothing seems to happen', async () => {
  await startWatching({rescan: 60})
  await vi.waitFor(() => expect(calls.length).toBeGreaterThanOrEqual(2), {timeout: 2000})
  expect(new Set(calls)).toEqual(new Set([undefined]))
})

test('watchFolder() says nothing more once it is stopped', async () => {
  const stop = await startWatching()
  await writeFile(path.join(location, 'a.md'), 'x')
  await stop()
  await writeFile(path.join(location, 'b.md'), 'x')
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(calls).toEqual([])
})

/** Watches, and lets the first call pass, which tells that the watches are in place. */
async function startWatching({rescan = 60_000} = {}): Promise<() => Promise<void>> {
  const stop = watchFolder(location, files => calls.push(files), {quiet: 40, longest: 500, look: 50, rescan})
  onTestFinished(stop)
  await expectCall(undefined)
  return stop
}

/** Waits for a call with these files, and forgets it and all before it. */
async function expectCall(files: Call): Promise<void> {
  const wanted = JSON.stringify(files ?? null)
  const find = () => calls.findIndex(call => JSON.stringify(call ?? null) === wanted)
  await vi.waitFor(() => expect(calls.map(call => call ?? null)).toContainEqual(files ?? null), {timeout: 1000, interval: 10})
  calls.splice(0, find() + 1)
}
