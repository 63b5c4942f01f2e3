import {existsSync} from 'node:fs'
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Page} from '@playwright/test'
import type {Incident} from '#src/incident/incident.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {findViolations} from './find-violations.ts'
import {type Account, type MembersServer, serveMembers} from './members-server.ts'
import {expect, test} from './reader.ts'

test.describe.configure({timeout: 120_000})

let content = ''
let server: MembersServer
let edda: Account
let vera: Account

test.beforeAll(async () => {
  test.setTimeout(400_000)
  content = await mkdtemp(path.join(tmpdir(), 'hindsight-import-'))
  await writeFile(path.join(content, '2024-01-01-first.md'), '---\ntitle: First\nstatus: published\ndate: 2024-01-01\n---\n\nIt was the first.\n')
  server = await serveMembers(content)
  edda = await server.addMember('Edda', 'editor')
  vera = await server.addMember('Vera', 'viewer')
})

test.beforeEach(async ({context}) => {
  await server.stayIn(context, edda)
})

test.afterAll(async () => {
  await server.stop()
  await rm(content, {recursive: true, force: true})
})

const text = `Checkout slow for customers
Incident report by Example Shop

On Tuesday, October 22, the checkout was slow for our customers.

Timeline (UTC)
• 17:15 UTC (9:15 AM PDT) A load test begins.
• 17:40 Alert fires for the payments database.
• 18:05 We pause the load test.
• 18:30 Checkout is back to normal.

Root cause
One database serves all regions.

Action items
- Split the payments database. Owner: @storage
`

