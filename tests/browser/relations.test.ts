import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Page} from '@playwright/test'
import {findViolations} from './find-violations.ts'
import {type Account, type MembersServer, serveMembers} from './members-server.ts'
import {expect, keysWork, test} from './reader.ts'

test.describe.configure({mode: 'serial', timeout: 120_000})

type Given = {
  readonly title: string
  readonly services: string
  readonly impact: string
  readonly trigger?: string
  readonly factor?: readonly [string, string]
  readonly summary: string
  readonly front?: string
}

function toText({title, services, impact, trigger, factor, summary, front = ''}: Given, id: string): string {
  const parts = [
    `---\ntitle: ${title}\norganization: Example Shop\nseverity: SEV2\nstarted: ${id.slice(0, 10)}T10:00\nservices: [${services}]\n${front}---\n`,
    `${summary}\n`,
    `## Impact\n\n${impact}\n`,
    ...(trigger === undefined ? [] : [`## Trigger\n\n${trigger}\n`]),
    ...(factor === undefined ? [] : [`## Contributing factors\n\n### ${factor[0]}\n\nIt was so. (factor: ${factor[1]})\n`]),
  ]
  return parts.join('\n')
}

const [late, early, leak, growth] = ['2024-05-02-checkout-slow', '2021-01-01-basket-slow', '2023-04-04-image-worker', '2022-03-03-report-worker'] as const
const incidents: Readonly<Record<string, Given>> = {
  [late]: {
    title: 'Orders waited at the checkout',
    services: 'checkout',
    impact: 'Requests to the checkout API timed out for forty minutes.',
    trigger: 'A new release of the checkout was deployed in the morning.',
    summary: 'Customers could not pay.',
  },
  [early]: {
    title: 'The basket answered slowly',
    services: 'checkout',
    impact: 'Requests to the basket API were slow, and some timed out.',
    trigger: 'The autumn release was deployed to all shops at once.',
    summary: 'Baskets stayed empty.',
  },
  [leak]: {
    title: 'Pictures were missing',
    services: 'images',
    impact: 'Pictures of products did not appear.',
    factor: ['The worker kept every picture in memory', 'capacity/memory'],
    summary: 'The worker was stopped by the system again and again.',
  },
  [growth]: {
    title: 'Reports came a day late',
    services: 'reports',
    impact: 'Managers had no figures in the morning.',
    factor: ['Reports were put together in memory', 'capacity/memory'],
    summary: `Nobody saw the memory grow. [[${early}]] had been forgotten by then.`,
    front: `related:\n  - {to: ${early}, type: caused-by}\n`,
  },
}

let content = ''
let server: MembersServer
let grace: Account
let vera: Account

test.beforeAll(async () => {
  test.setTimeout(400_000)
  content = await mkdtemp(path.join(tmpdir(), 'hindsight-relations-'))
  for (const [id, given] of Object.entries(incidents)) await writeFile(path.join(content, `${id}.md`), toText(given, id))
  server = await serveMembers(content)
  grace = await server.addMember('Grace', 'editor')
  vera = await server.addMember('Vera', 'viewer')
})

test.afterAll(async () => {
  await server.stop()
  await rm(content, {recursive: true, force: true})
})

const read = (id: string): Promise<string> => readFile(path.join(content, `${id}.md`), 'utf8')
const findProposal = (page: Page, title: string) => page.getByRole('article').filter({has: page.getByRole('link', {name: title, exact: true})})

