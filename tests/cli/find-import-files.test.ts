import {mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, onTestFinished, test, vi} from 'vitest'
import {findImportFiles} from '#src/cli/find-import-files.ts'

// The superuser may look into every folder, so the system's refusal is played.
vi.mock('node:fs/promises', async original => {
  const real = await original<typeof import('node:fs/promises')>()
  const refuse = (folder: string): never => {
    throw Object.assign(new Error(`EACCES: permission denied, scandir '${folder}'`), {code: 'EACCES'})
  }
  return {...real, readdir: vi.fn(async (folder: string, options: never) => (folder.endsWith('closed') ? refuse(folder) : real.readdir(folder, options)))}
})

test('findImportFiles() names a folder that it cannot look into, and goes on with the others', async () => {
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-find-'))
  onTestFinished(() => rm(place, {recursive: true, force: true}))
  for (const folder of ['closed', 'open']) await mkdir(path.join(place, folder))
  for (const file of ['a.md', 'closed/b.md', 'open/c.md', 'open/d.pdf']) await writeFile(path.join(place, file), '# Text\n')
  expect(await findImportFiles([place, path.join(place, 'gone.md')])).toEqual(['a.md', 'closed', 'open/c.md', 'gone.md'].map(file => path.join(place, file)))
  expect(vi.mocked(readdir)).toHaveBeenCalledWith(path.join(place, 'closed'), {withFileTypes: true})
})
