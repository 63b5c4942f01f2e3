import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {serve} from './hindsight-server.ts'
import {expect, test} from './reader.ts'

const file = '2020-01-23-simwood-redis.md'
const address = '/incidents/2020-01-23-simwood-redis'

test('I break a file and find it reported, its last good version kept and marked, then mend it', async ({page}) => {
  const kept = path.join(process.env.HINDSIGHT_COPY ?? '', file)
  const good = await readFile(kept, 'utf8')
  try {
    await writeFile(kept, good.replace('---\n', '---\ntitle: [never closed\n'))
    await expect(async () => {
      await page.goto('/settings/sync')
      await expect(page.getByRole('listitem').filter({hasText: file})).toBeVisible({timeout: 500})
    }).toPass()
    await page.getByRole('listitem').filter({hasText: file}).getByRole('link').click()
    await expect(page).toHaveURL(new RegExp(`${address}$`))
    await expect(page.getByText('This is the last good version.')).toBeVisible()
    await page.goto('/')
    await expect(page.getByText('One file needs attention.')).toBeVisible()
  } finally {
    await writeFile(kept, good)
  }
  await expect(async () => {
    await page.goto(address)
    await expect(page.getByText('This is the last good version.')).toBeHidden({timeout: 500})
  }).toPass()
})

test('I follow an address from before a file was renamed', async ({page, request}) => {
  const content = process.env.HINDSIGHT_COPY ?? ''
  const renamed = path.join(content, '2024-04-02-renamed.md')
  await writeFile(renamed, '---\ntitle: Renamed since\naliases: [2024-04-02-as-it-was]\n---\n\nIt happened.\n')
  try {
    await expect(async () => {
      await page.goto('/incidents/2024-04-02-as-it-was')
      await expect(page).toHaveURL(/\/incidents\/2024-04-02-renamed$/, {timeout: 500})
    }).toPass()
    const answer = await request.get('/incidents/2024-04-02-as-it-was', {maxRedirects: 0})
    expect([answer.status(), answer.headers().location]).toEqual([308, '/incidents/2024-04-02-renamed'])
  } finally {
    await rm(renamed)
  }
})

test('I see when the folder was last looked through, also where nothing was new', async ({page}) => {
  const kept = path.join(process.env.HINDSIGHT_COPY ?? '', file)
  const lastSync = async () => {
    await page.goto('/settings/sync')
    return await page.getByRole('main').getByRole('time').getAttribute('datetime')
  }
  const before = await lastSync()
  // Saved as it is.
  await writeFile(kept, await readFile(kept))
  await expect.poll(lastSync).not.toBe(before)
})

test('I start with an empty folder and am told how to begin', async ({page}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hindsight-empty-'))
  const server = await serve(folder)
  try {
    for (const place of ['/', '/incidents', '/patterns', '/insights', '/remediation']) {
      await page.goto(server.address + place)
      await expect(page.getByText('There is no incident here yet.')).toBeVisible()
      await expect(page.getByText('npm run kb -- new "Title"')).toBeVisible()
      await expect(page.getByText('HINDSIGHT_CONTENT=')).toBeVisible()
      await expect(page.getByText('npm run kb -- import')).toBeVisible()
    }
    await writeFile(path.join(folder, '2024-03-01-first.md'), '---\ntitle: The first of all\n---\n\nIt happened.\n')
    await expect(async () => {
      await page.goto(`${server.address}/incidents`)
      await expect(page.getByRole('link', {name: 'The first of all'})).toBeVisible({timeout: 500})
    }).toPass()
  } finally {
    // What the page is still fetching must not meet a server that is gone.
    await page.goto('about:blank')
    await server.stop()
    await rm(folder, {recursive: true, force: true})
  }
})
