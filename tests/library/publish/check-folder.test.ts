import {expect, test} from 'vitest'
import {checkDocument, checkFolder} from '#src/library/publish/check-folder.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'
import {aLibrary} from './a-library.ts'

test('checkFolder() finds what is wrong with each file, and among them, in the order of their paths', async () => {
  const library = await aLibrary({'b.md': 'title: B', 'a.md': 'title: A\naliases: b', 'c c.md': 'title: C', 'd.md': 'broken', 'e.md': 'x'.repeat(5000)})
  const checked = await checkFolder({...library, maxFileBytes: 4096, today: '2024-06-01'})
  expect(checked?.map(({file, diagnostics}) => [file, diagnostics.map(({rule}) => rule)])).toEqual([
    ['a.md', ['alias-taken']],
    ['b.md', []],
    ['c c.md', ['unsafe-name']],
    ['d.md', ['front-matter']],
    ['e.md', ['too-large']],
  ])
})

test('checkFolder() tells a folder that is not there from an empty one', async () => {
  const library = await aLibrary()
  expect(await checkFolder({...library, maxFileBytes: 4096, today: '2024-06-01'})).toEqual([])
  await library.remove('.')
  expect(await checkFolder({...library, maxFileBytes: 4096, today: '2024-06-01'})).toBeUndefined()
})

test('checkDocument() gives the reason why a document must not be indexed', async () => {
  const {reader} = await aLibrary()
  const {diagnostics} = await checkDocument({file: 'a.md', bytes: new TextEncoder().encode('broken'), reader, today: '2024-06-01', settings: defaultSettings})
  expect(diagnostics).toEqual([expect.objectContaining({rule: 'front-matter', level: 'error'})])
})
