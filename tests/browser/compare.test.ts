import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {findViolations} from './find-violations.ts'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {expect, test} from './reader.ts'

type Given = {readonly id: string; readonly title: string; readonly front: string; readonly rest?: string}

function writeIncident(folder: string, {id, title, front, rest = ''}: Given): Promise<void> {
  const text = `---
title: ${title}
timezone: UTC
${front}
---

${title} for a while, and customers noticed.

## Contributing factors

### The limit was set for another load

Nobody had looked at it since. (factor: capacity/memory)

## Resolution

The deployment was rolled back.

## Remediation

- [x] Raise the limit (kind: mitigate, owner: @orders, done: 2024-01-20)
- [ ] Alert before the limit is reached (kind: detect, owner: @orders, due: 2024-03-01)
${rest}`
  return writeFile(path.join(folder, `${id}.md`), text)
}

test.describe('a library of incidents to compare', () => {
  test.describe.configure({timeout: 200_000})
  let folder = ''
  let server: HindsightServer | undefined

  test.beforeAll(async () => {
    test.setTimeout(400_000)
    folder = await mkdtemp(path.join(tmpdir(), 'hindsight-compare-'))
    await writeIncident(folder, {
      id: '2024-01-10-orders',
      title: 'Orders were refused',
      front:
        'severity: SEV2\nstarted: 2024-01-10T10:00\ndetected: 2024-01-10T10:12\nmitigated: 2024-01-10T11:00\nresolved: 2024-01-10T12:30\nservices: [orders, checkout]\ndetected_by: customer',
    })
    await writeIncident(folder, {
      id: '2023-06-05-payments',
      title: 'Payments were refused',
      front:
        'severity: SEV2\nstarted: 2023-06-05T08:00\ndetected: 2023-06-05T08:50\nmitigated: 2023-06-05T09:10\nservices: [payments, checkout]\ndetected_by: customer\nrelated:\n  - {to: 2024-01-10-orders, type: same-factor}',
    })
    await writeIncident(folder, {
      id: '2022-02-02-search',
      title: 'Search found nothing',
      front: 'severity: SEV4\nstarted: 2022-02-02T00:00\nresolved: 2022-02-05T00:00\nservices: [search]\ndetected_by: monitoring',
    })
    await writeIncident(folder, {
      id: '2021-01-01-secret',
      title: 'Zorblax was read',
      front: "visibility: restricted\naudience: ['@nobody']\nstarted: 2021-01-01T00:00",
    })
    await writeFile(path.join(folder, '2020-01-01-untimed.md'), '---\ntitle: Nobody knows when\n---\n\nIt was over before anybody looked.\n')
    server = await serve(folder)
  })

  test.afterAll(async () => {
    await server?.stop()
    if (folder !== '') await rm(folder, {recursive: true, force: true})
  })

  const toAddress = (address: string): string => `${server?.address}${address}`
  const three = '/incidents/compare?ids=2024-01-10-orders&ids=2023-06-05-payments&ids=2022-02-02-search'

  test('draws courses from one moment, with the same in figures, and marks what is shared', async ({page}) => {
    await page.goto(toAddress(three))
    await expect(page.getByRole('heading', {level: 1})).toHaveText('3 incidents side by side')
    await expect(page.getByRole('group', {name: 'Courses of 3 incidents, aligned by when each was started'}).locator('visible=true')).toBeVisible()
    const table = page.getByRole('region', {name: 'Facts side by side'}).getByRole('table')
    const course = table.getByRole('row', {name: /^Course, from started/})
    await expect(course.getByRole('cell').first()).toContainText('mitigated+1 h 10 Jan 2024, 11:00')
    await expect(course.getByRole('cell').nth(1)).toContainText('detected+50 m')
    await expect(
      table
        .getByRole('row', {name: /^Services/})
        .getByRole('cell')
        .first(),
    ).toContainText('checkout ●●○ in 2 of 3')
    await expect(table.getByRole('row', {name: /^Contributing factors/})).toContainText('capacity: memory ●●● in 3 of 3')
    await expect(
      table
        .getByRole('row', {name: /^Trigger/})
        .getByRole('cell')
        .first(),
    ).toHaveText('Not stated')
    await expect(page.getByRole('region', {name: 'What they share'})).toContainText('First noticed by customer ●●○ in 2 of 3')
  })

  test('says which of them does not state what the others are aligned by', async ({page}) => {
    await page.goto(toAddress(three))
    await page.getByRole('navigation', {name: 'Aligned by when they were'}).getByRole('link', {name: 'From detected'}).click()
    await expect(page.getByText('Incident 3 does not state when it was detected')).toBeVisible()
    await expect(
      page
        .getByRole('row', {name: /^Course, from detected/})
        .getByRole('cell')
        .nth(2),
    ).toContainText('not stated when it was detected')
    await page.goto(toAddress(`${three}&ids=2020-01-01-untimed`))
    await expect(page.getByText('Incident 4 states no two different times, and so has no course to draw.')).toBeVisible()
  })

  test('leads from each fact to where it stands', async ({page}) => {
    await page.goto(toAddress(three))
    const table = page.getByRole('region', {name: 'Facts side by side'}).getByRole('table')
    await table.getByRole('link', {name: 'The limit was set for another load'}).nth(1).click()
    await expect(page).toHaveURL(/2023-06-05-payments#factor-1$/)
    await page.goBack()
    await table
      .getByRole('row', {name: /^Course/})
      .getByRole('link', {name: '+12 m'})
      .click()
    await expect(page).toHaveURL(/2024-01-10-orders\?tab=source#L\d+$/)
    await page.goBack()
    await table.getByRole('link', {name: 'Alert before the limit is reached'}).first().click()
    await expect(page).toHaveURL(/2024-01-10-orders#action-2$/)
    await page.goBack()
    await table
      .getByRole('row', {name: /^How long/})
      .getByRole('link', {name: '12 m', exact: true})
      .click()
    await expect(page).toHaveURL(/2024-01-10-orders#figures$/)
    await page.goBack()
    await table
      .getByRole('row', {name: /^Says of the others/})
      .getByRole('link', {name: 'same factor as 1 Orders were refused'})
      .click()
    await expect(page).toHaveURL(/2023-06-05-payments\?tab=source#L\d+$/)
    await expect(page.locator('li:target')).toContainText('{to: 2024-01-10-orders, type: same-factor}')
  })

  test('says how its picture is drawn and of how much, and has all of it as a table', async ({page}) => {
    await page.goto(toAddress(`${three}&ids=2020-01-01-untimed`))
    await page.getByText('How it is drawn').click()
    await expect(page.getByText('n = 4 incidents, of which 3 state when it was started; 6 stretches, 9 milestones and 0 entries.')).toBeVisible()
    await page.getByText('As a table').click()
    const table = page.getByRole('region', {name: 'Courses as a table'}).getByRole('table')
    await expect(table.getByRole('row', {name: /^not yet noticed/}).first()).toContainText('+12 m 10 Jan 2024, 10:12')
    await table
      .getByRole('row', {name: /^resolved, over/})
      .first()
      .getByRole('link')
      .click()
    await expect(page).toHaveURL(/2024-01-10-orders\?tab=source#L\d+$/)
  })

  test('answers of what is hidden as of what is not there', async ({page}) => {
    await page.goto(toAddress('/incidents/compare?ids=2024-01-10-orders,2021-01-01-secret,2021-01-01-nothing'))
    await expect(page.getByText('There is no incident “2021-01-01-secret”, so it was left out.')).toBeVisible()
    await expect(page.getByText('There is no incident “2021-01-01-nothing”, so it was left out.')).toBeVisible()
    await expect(page.getByRole('heading', {name: 'One more, and they can be compared.'})).toBeVisible()
    await expect(page.getByText('Zorblax')).toHaveCount(0)
  })

  test.describe('without scripts', () => {
    test.use({javaScriptEnabled: false})

    test('is chosen by boxes in the list, changed on the page, and begun from what is related', async ({page}) => {
      await page.goto(toAddress('/incidents'))
      await page.getByRole('checkbox', {name: 'Compare Orders were refused'}).check()
      await page.getByRole('checkbox', {name: 'Compare Payments were refused'}).check()
      await page.getByRole('button', {name: 'Compare the marked ones'}).click()
      await expect(page.getByRole('heading', {level: 1})).toHaveText('2 incidents side by side')
      await page.getByRole('list', {name: 'To be added'}).getByRole('link', {name: 'Add Search found nothing'}).click()
      await expect(page.getByRole('heading', {level: 1})).toHaveText('3 incidents side by side')
      await page.getByRole('link', {name: 'Remove Orders were refused'}).click()
      await page.getByText('Choose by their ids').click()
      await page.getByRole('textbox', {name: 'Incident 2'}).fill(toAddress('/incidents/2024-01-10-orders?tab=source'))
      await page.getByRole('button', {name: 'Compare', exact: true}).click()
      await expect(page).toHaveURL(/ids=2023-06-05-payments.*orders/)
      await expect(page.getByRole('columnheader', {name: /Orders were refused/})).toBeVisible()
      await page.goto(toAddress('/incidents/2024-01-10-orders'))
      await page.locator('.incident-aside li').filter({hasText: 'Payments were refused'}).getByRole('link', {name: 'Compare', exact: true}).click()
      await expect(page.getByRole('heading', {level: 1})).toHaveText('2 incidents side by side')
    })
  })

  test('says what to do where fewer than two are chosen, and leaves out a fifth', async ({page}) => {
    await page.goto(toAddress('/incidents/compare'))
    await expect(page.getByRole('heading', {name: 'Choose two to four incidents.'})).toBeVisible()
    await page.goto(toAddress(`${three}&ids=2020-01-01-untimed&ids=one-more`))
    await expect(page.getByText('Only the first 4 are compared; 1 incident more was asked for.')).toBeVisible()
  })

  test('prints its courses and its table, and nothing that one clicks', async ({page}) => {
    await page.goto(toAddress(three))
    await page.emulateMedia({media: 'print'})
    await expect(page.getByRole('navigation', {name: 'Aligned by when they were'})).toBeHidden()
    await expect(page.getByRole('list', {name: 'Compared'})).toBeHidden()
    await expect(page.getByRole('row', {name: /^What stopped it/})).toBeVisible()
  })

  for (const theme of ['light', 'dark'] as const)
    for (const width of [1440, 390])
      test.describe(`${theme}, ${width} pixels wide`, () => {
        test.use({colorScheme: theme, viewport: {width, height: 900}, reducedMotion: 'reduce'})
        for (const address of [three, '/incidents/compare', '/incidents'])
          test(`axe finds nothing on ${address}, and nothing sticks out`, async ({page}) => {
            await page.goto(toAddress(address))
            if (address === '/incidents') await page.getByRole('checkbox', {name: 'Compare Orders were refused'}).check()
            for (const details of await page.locator('details').all()) await details.evaluate(element => element.setAttribute('open', ''))
            expect(await findViolations(page)).toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
          })
      })
})