test('I paste a text, answer what is asked, mend what was not meant, and save it as a draft', async ({page}) => {
  await paste(page, text)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Checkout slow for customers')
  expect(await findViolations(page)).toEqual([])

  const questions = page.getByRole('region', {name: 'Questions'})
  await questions.getByRole('listitem').filter({hasText: 'Of which year'}).getByRole('link', {name: 'Another year'}).click()
  await page.getByLabel('Year').fill('2024')
  await page.getByRole('button', {name: 'Read again'}).click()
  await expect(page.getByRole('region', {name: /^Timeline/}).getByRole('listitem')).toHaveCount(4)

  const pair = questions.getByRole('listitem').filter({hasText: 'which holds?'})
  await expect(pair).toContainText('17:15 UTC is 10:15 AM in Los Angeles, the text says 9:15 AM: which holds?')
  await pair.getByRole('button', {name: /^9:15 AM/}).click()
  await expect(questions).not.toBeVisible()

  await page.getByRole('link', {name: 'Say it: Severity'}).click()
  await page.getByLabel('Severity').fill('SEV2')
  await page.getByRole('button', {name: 'Keep', exact: true}).first().click()
  await expect(page.locator('#fact-severity')).toContainText('SEV2')
  await expect(page.locator('#fact-severity')).toContainText('said by you')

  await page.getByRole('link', {name: 'Correct “Alert fires for the payments database.”'}).click()
  expect(await findViolations(page)).toEqual([])
  await page.getByLabel('When, in UTC').fill('2024-10-22T17:41')
  await page.getByRole('checkbox', {name: 'detected'}).check()
  await page.getByRole('button', {name: 'Keep', exact: true}).first().click()
  await expect(page.getByRole('region', {name: /^Timeline/})).toContainText('17:41')

  await page.getByRole('button', {name: 'Save as draft'}).click()
  await expect(page).toHaveURL(/\/incidents\/2024-10-22-checkout-slow-for-customers$/)
  const file = await readFile(path.join(content, '2024-10-22-checkout-slow-for-customers.md'), 'utf8')
  const {incident} = readPostmortem(file, 'x')
  expect(incident.status).toBe('draft')
  expect(incident.severity?.label).toBe('SEV2')
  expect(incident.timeline.map(({instant}) => instant.at)).toEqual([
    '2024-10-22T16:15:00Z',
    '2024-10-22T17:41:00Z',
    '2024-10-22T18:05:00Z',
    '2024-10-22T18:30:00Z',
  ])
  expect(incident.milestones.find(({kind}) => kind === 'detected')?.instant.at).toBe('2024-10-22T17:41:00Z')
  const beside = path.join(content, '2024-10-22-checkout-slow-for-customers')
  expect(await readdir(beside)).toEqual(['pasted.txt'])
  expect(await readFile(path.join(beside, 'pasted.txt'), 'utf8')).toBe(text)

  await paste(page, text)
  await expect(page.getByText('This may be here already.')).toBeVisible()
  await page.getByRole('button', {name: 'Discard'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Discarded.'})).toBeVisible()
})

test('hovering or focusing one side lights the other', async ({page}) => {
  await paste(page, text.replace('October 22', 'October 22, 2024'))
  const item = page
    .getByRole('region', {name: /^Timeline/})
    .getByRole('listitem')
    .filter({hasText: 'We pause the load test.'})
  const mark = page.locator('.source mark').filter({hasText: 'We pause the load test.'}).first()
  await item.hover()
  await expect(mark).toHaveClass(/is-lit/)
  await mark.hover()
  await expect(item).toHaveClass(/is-lit/)
  await page.mouse.move(0, 0)
  await page.getByRole('heading', {level: 1}).hover()
  await expect(item).not.toHaveClass(/is-lit/)
  await mark.getByRole('link').focus()
  await expect(item).toHaveClass(/is-lit/)
})

test('a page is read without its scripts, and what it says stays text', async ({page}) => {
  await paste(
    page,
    '<h1>Mail delayed</h1><script>alert(document.domain)</script><p onclick="alert(1)">On 2024-03-05 at 10:00 UTC <img src=x onerror=alert(1)> mail was delayed.</p><p>&lt;b&gt;at 11:00 UTC it was over&lt;/b&gt;</p>',
  )
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Mail delayed')
  await expect(page.getByText('the text of a page')).toBeVisible()
  expect(await page.locator('.intake script, .intake img, .intake [onclick]').count()).toBe(0)
  await expect(page.locator('.source')).not.toContainText('alert')
})

test('files are read by what they are, and what cannot be read says why', async ({page}) => {
  await page.goto(`${server.address}/import`)
  const send = async (name: string, bytes: Buffer) => {
    await page.goto(`${server.address}/import`)
    await page.getByLabel('Files').setInputFiles({name, mimeType: 'application/octet-stream', buffer: bytes})
    await page.getByRole('button', {name: 'Read it'}).click()
  }
  await send(
    'report.eml',
    Buffer.from(
      'Subject: Re: Queue stopped\r\nDate: Tue, 05 Mar 2024 12:00:00 +0000\r\nContent-Type: text/plain\r\n\r\nOn 5 March 2024 at 10:00 UTC the queue stopped.\r\n',
    ),
  )
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Queue stopped')
  await send('picture.png', Buffer.from('PNG'))
  await expect(page.getByRole('alert').filter({hasText: 'picture.png was not taken.'})).toBeVisible()
  await send('wide.txt', Buffer.from('\ufeffAt 10:00', 'utf16le'))
  await expect(page.getByRole('heading', {level: 1})).toHaveText('This could not be read.')
  await expect(page.getByText('expected UTF-8')).toBeVisible()
  await send('large.md', Buffer.alloc(300 * 1024, 'word '))
  await expect(page.getByText(/Unexpected text of 300 KiB, expected at most 256/)).toBeVisible()
  await page.goto(`${server.address}/import`)
  await page.getByRole('button', {name: 'Read it'}).click()
  await expect(page.getByRole('alert').filter({hasText: 'Nothing was given.'})).toBeVisible()
})

test('without scripts everything works', async ({browser}) => {
  const context = await browser.newContext({javaScriptEnabled: false})
  await server.signIn(context, edda)
  const page = await context.newPage()
  await paste(page, 'Search down\n\nOn 2024-05-01 at 08:00 UTC the search was down for everybody. At 09:30 UTC it was back.\n')
  await page.getByRole('link', {name: 'Say it: Organization'}).click()
  await page.getByLabel('Organization').fill('Example Search')
  await page.getByRole('button', {name: 'Keep', exact: true}).first().click()
  await page.getByRole('button', {name: 'Save as draft'}).click()
  await expect(page).toHaveURL(/\/incidents\/2024-05-01-search-down$/)
  await context.close()
})

test('what I bring in is nobody else’s, and a viewer brings nothing in', async ({page, context, browser}) => {
  await paste(page, 'Private\n\nOn 2024-06-01 at 08:00 UTC something broke.\n')
  const address = page.url()
  await context.clearCookies()
  await server.signIn(context, vera)
  expect((await page.goto(address))?.status()).toBe(404)
  await page.goto(`${server.address}/import`)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Authors and editors bring postmortems in.')
  const other = await browser.newContext()
  await server.signIn(other, await server.addMember('Egon', 'editor'))
  expect((await (await other.newPage()).goto(address))?.status()).toBe(404)
  await other.close()
})

const corpus = path.resolve('../shared/corpus')
test.describe('the five texts that this project began with', () => {
  test.skip(!existsSync(corpus), 'measures the corpus, which is not here')
  const seeds = existsSync(corpus)
    ? ['daily-2024-10-load-test', 'dixa-2018-11-telephony', 'pusher-2021-09-eu-cluster', 'simwood-2020-01-redis', 'vapi-2025-03-call-workers']
    : []
  for (const seed of seeds)
    test(`${seed} is pasted and saved with no edit beyond year and zone, and says the same`, async ({page}) => {
      const raw = await readFile(path.join(corpus, 'raw', `${seed}.txt`), 'utf8')
      const {hints} = JSON.parse(await readFile(path.join(corpus, 'seeds', `${seed}.json`), 'utf8')) as {
        hints: {defaultYear: number | null; defaultTimezone: string | null}
      }
      const given = {defaultYear: hints.defaultYear ?? undefined, defaultTimezone: hints.defaultTimezone ?? undefined}
      await paste(page, raw)
      if (given.defaultYear || given.defaultTimezone) {
        await page.getByLabel('Year').fill(String(given.defaultYear ?? ''))
        await page.getByLabel('Time zone').fill(given.defaultTimezone ?? '')
        await page.getByRole('button', {name: 'Read again'}).click()
      }
      expect(await findViolations(page)).toEqual([])
      await page.getByRole('button', {name: 'Save as draft'}).click()
      await expect(page).toHaveURL(/\/incidents\/\d{4}-/)
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      const saved = await readFile(path.join(content, `${id}.md`), 'utf8')
      expect(listFacts(readPostmortem(saved, id).incident)).toEqual(listFacts(readPostmortem(raw, id, given).incident))
    })
})

/** What an incident says, without where it says so. */
function listFacts(incident: Incident) {
  const {title, organization, severity, timezone, detectedBy, services, milestones, timeline, updates, actions, factors, lessons, impactMeasures} = incident
  const words = (markdown: string): string => markdown.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return {
    title: title?.value,
    organization: organization?.value,
    severity: severity?.label,
    timezone: timezone?.value ?? 'UTC',
    detectedBy: detectedBy?.value,
    services: services.map(({value}) => value),
    milestones: milestones.map(({kind, instant}) => `${kind} ${instant.at}`),
    timeline: timeline.map(({instant, end, text: said}) => `${instant.at} ${end?.at ?? ''} ${words(said)}`),
    updates: updates.map(({instant, state, text: said}) => `${instant.at} ${state} ${words(said)}`),
    actions: actions.map(({title: said, status, owner, due}) => [words(said), status, owner, due]),
    factors: factors.map(({title: said, category}) => [words(said), category]),
    lessons: lessons.map(({kind, text: said}) => `${kind} ${words(said)}`),
    measures: impactMeasures.map(({value, unit, what}) => `${value} ${unit} ${what}`),
  }
}

async function paste(page: Page, pasted: string): Promise<void> {
  await page.goto(`${server.address}/import`)
  await page.getByLabel('Text, Markdown or HTML').fill(pasted)
  await page.getByRole('button', {name: 'Read it'}).click()
  // Reading a text to write it anew takes seconds where much else is going on.
  await expect(page).toHaveURL(/\/import\/[\w-]{22}/, {timeout: 30_000})
}
