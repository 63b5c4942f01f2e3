import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {findViolations} from './find-violations.ts'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {type Account, type MembersServer, serveMembers} from './members-server.ts'
import {expect, test} from './reader.ts'

type Given = {
  readonly id: string
  readonly title: string
  readonly day: string
  readonly related?: string
  readonly services?: string
  readonly actions?: string
}

function writeIncident(folder: string, {id, title, day, related = '', services = 'queue', actions = ''}: Given): Promise<void> {
  const text = `---
title: ${title}
date: ${day}
severity: SEV2
services: [${services}]
factors: [capacity/disk]
related: [${related}]
---

It stood still.

## Remediation

${actions}
`
  return writeFile(path.join(folder, `${id}.md`), text)
}

/** The day of this week's Wednesday, some years ago. */
function toPastWednesday(years: number): string {
  const today = new Date()
  const wednesday = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() - ((today.getUTCDay() + 6) % 7) + 2))
  wednesday.setUTCFullYear(wednesday.getUTCFullYear() - years)
  return wednesday.toISOString().slice(0, 10)
}

test.describe('a library in which something came again', () => {
  test.describe.configure({mode: 'default', timeout: 200_000})
  let folder = ''
  let server: HindsightServer | undefined

  test.beforeAll(async () => {
    test.setTimeout(400_000)
    folder = await mkdtemp(path.join(tmpdir(), 'hindsight-recurrences-'))
    await writeIncident(folder, {
      id: '2023-03-01-queue',
      title: 'The broker of the queue ran out of disk',
      day: '2023-03-01',
      actions: `- [x] Give the broker twice the disk (owner: @ada, done: 2023-03-05, due: 2023-03-10)
- [ ] Alert at 80 % of the disk (owner: @grace, due: 2023-03-20)
- [x] Delete what nobody reads (due: 2023-04-01)
- [x] Keep messages for a week only (owner: @ada, due: 2023-04-15, done: 2024-02-11)
- [ ] Move to another broker (status: wont-do, reason: too dear)`,
    })
    await writeIncident(folder, {
      id: '2023-04-29-queue-again',
      title: 'The broker ran out of disk again during the spring sale',
      day: '2023-04-29',
      related: '{to: 2023-03-01-queue, type: recurrence-of}',
      actions: '- [ ] Drill the runbook of the broker (owner: @grace, due: 2023-06-01)',
    })
    await writeIncident(folder, {
      id: '2024-01-10-queue-once-more',
      title: 'Orders waited for a full disk',
      day: '2024-01-10',
      services: 'queue, orders',
      related: '{to: 2023-04-29-queue-again, type: recurrence-of}, {to: 2023-03-01-queue, type: same-trigger}',
    })
    await writeIncident(folder, {id: '2022-01-01-lock', title: 'A lock was never let go', day: '2022-01-01', services: 'search'})
    await writeIncident(folder, {
      id: '2022-02-01-lock-again',
      title: 'The same lock was held again',
      day: '2022-02-01',
      services: 'search',
      related: '{to: 2022-01-01-lock, type: recurrence-of}',
    })
    await writeIncident(folder, {id: 'a-year-ago', title: 'The cache was cold', day: toPastWednesday(1), services: 'cache'})
    await writeIncident(folder, {
      id: 'three-years-ago',
      title: 'A certificate ran out',
      day: toPastWednesday(3),
      services: 'edge',
      related: '{to: a-year-ago, type: same-factor}',
    })
    server = await serve(folder)
  })

  test.afterAll(async () => {
    await server?.stop()
    if (folder !== '') await rm(folder, {recursive: true, force: true})
  })

  const toAddress = (address: string): string => `${server?.address}${address}`

  test('I see each time how far what was to be done before was, and go to an action', async ({page}) => {
    await page.goto(toAddress('/patterns/recurrences'))
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Recurrences')
    await expect(page.getByRole('main').getByRole('heading', {level: 2})).toHaveText(['The broker of the queue ran out of disk', 'A lock was never let go'])
    const group = page.getByRole('article', {name: 'The broker of the queue ran out of disk'})
    await expect(group).toContainText('3 times from 1 Mar 2023 to 10 Jan 2024 · queue, orders')
    const second = group.getByRole('listitem').filter({hasText: 'during the spring sale'}).filter({hasText: '59 days later'})
    await second.getByText('1 of 5 earlier actions was done, 2 overdue by up to 40 days, 1 done at a time not stated, 1 decided against.').click()
    await expect(second.getByRole('listitem').first()).toContainText('overdue by 40 days')
    await expect(second.getByRole('listitem').first()).toContainText('Alert at 80 % of the disk')
    await second.getByRole('link', {name: 'Keep messages for a week only'}).click()
    await expect(page).toHaveURL(/2023-03-01-queue#action-4$/)
  })

  test('I read the picture as a table, action by action and time by time', async ({page}) => {
    await page.goto(toAddress('/patterns/recurrences'))
    const group = page.getByRole('article', {name: 'The broker of the queue ran out of disk'})
    await group.getByText('As a table').click()
    const table = group.getByRole('table')
    await expect(table.getByRole('columnheader')).toHaveText(['Action', 'Came of the', '2nd, 29 Apr 2023', '3rd, 10 Jan 2024', 'Now'])
    await expect(table.getByRole('row', {name: /^Keep messages/}).getByRole('cell')).toHaveText([
      '1st',
      'overdue by 14 days',
      'overdue by 270 days',
      'done 11 Feb 2024',
    ])
    await expect(table.getByRole('row', {name: /^Drill the runbook/}).getByRole('cell')).toHaveText([
      '2nd',
      'not yet',
      'overdue by 223 days',
      'still open, due 1 Jun 2023',
    ])
    await group.getByText('1 likeness stated between them').click()
    await expect(group).toContainText('Orders waited for a full disk has the same trigger as The broker of the queue ran out of disk')
    await group.getByText('2 recurrences stated between them').click()
    const said = group.getByRole('listitem').filter({hasText: 'Orders waited for a full disk is a recurrence of The broker ran out of disk again'})
    await said.getByRole('link', {name: 'is a recurrence of'}).click()
    await expect(page).toHaveURL(/2024-01-10-queue-once-more#fact-related$/)
    await expect(page.locator('#fact-related')).toContainText('this is a recurrence of it')
  })

  test('I narrow the groups by a service, without any script as well', async ({page, browser}) => {
    await page.goto(toAddress('/patterns/recurrences'))
    await page.getByRole('combobox', {name: 'Service'}).selectOption('search')
    await expect(page).toHaveURL(/service=search/)
    await expect(page.getByRole('article')).toHaveCount(1)
    await expect(page.getByText('1 of 2 groups.')).toBeVisible()
    const plain = await browser.newContext({javaScriptEnabled: false})
    const other = await plain.newPage()
    await other.goto(toAddress('/patterns/recurrences'))
    await other.getByRole('combobox', {name: 'Service'}).selectOption('orders')
    await other.getByRole('button', {name: 'Show'}).click()
    await expect(other.getByRole('article', {name: 'The broker of the queue ran out of disk'})).toBeVisible()
    await other.getByRole('combobox', {name: 'What makes a group'}).selectOption('all')
    await other.getByRole('combobox', {name: 'Service'}).selectOption('')
    await other.getByRole('button', {name: 'Show'}).click()
    await expect(other.getByRole('article', {name: 'A certificate ran out'})).toContainText('none said to be another one again')
    await plain.close()
  })

  test('I learn on the page of an incident which time it was', async ({page}) => {
    await page.goto(toAddress('/incidents/2023-04-29-queue-again'))
    const beside = page.getByRole('complementary', {name: 'About this incident'})
    await expect(beside).toContainText('The 2nd of 3 times that are known.')
    await expect(beside).toContainText('When it came, 1 of 5 earlier actions was done')
    await beside.getByRole('link', {name: 'All times and their actions'}).click()
    await expect(page).toHaveURL(/\/patterns\/recurrences\?incident=2023-03-01-queue$/)
    await expect(page.getByRole('article')).toHaveCount(1)
    await page.getByRole('link', {name: 'Show all', exact: true}).click()
    await expect(page.getByRole('article')).toHaveCount(2)
  })

  test('I see at the start what happened in this week of other years', async ({page}) => {
    await page.goto(toAddress('/'))
    const section = page.getByRole('region', {name: 'This week in past years'})
    await expect(section.getByRole('listitem')).toHaveCount(2)
    await expect(section.getByRole('listitem').first()).toContainText('a year ago')
    await section.getByRole('listitem').filter({hasText: '3 years ago'}).getByRole('link', {name: 'A certificate ran out'}).click()
    await expect(page).toHaveURL(/three-years-ago$/)
  })

  test('I am told how one says that something came again, where nobody has', async ({page}) => {
    await page.goto(toAddress('/patterns/recurrences?service=nothing'))
    await expect(page.getByRole('heading', {name: 'No group has all of this.'})).toBeVisible()
    // The library that everybody begins with states likenesses only.
    await page.goto('/patterns/recurrences')
    await expect(page.getByRole('heading', {name: 'No author says that an incident is another one again.'})).toBeVisible()
    await expect(page.getByText('type: recurrence-of')).toBeVisible()
    await page.getByRole('link', {name: 'show what is alike'}).click()
    await expect(page.getByRole('article').first()).toContainText('incidents')
  })

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 390])
      test(`has no barriers at ${width} pixels, ${colorScheme}`, async ({page}) => {
        await page.emulateMedia({colorScheme})
        await page.setViewportSize({width, height: 900})
        for (const address of ['/patterns/recurrences', '/', '/incidents/2023-04-29-queue-again']) {
          await page.goto(toAddress(address))
          for (const summary of await page.locator('.recur details > summary').all()) await summary.click()
          expect(await findViolations(page), address).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${address} fits the screen`).toBe(true)
        }
      })
})

test.describe('two documents of one incident', () => {
  test.describe.configure({mode: 'default', timeout: 200_000})
  const stays = '---\ntitle: The queue stopped\nstarted: 2024-03-01T10:00\nservices: [queue]\n---\n\nIt stopped.\n'
  const goes =
    '---\ntitle: Orders were stuck\nstarted: 2024-03-01T10:05\nservices: [queue, orders]\n---\n\nOrders waited for an hour.\n\n## Remediation\n\n- [ ] Bound the time that a worker holds the lock\n'
  let folder = ''
  let server: MembersServer
  let grace: Account
  let ada: Account

  test.beforeAll(async () => {
    test.setTimeout(400_000)
    folder = await mkdtemp(path.join(tmpdir(), 'hindsight-duplicates-'))
    await writeFile(path.join(folder, 'queue-stopped.md'), stays)
    await writeFile(path.join(folder, 'orders-stuck.md'), goes)
    await writeFile(path.join(folder, 'later.md'), '---\ntitle: Much later\ndate: 2024-06-01\n---\n\nAs in [[orders-stuck]].\n')
    server = await serveMembers(folder)
    grace = await server.addMember('Grace', 'editor')
    ada = await server.addMember('Ada', 'author')
  })

  test.afterAll(async () => {
    await server?.stop()
    if (folder !== '') await rm(folder, {recursive: true, force: true})
  })

  test('as an editor I look at what would change, merge them, follow the old address, and take it back', async ({context, page}) => {
    await server.signIn(context, grace)
    await page.goto(`${server.address}/incidents/orders-stuck`)
    await page.getByRole('link', {name: 'Merge this into another incident'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Merge a duplicate')
    expect(await findViolations(page)).toEqual([])
    await page.getByLabel('The incident that stays').fill('nowhere')
    await page.getByRole('button', {name: 'Show what would change'}).click()
    await expect(page.getByRole('alert').filter({hasText: 'There is no incident nowhere'})).toBeVisible()
    await page.getByLabel('The incident that stays').fill(`${server.address}/incidents/queue-stopped`)
    await page.getByRole('button', {name: 'Show what would change'}).click()
    const only = page.getByRole('region', {name: 'Only the one that goes says this'})
    await expect(only).toContainText('Bound the time that a worker holds the lock')
    await expect(page.getByRole('group', {name: 'Changed lines of queue-stopped.md'})).toContainText('aliases: [orders-stuck]')
    await expect(page.getByRole('group', {name: 'Changed lines of orders-stuck.md'})).toContainText('status: draft')
    for (const width of [1440, 390]) {
      await page.setViewportSize({width, height: 900})
      expect(await findViolations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    }
    await page.getByRole('checkbox', {name: /services: orders/}).check()
    await page.getByRole('button', {name: 'Merge', exact: true}).click()
    await expect(page).toHaveURL(/\/incidents\/queue-stopped$/)
    await expect(page.getByRole('status').filter({hasText: 'orders-stuck is merged into this one'})).toBeVisible()
    expect(await readFile(path.join(folder, 'queue-stopped.md'), 'utf8')).toContain('services: [queue, orders]')
    expect(await readFile(path.join(folder, 'orders-stuck.md'), 'utf8')).toContain('Orders waited for an hour.')
    await page.getByRole('button', {name: 'Undo'}).click()
    await expect(page.getByRole('status').filter({hasText: 'Taken back'})).toBeVisible()
    expect(await readFile(path.join(folder, 'queue-stopped.md'), 'utf8')).toBe(stays)
    expect(await readFile(path.join(folder, 'orders-stuck.md'), 'utf8')).toBe(goes)
  })

  test('whoever reads is led on from the old address, merged without any script', async ({browser}) => {
    const plain = await browser.newContext({javaScriptEnabled: false})
    await server.signIn(plain, grace)
    const page = await plain.newPage()
    await page.goto(`${server.address}/incidents/orders-stuck/merge?into=queue-stopped`)
    await page.getByRole('button', {name: 'Merge', exact: true}).click()
    await expect(page).toHaveURL(/\/incidents\/queue-stopped$/)
    await plain.close()
    const reading = await browser.newContext()
    await server.signIn(reading, server.administrator)
    const reader = await reading.newPage()
    await reader.goto(`${server.address}/incidents/orders-stuck`)
    await expect(reader).toHaveURL(/\/incidents\/queue-stopped$/)
    await reader.goto(`${server.address}/incidents/later`)
    await reader.getByRole('main').getByRole('link', {name: 'The queue stopped'}).first().click()
    await expect(reader).toHaveURL(/\/incidents\/queue-stopped$/)
    await reading.close()
  })

  test('as an author I am told that editors merge', async ({context, page}) => {
    await server.signIn(context, ada)
    await page.goto(`${server.address}/incidents/queue-stopped`)
    await expect(page.getByRole('link', {name: 'Merge this into another incident'})).toHaveCount(0)
    await page.goto(`${server.address}/incidents/queue-stopped/merge`)
    await expect(page.getByText('Only an editor merges documents.')).toBeVisible()
  })
})
