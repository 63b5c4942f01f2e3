import {mkdir, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {checkFolder} from '#src/library/publish/check-folder.ts'
import {openReadingPool} from '#src/server/reading-pool.ts'
import {aLibrary} from './a-library.ts'

test('checkFolder() names the images that are not in the folder, each where it is first named', async () => {
  const library = await aLibrary({
    'calls.md': `# Calls ended

![The queue](images/queue.png) is here; ![not this](images/gone.png "A title"), nor ![again](./images/gone.png).

![Elsewhere](https://example.com/x.png) is not looked at, nor is [a link](nowhere.png).

![By reference][chart] and <img src="../outside.png"> and <img src="sub/other.gif" alt="">

[chart]: <Images/queue.png>
`,
  })
  await mkdir(path.join(library.location, 'images'))
  await writeFile(path.join(library.location, 'images/queue.png'), '')
  const reader = openReadingPool()
  onTestFinished(() => reader.close())
  const find = async () =>
    (await checkFolder({folder: library.folder, reader, maxFileBytes: 4096, today: '2024-06-01'}))
      ?.flatMap(({diagnostics}) => diagnostics)
      .filter(({rule}) => rule === 'missing-image')
      .map(({message, place}) => `${place?.start.line}:${place?.start.column} ${message}`)
  expect(await find()).toEqual([
    '3:53 Unexpected image “images/gone.png”, expected a file of the content folder',
    '7:69 Unexpected image “sub/other.gif”, expected a file of the content folder',
    '9:11 Unexpected image “Images/queue.png”, expected a file of the content folder',
  ])
  await writeFile(path.join(library.location, 'images/gone.png'), '')
  expect(await find()).toHaveLength(2)
  await rm(path.join(library.location, 'images'), {recursive: true})
  expect(await find()).toHaveLength(4)
})
