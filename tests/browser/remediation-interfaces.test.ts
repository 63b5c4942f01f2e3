import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Page} from '@playwright/test'
import Database from 'better-sqlite3'
import {aGithubIssue, serveReplay} from '#tests/server/trackers/replay-tracker.ts'
import {findViolations} from './find-violations.ts'
import {type Account, type MembersServer, serveMembers} from './members-server.ts'
import {expect, keysWork, test} from './reader.ts'

test.describe.configure({mode: 'serial', timeout: 120_000})

const outage = '2024-05-04-captures-failed'
const secret = '2024-09-01-keys-read'
const day = 86_400_000

/** The day so many days from today, in UTC. */
function inDays(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10)
}

let [folder, content] = ['', '']
let server: MembersServer
let tracker: Awaited<ReturnType<typeof serveReplay>>
let mark: Account
let vera: Account
let variables: Readonly<Record<string, string>> = {}

test.beforeAll(async () => {
  test.setTimeout(400_000)
  folder = await mkdtemp(path.join(tmpdir(), 'hindsight-interfaces-'))
  content = path.join(folder, 'content')
  await mkdir(content)
  tracker = await serveReplay({
    '/repos/example/app/issues/12': {body: aGithubIssue()},
    '/repos/example/app/issues/13': {body: aGithubIssue({state_reason: 'not_planned'})},
    '/repos/example/app/issues/14': {body: aGithubIssue()},
  })
  await restoreDocuments()
  variables = {HINDSIGHT_GITHUB_TOKEN: 'a-token-of-tests', HINDSIGHT_GITHUB_API: tracker.address}
  server = await serveMembers(content, databaseUrl(), variables)
  mark = await server.addMember('Mark', 'manager')
  vera = await server.addMember('Vera', 'viewer')
})

test.beforeEach(async ({context}) => {
  await restoreDocuments()
  await server.stayIn(context, mark)
  // The index follows the folder within a moment.
  const base = createHash('sha256').update(document).digest('hex')
  const hasBase = async () => (await (await context.request.get(`${server.address}/remediation.csv`)).text()).includes(base)
  await expect.poll(hasBase, {timeout: 20_000}).toBe(true)
})

test.afterAll(async () => {
  await server.stop()
  await tracker.stop()
  await rm(folder, {recursive: true, force: true})
})

