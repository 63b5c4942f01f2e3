import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {readImportFiles} from '#src/cli/find-import-files.ts'
import {anArchive} from '#tests/builders/an-archive.ts'

test('readImportFiles() reads the documents of a zip archive, and says what becomes of all else', async () => {
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-archive-'))
  onTestFinished(() => rm(place, {recursive: true, force: true}))
  const [zip, broken] = [path.join(place, 'wiki.zip'), path.join(place, 'broken.zip')]
  const files = [
    {name: 'a/b.md', text: '# Down\n'},
    {name: '../up.md', text: 'x'},
    {name: 'mail.eml', text: 'x'},
    {name: 'a.png', text: 'x'},
    {name: '.DS_Store', text: 'x'},
    {name: 'large.md', text: Buffer.from(Array.from({length: 2000}, (_, at) => at % 251))},
  ]
  await writeFile(zip, anArchive(files))
  await writeFile(broken, 'PK\u0003\u0004 no more')
  const said: string[] = []
  const read = []
  for await (const source of readImportFiles([zip, broken], 1024, sentence => said.push(sentence))) read.push(source)
  expect(read).toEqual([
    {from: `${zip}/a/b.md`, name: 'a/b.md', bytes: Buffer.from('# Down\n')},
    {from: `${zip}/../up.md`, name: '../up.md', problem: 'Its name leads out of the archive (“..”). Nothing is read from such a name.'},
    {from: `${zip}/mail.eml`, name: 'mail.eml', problem: 'mails and exports are read at /import, and not from a terminal'},
    {from: `${zip}/large.md`, name: 'large.md', problem: 'It is larger than 1 KiB, which is the most that is taken.'},
    {from: broken, name: 'broken.zip', problem: expect.stringContaining('It is broken off or damaged')},
  ])
  expect(said).toEqual([
    `${zip}/a.png: images are not taken along from a terminal`,
    `${zip}/.DS_Store: set aside: macOS writes it beside the files: it is no document.`,
  ])
})
