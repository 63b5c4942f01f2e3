import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Page} from '@playwright/test'
import {outage, outageText, writeEditorFolder} from './editor-folder.ts'
import {findViolations} from './find-violations.ts'
import {type Account, type MembersServer, serveMembers} from './members-server.ts'
import {expect, keysWork, test} from './reader.ts'

test.describe.configure({mode: 'serial', timeout: 120_000})

const again = '2024-04-01-cache-again'
const againText = `---
title: The cache was lost again
status: published
timezone: UTC
started: 2024-04-01T10:00
related:
  - {to: ${outage}, type: recurrence-of}
authors: ["@linus"]
---

As in [[${outage}]], in another region.
`
const shots = process.env.SHOTS

let content = ''
let server: MembersServer
let ada: Account
let vera: Account

test.beforeAll(async () => {
  test.setTimeout(400_000)
  content = await mkdtemp(path.join(tmpdir(), 'hindsight-moves-'))
  await writeEditorFolder(content)
  await writeFile(path.join(content, `${again}.md`), againText)
  server = await serveMembers(content)
  ada = await server.addMember('Ada', 'editor')
  vera = await server.addMember('Vera', 'viewer')
})

test.afterAll(async () => {
  await server.stop()
  await rm(content, {recursive: true, force: true})
})