test('I find what else can be done with the list in a menu, with the pointer, the keys and without scripts', async ({page, browser, context}) => {
  await open(page, '/remediation?status=open&owner=%40mark')
  await keysWork(page)
  const menu = page.locator('details[data-menu]')
  await page.getByText('More', {exact: true}).first().click()
  await expect(menu.getByRole('link')).toHaveText([/^This week/, /^Calendar/, /^CSV these 3 actions/, /^JSON/, /^Import a table/, /^Proposals/])
  await expect(menu.getByRole('link', {name: 'CSV'})).toHaveAttribute('href', '/remediation.csv?status=open&owner=%40mark')
  expect(await findViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(menu.getByRole('link', {name: 'CSV'})).toBeHidden()
  await expect(menu.locator('summary')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(menu.getByRole('link', {name: 'CSV'})).toBeVisible()
  await page.getByRole('heading', {level: 1}).click()
  await expect(menu.getByRole('link', {name: 'CSV'})).toBeHidden()

  const plain = await browser.newContext({javaScriptEnabled: false, storageState: await context.storageState()})
  const bare = await plain.newPage()
  await open(bare, '/remediation')
  await bare.locator('details[data-menu] > summary').click()
  await bare.getByRole('link', {name: /^This week/}).click()
  await expect(bare.getByRole('heading', {level: 1})).toHaveText('This week')
  await plain.close()
})

test('I read this week’s digest: mine first, and everybody’s where I ask for it, and nothing that I may not see', async ({page}) => {
  await open(page, '/remediation/digest')
  await expect(page.getByRole('main').getByRole('heading', {level: 2})).toHaveText([
    'Became overdue this week (1)',
    'Due in the next 7 days (1)',
    'Without a due date (1)',
  ])
  await expect(page.getByRole('link', {name: 'Alert on failed captures'})).toHaveAttribute('href', `/incidents/${outage}#action-1`)
  await expect(page.getByText('Mail the customers')).toHaveCount(0)
  await page.getByRole('link', {name: 'Show all actions'}).click()
  await expect(page).toHaveURL(/of=all$/)
  await expect(page.getByText('Mail the customers')).toBeVisible()
  await expect(page.getByText('plonkwright')).toHaveCount(0)
  expect(await findViolations(page)).toEqual([])
})

test('I take the table out, change it, and see each line that would change before any is written', async ({page}) => {
  await open(page, '/remediation')
  const table = await (await page.request.get(`${server.address}/remediation.csv`)).text()
  expect(table.startsWith('\ufeffincident,id,position,title,')).toBe(true)
  // A spreadsheet would run it.
  expect(table).toContain(`,'=SUM(A1:A9) of the ledger,`)
  expect(table).not.toContain('plonkwright')

  await page.locator('details[data-menu] > summary').click()
  await page.getByRole('link', {name: /^Import a table/}).click()
  const faulty = table.replace(inDays(-2), '3/4/2027').replace('Mail the customers', 'Mail the customer')
  await page.getByLabel('From a file').setInputFiles({name: 'remediation.csv', mimeType: 'text/csv', buffer: Buffer.from(faulty)})
  await expect(page.getByLabel('Table')).toHaveValue(/3\/4\/2027/)
  await page.getByRole('button', {name: 'Preview'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('2 faults to be mended first')
  await expect(page.getByRole('list', {name: 'To be mended'})).toContainText(
    'due: Unexpected 3/4/2027, expected a day such as 2027-04-03: it may as well be 2027-03-04',
  )
  expect(await findViolations(page)).toEqual([])
  // What was sent is still there.
  await expect(page.getByLabel('Table')).toHaveValue(/3\/4\/2027/)

  await page.getByLabel('Table').fill(table.replace(inDays(-2), '2027-04-03'))
  await page.getByRole('button', {name: 'Preview'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('1 action in 1 file would change')
  await expect(page.getByRole('row', {name: /added: - \[ \] Alert on failed captures \(.*due: 2027-04-03/})).toBeVisible()
  expect(await read()).toBe(document)
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('button', {name: 'Save 1 change'}).click()
  await expect(page).toHaveURL(/\/remediation$/)
  await expect(page.getByRole('status').filter({hasText: 'Saved.'})).toContainText('1 action from the table.')
  expect(await read()).toBe(document.replace(inDays(-2), '2027-04-03'))
})

test('H23 What I export and import again changes no byte, formulas included', async ({page}) => {
  const table = await (await page.request.get(`${server.address}/remediation.csv`)).text()
  await open(page, '/remediation/import')
  await page.getByLabel('Table').fill(table)
  await page.getByRole('button', {name: 'Preview'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('There is nothing to change')
  await expect(page.getByText('5 rows say what is so already.')).toBeVisible()
  expect(await read()).toBe(document)
})

test('I decide on what an issue proposes: I see the line, write it, or set it aside', async ({page}) => {
  await open(page, '/remediation/proposals')
  await expect(page.getByRole('main').getByRole('heading', {level: 2})).toHaveText('No issue says anything else than its action.')
  expect(await kb('actions', 'pull')).toContain('3 proposals')

  await open(page, '/remediation')
  await page.getByRole('link', {name: 'Look at the proposals'}).click()
  await expect(page.getByText('2 actions say something else than the issue that they refer to.')).toBeVisible()
  const link = `http://${new URL(tracker.address).host}/example/app/issues/12`
  await expect(page.getByRole('row', {name: new RegExp(`added: - \\[x\\] Alert on failed captures .*done: 2026-11-10.*proof: ${link}`)})).toBeVisible()
  await expect(page.getByRole('row', {name: /added: .*Mail the customers.*wont-do/})).toBeVisible()
  expect(await findViolations(page)).toEqual([])

  await page.getByRole('button', {name: 'Apply: Alert on failed captures'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Saved.'})).toContainText('“Alert on failed captures” is as its issue says.')
  expect(await read()).toMatch(/^- \[x\] Alert on failed captures \(owner: @mark, .*done: 2026-11-10.*proof: http/m)
  await page.getByRole('button', {name: 'Set aside: Mail the customers'}).click()
  await expect(page.getByRole('status').filter({hasText: 'The proposal is set aside.'})).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', {level: 2})).toHaveText('No issue says anything else than its action.')
  expect(await read()).toContain('- [ ] Mail the customers')
  await open(page, '/remediation')
  await expect(page.getByText('something else than')).toHaveCount(0)
})

test('H09 A proposal about an incident that I may not see is none for me, by its own id either', async ({page}) => {
  await kb('actions', 'pull')
  const database = new Database(databaseUrl().slice('file:'.length), {readonly: true})
  const rows = database.prepare('SELECT "id" FROM "ActionProposal" WHERE "incident" = ?').all(secret) as readonly {id: string}[]
  database.close()
  expect(rows).toHaveLength(1)
  const before = await readFile(path.join(content, `${secret}.md`), 'utf8')
  for (const what of ['apply', 'dismiss']) {
    const answer = await page.request.post(`${server.address}/remediation/proposals/${what}`, {
      form: {proposal: rows[0]?.id ?? ''},
      headers: {Origin: server.address, Accept: 'text/html'},
    })
    expect(await answer.text()).toContain('There is no such proposal any more')
  }
  expect(await readFile(path.join(content, `${secret}.md`), 'utf8')).toBe(before)
})

test('I make a private address for my calendar, which shows what is mine, and ends when I revoke it', async ({page, playwright}) => {
  await open(page, '/remediation')
  await page.locator('details[data-menu] > summary').click()
  await page.getByRole('link', {name: /^Calendar/}).click()
  await expect(page).toHaveURL(/\/account#calendar/)
  await page.getByRole('button', {name: 'Make an address'}).click()
  const address = await page.getByLabel('Your calendar’s address').inputValue()
  expect(address).toMatch(/\/remediation\.ics\?token=[\w-]{43}$/)
  expect(await findViolations(page)).toEqual([])

  // A program that is signed in nowhere.
  const program = await playwright.request.newContext()
  const answer = await program.get(address)
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  const calendar = await answer.text()
  expect([...calendar.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title)).toEqual(['Alert on failed captures', 'Add a second carrier'])
  expect(calendar).not.toContain('plonkwright')
  expect((await program.get(address, {headers: {'If-None-Match': answer.headers().etag ?? ''}})).status()).toBe(304)

  await open(page, '/account')
  await expect(page.getByText('An address is in use')).toBeVisible()
  await page.getByRole('button', {name: 'Revoke the calendar’s address'}).click()
  await expect(page.getByRole('status').filter({hasText: 'leads nowhere any more'})).toBeVisible()
  expect((await program.get(address)).status()).toBe(404)
  await program.dispose()
})

test('Who may only read is offered no import and no proposals, and is told whom they are for', async ({page, context}) => {
  await context.clearCookies()
  await server.signIn(context, vera)
  await open(page, '/remediation')
  await page.locator('details[data-menu] > summary').click()
  await expect(page.locator('details[data-menu]').getByRole('link')).toHaveText([/^This week/, /^Calendar/, /^CSV/, /^JSON/])
  await open(page, '/remediation/import')
  await expect(page.getByText('This is for those who may change actions')).toBeVisible()
  await open(page, '/remediation/proposals')
  await expect(page.getByText('is for those who follow remediation')).toBeVisible()
  const answer = await page.request.post(`${server.address}/remediation/import/save`, {
    form: {table: `incident,title,status\n${outage},Mail the customers,done\n`},
    headers: {Origin: server.address, Accept: 'text/html'},
  })
  expect(answer.status()).toBe(403)
  expect(await read()).toBe(document)
})

async function open(page: Page, address: string): Promise<void> {
  await page.goto(server.address + address)
}

function databaseUrl(): string {
  return `file:${path.join(folder, 'hindsight.db')}`
}

function read(): Promise<string> {
  return readFile(path.join(content, `${outage}.md`), 'utf8')
}

/** Runs `kb` beside the server, on the same folder and database; what it says. */
async function kb(...words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/kb.ts', ...words], {
    env: {...process.env, ...variables, DATABASE_URL: databaseUrl(), HINDSIGHT_CONTENT: content, LOG_LEVEL: 'silent'},
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => (said += piece))
  await once(child, 'close')
  return said
}

let document = ''

async function restoreDocuments(): Promise<void> {
  const issues = `http://${new URL(tracker.address).host}/example/app/issues`
  document = `---
title: Card captures failed for an hour
organization: Example Calls
severity: SEV2
timezone: UTC
started: 2024-05-04T10:00
resolved: 2024-05-04T11:00
services: [payments]
---

Captures failed.

## Remediation

- [ ] Alert on failed captures (owner: @mark, due: ${inDays(-2)}, ref: ${issues}/12)
- [ ] Add a second carrier (owner: @mark, due: ${inDays(3)})
- [ ] Write down how captures work (owner: @mark)
- [ ] Mail the customers (owner: @ada, due: ${inDays(5)}, ref: ${issues}/13)
- [ ] =SUM(A1:A9) of the ledger (owner: @ada, status: candidate)
`
  await writeFile(path.join(content, 'hindsight.yaml'), "people:\n  '@mark': mark@example.com\n  '@ada': ada@example.com\n")
  await writeFile(path.join(content, `${outage}.md`), document)
  const hidden = `---
title: Keys were read
severity: SEV1
visibility: restricted
audience: ['@vexmire']
started: 2024-09-01T07:00
---

## Remediation

- [ ] Replace every plonkwright (owner: @mark, due: ${inDays(1)}, ref: ${issues}/14)
`
  await writeFile(path.join(content, `${secret}.md`), hidden)
}
