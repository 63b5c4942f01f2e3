import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {findViolations} from './find-violations.ts'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {expect, test} from './reader.ts'

// One installation, from nobody to its first administrator.
test.describe.configure({mode: 'serial'})

let [content, link, server] = ['', '', undefined as HindsightServer | undefined]
const password = 'seven lamps over the harbour'

test.beforeAll(async () => {
  // One more server to start, on a machine that may have other things to do.
  test.setTimeout(120_000)
  content = await mkdtemp(path.join(tmpdir(), 'hindsight-set-up-'))
  server = await serve(content, undefined, undefined, {HINDSIGHT_READ: 'members'})
  link = /To make the first administrator, open (http:\S+)/.exec(server.said())?.[1] ?? ''
})

test.afterAll(async () => {
  await server?.stop()
  await rm(content, {recursive: true, force: true})
})

test('H34 Nobody is an administrator by knowing where one becomes one', async ({page, request}) => {
  const closed = `${server?.address}/setup?token=${'A'.repeat(43)}`
  for (const address of [closed, `${server?.address}/setup`]) {
    await page.goto(address)
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Set-up is closed')
  }
  const form = {token: 'A'.repeat(43), name: 'Eve', email: 'eve@example.com', password}
  await request.post(`${server?.address}/setup/administrator`, {form, headers: {Origin: server?.address ?? ''}})
  await page.goto(link)
  await expect(page.getByRole('heading', {level: 1}), 'it is still to be done').toHaveText('Set up Hindsight')
})

test('By keyboard alone I am refused a password that is tried first, and keep what I typed', async ({page}) => {
  await page.goto(link)
  await expect(page.getByLabel('Your name')).toBeFocused()
  await page.keyboard.type('Ada Example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('ada@example.com')
  await page.keyboard.press('Tab')
  await page.keyboard.type('password1234')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({hasText: 'Nothing was changed.'})).toContainText('This password is one of those that are tried first')
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Example')
  await expect(page.getByLabel('E-mail address')).toHaveValue('ada@example.com')
  await expect(page.getByLabel('Password')).toBeFocused()
  await expect(page.getByLabel('Password')).toHaveValue('')
  expect(await findViolations(page)).toEqual([])
})

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing on the set-up page, ${theme}, ${width} pixels wide, and nothing sticks out`, async ({page}) => {
      await page.setViewportSize({width, height: 900})
      await page.emulateMedia({colorScheme: theme, reducedMotion: 'reduce'})
      for (const address of [link, `${server?.address}/setup?token=none`]) {
        await page.goto(address)
        expect(await findViolations(page), address).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      }
    })
  }
}

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('H34 I become the administrator by the printed link, and nobody does after me', async ({page, request}) => {
    await page.goto(link)
    await page.getByLabel('Your name').fill('Ada Example')
    await page.getByLabel('E-mail address').fill('Ada@Example.com')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', {name: 'Make the administrator'}).click()
    await expect(page).toHaveURL(/\/login$/)
    await expect(page.getByRole('alert').first()).toContainText('The administrator is made.')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', {name: 'Sign in'}).click()
    await page.getByRole('navigation', {name: 'Main', exact: true}).getByRole('link', {name: 'Settings'}).click()
    await page.getByRole('link', {name: 'Members'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Members')

    await page.goto(link)
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Set-up is closed')
    const form = {token: new URL(link).searchParams.get('token') ?? '', name: 'Eve', email: 'eve@example.com', password}
    await request.post(`${server?.address}/setup/administrator`, {form, headers: {Origin: server?.address ?? ''}})
    await page.goto(`${new URL(link).origin}/settings/members`)
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
  })
})