test('I compare two incidents, confirm what they have in common as what I think it is, and take that back', async ({context, page}) => {
  await server.stayIn(context, grace)
  await page.goto(`${server.address}/patterns/relations`)
  await expect(page.getByText('All 4 incidents looked at, newest first: 2 proposals.')).toBeVisible()
  const proposal = findProposal(page, 'Orders waited at the checkout')
  await expect(proposal.getByRole('heading', {level: 2})).toHaveText('Is the later one a recurrence?')
  await expect(proposal.getByRole('heading', {level: 3})).toHaveText(['Orders waited at the checkout', 'The basket answered slowly'])
  await expect(proposal.locator('dt')).toHaveText(['Symptom an API: slow or timing out', 'Trigger a release', 'Service checkout'])
  await expect(proposal.locator('mark').first()).toBeVisible()
  await expect(proposal.getByRole('link', {name: /Requests to the basket API/})).toHaveAttribute('href', `/incidents/${early}#s-impact`)
  expect(await findViolations(page)).toEqual([])

  const before = await read(late)
  await proposal.getByLabel(/^Relation:/).selectOption('Same trigger')
  await proposal.getByRole('button', {name: /^Confirm/}).click()
  await expect(page.getByRole('status').filter({hasText: `Confirmed: it stands in ${late}.md.`})).toBeVisible()
  expect(await read(late)).toBe(before.replace('[checkout]\n---', `[checkout]\nrelated:\n  - {to: '${early}', type: same-trigger}\n---`))
  await expect(findProposal(page, 'Orders waited at the checkout')).toHaveCount(0)
  const other = await context.newPage()
  await other.goto(`${server.address}/incidents/${early}`)
  await expect(other.getByRole('link', {name: 'same trigger, it says'})).toHaveAttribute('href', `/incidents/${late}?tab=source#L8`)
  await other.goto(`${server.address}/incidents/${late}?tab=history`)
  await expect(other.getByText(`Confirm a relation: same-trigger ${early}`)).toBeVisible()

  await page.getByRole('button', {name: 'Undo'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Taken back.'})).toBeVisible()
  expect(await read(late)).toBe(before)
  await expect(findProposal(page, 'Orders waited at the checkout')).toHaveCount(1)
})

test('I go through the proposals by keyboard, and take back what I rejected', async ({context, page}) => {
  await server.stayIn(context, grace)
  await page.goto(`${server.address}/patterns/relations`)
  await keysWork(page)
  await page.keyboard.press('j')
  await expect(page.getByRole('link', {name: 'Orders waited at the checkout'})).toBeFocused()
  await page.keyboard.press('j')
  await expect(page.getByRole('link', {name: 'Pictures were missing'})).toBeFocused()
  await page.keyboard.press('x')
  await expect(page.getByRole('status').filter({hasText: 'Rejected.'})).toBeVisible()
  await expect(findProposal(page, 'Pictures were missing')).toHaveCount(0)
  // It is neither proposed nor said to be alike on the pages of the two.
  await page.goto(`${server.address}/incidents/${leak}`)
  await expect(page.getByText('The same factor?')).toHaveCount(0)

  await page.goto(`${server.address}/patterns/relations`)
  await page.getByRole('link', {name: 'Rejected 1'}).click()
  await expect(page.getByText('Not “same factor”, says grace@example.com')).toBeVisible()
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('button', {name: /^Take back/}).click()
  await expect(page.getByRole('status').filter({hasText: 'Taken back.'})).toBeVisible()
  await expect(page.getByText('No proposal is rejected.')).toBeVisible()
  await page.goto(`${server.address}/patterns/relations?type=same-factor`)
  await expect(page.getByRole('article')).toHaveCount(1)
  await keysWork(page)
  await page.keyboard.press('?')
  await expect(page.getByText('Confirm what the row proposes')).toBeVisible()
})

test('I decide on the page of an incident, without scripts and on a phone', async ({browser}) => {
  const context = await browser.newContext({javaScriptEnabled: false, viewport: {width: 390, height: 844}})
  await server.stayIn(context, grace)
  const page = await context.newPage()
  await page.goto(`${server.address}/incidents/${growth}`)
  await page.getByText('The same factor?').click()
  await page.getByLabel(/^Why not/).fill('Another sort of memory')
  await page.getByRole('button', {name: /^Reject/}).click()
  await expect(page.getByRole('status').filter({hasText: 'Rejected.'})).toBeVisible()
  await expect(page.getByText('The same factor?')).toHaveCount(0)
  await page.goto(`${server.address}/patterns/relations?show=rejected`)
  await expect(page.getByText('Another sort of memory')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.goto(`${server.address}/patterns/relations`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  // What was compared is something else now, so that it is proposed again.
  await writeFile(
    path.join(content, `${growth}.md`),
    (await read(growth)).replace('Reports were put together in memory', 'All reports are put together in memory'),
  )
  await expect(async () => {
    await page.goto(`${server.address}/incidents/${growth}`)
    await expect(page.getByText('The same factor?')).toHaveCount(1, {timeout: 1000})
  }).toPass()
  await page.getByText('The same factor?').click()
  await page.getByRole('button', {name: /^Confirm/}).click()
  await expect(page.getByRole('status').filter({hasText: `Confirmed: it stands in ${leak}.md.`})).toBeVisible()
  expect(await read(leak)).toContain(`related:\n  - {to: '${growth}', type: same-factor}\n`)
  await context.close()
})

test('I am told what was changed since I looked, and nothing is done', async ({context, page}) => {
  await server.stayIn(context, grace)
  await page.goto(`${server.address}/patterns/relations`)
  const proposal = findProposal(page, 'Orders waited at the checkout')
  await proposal.getByLabel(/^Why not/).fill('They are far apart')
  await writeFile(path.join(content, `${early}.md`), (await read(early)).replace('were slow, and some timed out', 'timed out now and then'))
  await expect
    .poll(async () => (await (await page.request.get(`${server.address}/incidents/${early}`)).text()).includes('now and then'), {timeout: 20_000})
    .toBe(true)
  await proposal.getByRole('button', {name: /^Reject/}).click()
  await expect(page.getByRole('alert').filter({hasText: 'was changed since you opened the page'})).toBeVisible()
  await expect(page.getByLabel('What you wrote')).toHaveValue('They are far apart')
})

test('I read what is proposed without being able to decide, and where others name an incident', async ({context, page}) => {
  await server.stayIn(context, vera)
  await page.goto(`${server.address}/patterns/relations`)
  await expect(page.getByRole('article')).toHaveCount(1)
  await expect(page.getByRole('button', {name: /^(?:Confirm|Reject)/})).toHaveCount(0)
  await expect(page.getByRole('link', {name: /^Rejected/})).toHaveCount(0)
  expect(await findViolations(page)).toEqual([])
  await page.goto(`${server.address}/patterns/relations?show=rejected`)
  await expect(page.getByText('What was rejected is for editors.')).toBeVisible()
  await page.goto(`${server.address}/incidents/${early}`)
  await expect(page.getByRole('link', {name: 'The basket answered slowly had been forgotten by then.'})).toHaveAttribute(
    'href',
    new RegExp(`/incidents/${growth}`),
  )
  await expect(page.getByRole('link', {name: 'caused by this'})).toHaveAttribute('href', `/incidents/${growth}?tab=source#L8`)
  await expect(page.getByText('Is the later one a recurrence?')).toHaveCount(0)
  expect(await findViolations(page)).toEqual([])
})
