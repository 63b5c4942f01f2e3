import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Page} from '@playwright/test'
import {findViolations} from './find-violations.ts'
import {type Account, type MembersServer, serveMembers} from './members-server.ts'
import {expect, test} from './reader.ts'

test.describe.configure({mode: 'serial', timeout: 120_000})

const id = '2024-05-04-queue-stopped'
const text = `---
title: The queue stopped
started: 2024-05-04T10:00
resolved: 2024-05-04T11:00
status: draft
authors: ['@ada']
---

The queue stopped because one worker **held** the lock for an hour.

## Timeline

- **10:00 started** — It stops.
- **11:00 resolved** — The worker is restarted.

## Contributing factors

One worker can hold the lock for ever.

## Remediation

- [ ] Bound the time that a worker holds the lock (owner: @ada)
`
const settings = `people:
  '@ada': ada@example.com
  '@grace': grace@example.com
`

let content = ''
let server: MembersServer
let ada: Account
let grace: Account
let vera: Account

test.beforeAll(async () => {
  test.setTimeout(400_000)
  content = await mkdtemp(path.join(tmpdir(), 'hindsight-review-'))
  await writeFile(path.join(content, `${id}.md`), text)
  await writeFile(path.join(content, 'hindsight.yaml'), settings)
  server = await serveMembers(content)
  ada = await server.addMember('Ada', 'author')
  grace = await server.addMember('Grace', 'editor')
  vera = await server.addMember('Vera', 'viewer')
})

test.afterAll(async () => {
  await server.stop()
  await rm(content, {recursive: true, force: true})
})

const read = (): Promise<string> => readFile(path.join(content, `${id}.md`), 'utf8')

test('I comment on words that I marked, ask for a review, and my document is published by who was asked', async ({context, page}) => {
  await server.signIn(context, ada)
  await page.goto(`${server.address}/incidents/${id}`)
  await page.getByText('held the lock for an hour').first().selectText()
  await page.getByRole('link', {name: 'Comment on this'}).click()
  await expect(page.getByLabel('About these words of the document')).toHaveValue(/held the lock for an hour/)
  await page.getByLabel('Comment', {exact: true}).fill('Which lock was it?')
  await page.getByRole('button', {name: 'Comment', exact: true}).click()
  await expect(page.getByRole('status').filter({hasText: 'Your comment is there.'})).toBeVisible()
  await expect(page.getByRole('link', {name: 'Line 9'})).toHaveAttribute('href', `/incidents/${id}?tab=source#L9`)
  expect(await findViolations(page)).toEqual([])
  await page.screenshot({path: path.join(tmpdir(), 'review-comment.png')})

  await page.getByText('Ask for a review').click()
  await page.getByLabel('Of whom').fill('@grace')
  await page.getByLabel('What to look at').fill('Is the timeline right?')
  await page.getByRole('button', {name: 'Ask', exact: true}).click()
  await expect(page.getByRole('status').filter({hasText: 'Review asked of @grace.'})).toBeVisible()
  expect(await read()).toBe(text.replace('status: draft', 'status: in-review'))

  await context.clearCookies()
  await server.signIn(context, grace)
  await page.goto(server.address)
  await page.getByRole('region', {name: 'Waiting for your review'}).getByRole('link').click()
  await expect(page.getByText('Is the timeline right?')).toBeVisible()
  await page.getByRole('button', {name: 'Settle'}).click()
  await expect(page.getByText('1 settled')).toBeVisible()
  await page.getByRole('button', {name: 'Approve'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Approved.'})).toBeVisible()

  // It has no section about its impact.
  await expect(page.getByText('Missing impact')).toBeVisible()
  await page.getByLabel('Why it is published all the same').fill('Nobody was affected')
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('button', {name: 'Publish'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Published.'})).toBeVisible()
  expect(await read()).toBe(text.replace('status: draft', 'status: published'))
  await expect(page.getByText('Published with something missing')).toBeVisible()

  await page.getByRole('link', {name: 'History'}).click()
  await expect(page.getByRole('heading', {level: 3})).toHaveText(['Publish', 'Ask for review'])
  await page.getByText('1 added, 1 removed').first().click()
  await expect(page.getByRole('row', {name: 'added: status: published'})).toBeVisible()
  expect(await findViolations(page)).toEqual([])
})

test('I cannot publish what was changed since I looked at it, and lose nothing that I wrote', async ({context, page}) => {
  await server.signIn(context, grace)
  await page.goto(`${server.address}/incidents/${id}?tab=review`)
  await page.getByText('Make it a draft again').click()
  await page.getByLabel('Why', {exact: true}).fill('A name has to go')
  await writeFile(path.join(content, `${id}.md`), (await read()).replace('It stops.', 'It stops, and nobody knows why.'))
  await page.getByRole('button', {name: 'Make it a draft', exact: true}).click()
  await expect(page.getByRole('alert').filter({hasText: 'changed since you opened the page'})).toBeVisible()
  await expect(page.getByLabel('What you wrote')).toHaveValue('A name has to go')
  expect(await read()).toContain('status: published')
})

test('I do all of it without scripts, and on a phone', async ({browser}) => {
  const context = await browser.newContext({javaScriptEnabled: false, viewport: {width: 390, height: 844}})
  await server.signIn(context, grace)
  const page = await context.newPage()
  await page.goto(`${server.address}/incidents/${id}?tab=review`)
  await page.getByLabel('Comment', {exact: true}).fill('Is this still so?')
  await page.getByRole('button', {name: 'Comment', exact: true}).click()
  await expect(page.getByText('Is this still so?')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.getByText('Make it a draft again').click()
  await page.getByLabel('Why', {exact: true}).fill('A name has to go')
  await page.getByRole('button', {name: 'Make it a draft', exact: true}).click()
  await expect(page.getByRole('status').filter({hasText: 'It is a draft again.'})).toBeVisible()
  expect(await read()).toContain('status: draft')
  await context.close()
})

test('I see neither reviews nor history where I only read', async ({context, page}) => {
  await publishAgain(page)
  await server.signIn(context, vera)
  await page.goto(`${server.address}/incidents/${id}`)
  await expect(page.getByRole('link', {name: 'Source'})).toBeVisible()
  await expect(page.getByRole('link', {name: 'Review', exact: true})).toHaveCount(0)
  for (const [tab, title] of [
    ['review', 'Reviews are for those who write.'],
    ['history', 'History is for those who write.'],
  ]) {
    await page.goto(`${server.address}/incidents/${id}?tab=${tab}`)
    await expect(page.getByText(title ?? '')).toBeVisible()
    await expect(page.getByText('grace@example.com')).toHaveCount(0)
  }
})

async function publishAgain(page: Page): Promise<void> {
  await writeFile(path.join(content, `${id}.md`), (await read()).replace('status: draft', 'status: published'))
  await page.waitForTimeout(1500)
}