/** As it is seen in light and dark, at a desk and on a phone, and by who cannot see it. */
async function look(page: Page, name: string): Promise<void> {
  for (const [size, width, height] of [
    ['wide', 1440, 900],
    ['narrow', 390, 844],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({width, height})
      await page.emulateMedia({colorScheme})
      expect(await findViolations(page), `${name}, ${size}, ${colorScheme}`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} fits ${width} pixels`).toBe(true)
      if (shots) await page.screenshot({path: path.join(shots, `${name}-${size}-${colorScheme}.png`), fullPage: true})
    }
  await page.setViewportSize({width: 1440, height: 900})
  await page.emulateMedia({colorScheme: 'light'})
}

test('I rename an incident from its page; its old address, links and relations lead to the new one', async ({context, page}) => {
  await server.stayIn(context, ada)
  await page.goto(`${server.address}/incidents/${outage}`)
  await keysWork(page)
  await page.getByRole('article').getByText('More', {exact: true}).click()
  await look(page, 'menu')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', {name: 'Rename another address'})).toBeHidden()
  await page.getByRole('article').getByText('More', {exact: true}).click()
  await page.getByRole('link', {name: 'Rename another address'}).click()
  await look(page, 'rename')
  await page.getByLabel('New address').fill(again)
  await page.getByRole('button', {name: 'Rename'}).click()
  await expect(page.getByRole('alert').filter({hasText: `The address ${again} is taken`})).toBeVisible()
  await look(page, 'not-renamed')
  await page.getByRole('link', {name: 'Back to the address'}).click()
  await page.getByLabel('New address').fill('2024-03-01-cache-lost')
  await page.getByRole('button', {name: 'Rename'}).click()
  await expect(page).toHaveURL(/\/incidents\/2024-03-01-cache-lost$/)
  await expect(page.getByRole('status').filter({hasText: `${outage} leads here from now on.`})).toBeVisible()
  expect(await readFile(path.join(content, '2024-03-01-cache-lost.md'), 'utf8')).toBe(
    outageText.replace('authors: ["@linus"]\n', `authors: ["@linus"]\naliases: ['${outage}']\n`),
  )
  await page.goto(`${server.address}/incidents/${outage}`)
  await expect(page).toHaveURL(/\/incidents\/2024-03-01-cache-lost$/)
  await page.goto(`${server.address}/incidents/${again}`)
  await expect(page.getByRole('link', {name: 'The cache was lost and pages were slow'}).first()).toHaveAttribute('href', '/incidents/2024-03-01-cache-lost')
  await page.goto(`${server.address}/incidents/2024-03-01-cache-lost?tab=history`)
  await expect(page.getByRole('heading', {name: `Rename from ${outage}`})).toBeVisible()
})

test('I delete an incident, nobody finds it any more, and an administrator looks at it and brings it back', async ({context, page, browser}) => {
  const id = '2024-03-01-cache-lost'
  await mkdir(path.join(content, id))
  await writeFile(path.join(content, id, 'graph.png'), 'png')
  await server.stayIn(context, ada)
  await page.goto(`${server.address}/incidents/${id}/delete`)
  await expect(page.getByText('One open action is no longer followed.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({hasText: 'One incident refers to it'})).toContainText('The cache was lost again')
  await look(page, 'delete')
  await page.getByLabel('Why it is to go').fill('It is told better in the one of April.')
  await page.getByRole('button', {name: 'Delete'}).click()
  await expect(page.getByRole('status').filter({hasText: 'An administrator can bring it back'})).toBeVisible()
  await look(page, 'deleted-note')
  expect((await readdir(content)).filter(name => name.includes('2024-03-01'))).toEqual([])
  for (const address of [id, outage, `${id}/edit`, `${id}/delete`]) {
    const answer = await page.goto(`${server.address}/incidents/${address}`)
    expect(answer?.status(), address).toBe(404)
  }
  await page.goto(`${server.address}/incidents?q=slow`)
  await expect(page.getByRole('link', {name: 'The cache was lost and pages were slow'})).toBeHidden()

  const office = await browser.newContext({baseURL: server.address})
  await server.stayIn(office, server.administrator)
  const root = await office.newPage()
  await root.goto('/settings')
  await root.getByRole('link', {name: 'Deleted'}).click()
  await look(root, 'deleted')
  await expect(root.getByText('It is told better in the one of April.')).toBeVisible()
  await root.getByRole('link', {name: 'Open The cache was lost and pages were slow'}).click()
  await expect(root.getByText('Pages took eight seconds for an hour.')).toBeVisible()
  await look(root, 'deleted-document')
  await root.getByRole('button', {name: 'Restore'}).click()
  await expect(root.getByRole('status').filter({hasText: 'Restored.'})).toBeVisible()
  await look(root, 'restored')
  await office.close()
  await page.goto(`${server.address}/incidents/${id}`)
  await expect(page.getByRole('heading', {name: 'The cache was lost and pages were slow'})).toBeVisible()
  expect(await readFile(path.join(content, id, 'graph.png'), 'utf8')).toBe('png')
  await page.goto(`${server.address}/incidents/${id}?tab=history`)
  await expect(page.getByRole('heading', {name: 'Restore what was deleted'})).toBeVisible()
})

test('I do all of it without scripts; what has the name by now stays, and what goes for good is gone', async ({browser}) => {
  const id = '2024-03-01-cache-lost'
  const context = await browser.newContext({baseURL: server.address, javaScriptEnabled: false})
  await server.stayIn(context, ada)
  const page = await context.newPage()
  await page.goto(`/incidents/${id}`)
  await page.getByRole('article').getByText('More', {exact: true}).click()
  await page.getByRole('link', {name: 'Delete an administrator'}).click()
  await page.getByLabel('Why it is to go').fill('Once more')
  await page.getByRole('button', {name: 'Delete'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Deleted.'})).toBeVisible()
  await writeFile(path.join(content, `${id}.md`), againText.replace('again', 'anew'))
  await expect.poll(async () => (await page.goto(`/incidents/${id}`))?.status(), {timeout: 20_000}).toBe(200)

  const office = await browser.newContext({baseURL: server.address, javaScriptEnabled: false})
  await server.stayIn(office, server.administrator)
  const root = await office.newPage()
  await root.goto('/settings/deleted')
  await root.getByRole('link', {name: /^Open The cache/}).click()
  await expect(root.getByText('Something else has its address by now.')).toBeVisible()
  await root.getByRole('button', {name: 'Restore'}).click()
  await expect(root.getByRole('status').filter({hasText: 'Restored.'})).toBeVisible()
  expect((await page.goto(`/incidents/${id}-restored`))?.status()).toBe(200)
  await page.goto(`/incidents/${id}-restored/delete`)
  await page.getByLabel('Why it is to go').fill('For good')
  await page.getByRole('button', {name: 'Delete'}).click()
  await root.goto('/settings/deleted')
  await root.getByRole('link', {name: /^Open The cache/}).click()
  await root.getByLabel(`Type ${id}-restored to confirm`).fill('no')
  await root.getByRole('button', {name: 'Delete for good'}).click()
  await expect(root.getByRole('alert').filter({hasText: 'to say that it is to go for good'})).toBeVisible()
  await root.getByRole('link', {name: 'Back to what was deleted'}).click()
  await root.getByLabel(`Type ${id}-restored to confirm`).fill(`${id}-restored`)
  await root.getByRole('button', {name: 'Delete for good'}).click()
  await expect(root.getByRole('status').filter({hasText: 'Deleted for good.'})).toBeVisible()
  await expect(root.getByRole('heading', {name: 'Nothing was deleted.'})).toBeVisible()
  await context.close()
  await office.close()
})

test('I see nothing of it where I only read, and nothing of what was deleted', async ({context, page}) => {
  await server.stayIn(context, vera)
  await page.goto(`${server.address}/incidents/${again}`)
  await expect(page.getByRole('article').getByText('More', {exact: true})).toBeHidden()
  await page.goto(`${server.address}/incidents/${again}/delete`)
  await expect(page.getByRole('heading', {name: 'You cannot write here.'})).toBeVisible()
  expect((await page.goto(`${server.address}/settings/deleted`))?.status()).toBe(403)
  expect((await page.goto(`${server.address}/settings/deleted/20260301T100000Z-0123456789abcdef`))?.status()).toBe(403)
})

test('I write all times on the clock of the document with one command, am told what stays, and take it back', async ({context, page}) => {
  const text = `---
title: The night shift
status: draft
timezone: Europe/Berlin
authors: ["@ada"]
---

## Timeline

- **2024-05-01 10:00 PDT** — It begins.
- **10:20 PDT** — It is seen.
- **10:40 PDT (17:40 UTC)** — It is over.
`
  await writeFile(path.join(content, '2024-05-01-night.md'), text)
  await server.stayIn(context, ada)
  await expect.poll(async () => (await page.goto(`${server.address}/incidents/2024-05-01-night/edit`))?.status(), {timeout: 20_000}).toBe(200)
  await expect(page.locator('form[data-editor=ready]')).toBeVisible()
  await page.getByRole('button', {name: 'All commands'}).click()
  await page.getByRole('button', {name: 'Times in the document’s zone'}).click()
  await expect(page.locator('#editor-state')).toHaveText('2 times are written in Europe/Berlin. Undo takes it back.')
  await expect(page.getByRole('status').filter({hasText: 'One time is left as written.'})).toContainText('Line 12')
  const field = page.getByRole('textbox', {name: /^Text of/})
  await expect(field).toContainText('2024-05-01 19:20')
  await look(page, 'times')
  await field.click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).toContainText('10:20 PDT')
  await expect(field).not.toContainText('19:20')
})
