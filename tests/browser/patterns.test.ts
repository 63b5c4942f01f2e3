import {cp, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {listWholeQuarters} from '#src/library/patterns/periods.ts'
import {findViolations} from './find-violations.ts'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {expect, keysWork, test} from './reader.ts'

// Whatever the day is: four quarters that are over, and the four before them.
const quarters = listWholeQuarters(new Date().toISOString().slice(0, 10), 8)
const begins = (quarter: number): string => quarters[quarter]?.from ?? ''

type Given = {
  readonly day: string
  readonly name: string
  readonly factor: string
  readonly rest?: string
  readonly actions?: string
  readonly trigger?: string
}

function toText({day, name, factor, rest = '', actions = '', trigger = 'A release went out.'}: Given): string {
  return `---
title: The ${name} stood still
date: ${day}
severity: SEV${1 + (name.length % 3)}
organization: Example Works
services: [${name.split(' ')[0]}, store]
factors: [${factor}]
${rest}
---

## Trigger

${trigger}

## Contributing factors

### It was full

Nothing was left of it. (factor: ${factor})

## Remediation

${actions}
`
}

/** Twenty of one factor within the last four quarters, two before; and as many of another one in both. */
function listDocuments(): readonly Given[] {
  const growing = Array.from({length: 22}, (_, at) => ({
    day: begins(at < 2 ? 1 : 4 + (at % 4)),
    name: `queue of shard ${at}`,
    factor: 'capacity/disk',
    rest: at % 3 === 0 ? '' : `detected_by: ${at % 2 === 0 ? 'customer' : 'monitoring'}`,
  }))
  const steady = Array.from({length: 16}, (_, at) => ({
    day: begins(at % 8),
    name: `mail of room ${at}`,
    factor: 'change/code',
    rest: `detected_by: ${at % 4 === 0 ? 'customer' : 'employee'}`,
    actions: '- [x] Review each change (kind: prevent, factor: change/code, done: 2024-01-01)',
    trigger: 'A crowd came.',
  }))
  return [...growing, ...steady]
}

test.describe('a library with patterns', () => {
  test.describe.configure({mode: 'serial', timeout: 200_000})
  let folder = ''
  let server: HindsightServer | undefined

  test.beforeAll(async () => {
    test.setTimeout(400_000)
    folder = await mkdtemp(path.join(tmpdir(), 'hindsight-patterns-'))
    for (const name of await readdir('content')) if (name.endsWith('.md')) await cp(path.join('content', name), path.join(folder, name))
    for (const given of listDocuments()) await writeFile(path.join(folder, `${given.day}-${given.name.replaceAll(' ', '-')}.md`), toText(given))
    await writeFile(
      path.join(folder, 'hidden.md'),
      toText({
        day: begins(7),
        name: 'vault',
        factor: 'security/quibblewort',
        rest: 'visibility: restricted\nrelated: [{to: 2020-01-23-simwood-redis, type: recurrence-of}]',
      }),
    )
    server = await serve(folder)
  })

  test.afterAll(async () => {
    await server?.stop()
    if (folder !== '') await rm(folder, {recursive: true, force: true})
  })

  const toAddress = (address: string): string => `${server?.address}${address}`

  test('I go there by a key and read what grows, and what may be chance', async ({page}) => {
    await page.goto(toAddress('/services'))
    await keysWork(page)
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Patterns')
    await expect(page.getByText('What 55 incidents have in common')).toBeVisible()
    const growth = page.getByRole('region', {name: 'What grows', exact: true})
    const disk = growth.getByRole('row', {name: /capacity: disk/})
    await expect(disk).toContainText('more often')
    await expect(disk.getByRole('link').nth(0)).toHaveText('2')
    await expect(growth.getByRole('row', {name: /change: code/})).toContainText('may be chance')
    await disk.getByRole('link').nth(1).click()
    await expect(page.getByRole('heading', {level: 1})).toContainText('20 incidents')
  })

  test('each number leads to exactly its incidents, and no number counts what is hidden', async ({page}) => {
    for (const address of [
      '/patterns',
      '/patterns?by=service',
      '/patterns?of=trigger',
      '/patterns?of=detection&by=service&severity=2',
      '/patterns?of=technology&from=2020-02-01',
    ]) {
      await page.goto(toAddress(address))
      await expect(page.locator('main')).not.toContainText('quibblewort')
      const links = await page
        .locator('.heat td a')
        .evaluateAll(found => found.map(link => ({href: link.getAttribute('href') ?? '', text: link.textContent ?? ''})))
      expect(links.length).toBeGreaterThan(10)
      // Every seventh: all of them are compared in tests/features/patterns.
      for (const {href, text} of links.filter((_, at) => at % 7 === 0)) {
        const answer = await page.request.get(toAddress(href.replace('/incidents', '/incidents.json')))
        const listed: unknown = await answer.json()
        expect([href, Array.isArray(listed) ? listed.length : listed]).toEqual([href, Number(text)])
      }
    }
    // What customers noticed, and what nothing prevents: "3 of 8" leads to the three.
    await page.goto(toAddress('/patterns?show=all'))
    const links = await page
      .locator('.figure-columns td a')
      .evaluateAll(found => found.map(link => ({href: link.getAttribute('href') ?? '', text: link.textContent ?? ''})))
    expect(links.filter(({text}) => text.includes(' of ')).length).toBeGreaterThan(1)
    for (const {href, text} of links.filter((link, at) => link.text.includes(' of ') || at % 5 === 0)) {
      const answer = await page.request.get(toAddress(href.replace('/incidents', '/incidents.json')))
      const listed: unknown = await answer.json()
      expect([href, Array.isArray(listed) ? listed.length : listed]).toEqual([href, Number.parseInt(text, 10)])
    }
  })

  test('I read which factors nothing prevents, and how often customers knew first', async ({page}) => {
    await page.goto(toAddress('/patterns?service=store'))
    const prevention = page.getByRole('region', {name: 'Table of factors without any preventing action'})
    await expect(prevention.getByRole('row', {name: /capacity: disk/})).toContainText('22')
    await expect(prevention.getByRole('row', {name: /change: code/})).toHaveCount(0)
    const customers = page.getByRole('region', {name: 'Table of what customers noticed first'})
    // Of 22 of the queue, 14 say so, and 7 of them were customers; of the mail 4 of 16.
    await expect(customers.getByRole('row', {name: /All incidents/})).toContainText('11 of 30')
    await customers
      .getByRole('row', {name: /All incidents/})
      .getByRole('link', {name: '30'})
      .click()
    await expect(page.getByRole('heading', {level: 1})).toContainText('30 incidents')
    await page.goBack()
    await customers
      .getByRole('row', {name: /All incidents/})
      .getByRole('link', {name: '11'})
      .click()
    await expect(page.getByRole('heading', {level: 1})).toContainText('11 incidents')
  })

  test('the start page names what grows, and leads there', async ({page}) => {
    await page.goto(toAddress('/'))
    const growing = page.getByRole('region', {name: 'Patterns that are growing'})
    await expect(growing.getByRole('listitem').first()).toContainText('capacity: disk')
    await growing.getByRole('link', {name: 'capacity: disk'}).click()
    await expect(page).toHaveURL(/\/patterns#growth$/)
  })

  test('the map shows what is related, by keyboard and as a table, and hides what is hidden', async ({page}) => {
    await page.goto(toAddress('/patterns'))
    await page.getByRole('navigation', {name: 'Patterns'}).getByRole('link', {name: 'Map'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Map of relations')
    await expect(page.locator('main')).not.toContainText('The vault stood still')
    const table = page.getByRole('region', {name: 'Relations', exact: true})
    const total = Number(/^(\d+) relations/.exec((await page.locator('.figures-of').textContent()) ?? '')?.[1])
    expect(total).toBeGreaterThan(10)
    await expect(table.locator('tbody tr')).toHaveCount(total)
    await expect(page.locator('.map-lines .map-line:not(.line-inside)')).toHaveCount(total)
    await keysWork(page)
    await page.keyboard.press('j')
    await expect(page.locator('.map ol a').first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/incidents\/20/)
    await page.goBack()
    await page
      .getByRole('navigation', {name: 'Kinds of relations'})
      .getByRole('link', {name: /same symptom/})
      .click()
    await expect(page).toHaveURL(/type=same-symptom/)
    await expect(table.locator('tbody tr')).toHaveCount(3)
    for (const row of await table.locator('tbody tr').all()) await expect(row).toContainText('same symptom as')
  })

  for (const theme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`axe finds nothing in ${theme} at ${width} pixels, and nothing sticks out`, async ({browser}) => {
        const context = await browser.newContext({colorScheme: theme, viewport: {width, height: 900}, reducedMotion: 'reduce'})
        const page = await context.newPage()
        for (const address of ['/patterns', '/patterns?of=trigger&by=service', '/patterns?service=nobody', '/patterns/map', '/patterns/map?type=caused-by']) {
          await page.goto(toAddress(address))
          expect(await findViolations(page)).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        }
        await context.close()
      })
    }
  }

  test.describe('without JavaScript', () => {
    test.use({javaScriptEnabled: false})

    test('I choose what is counted and narrow it all the same', async ({page}) => {
      await page.goto(toAddress('/patterns'))
      await page.getByRole('link', {name: 'By service'}).click()
      await page.getByRole('navigation', {name: 'What is counted', exact: true}).getByRole('link', {name: 'Triggers'}).click()
      await expect(page.getByRole('heading', {name: 'Triggers by service'})).toBeVisible()
      await page.getByRole('combobox', {name: 'Any service'}).selectOption('mail')
      await page.getByRole('button', {name: 'Narrow'}).click()
      await expect(page.getByText('What 16 incidents have in common')).toBeVisible()
      await expect(page.getByRole('heading', {name: 'Triggers by service'})).toBeVisible()
      await page.getByRole('link', {name: 'Remove mail'}).click()
      await expect(page.getByText('What 55 incidents have in common')).toBeVisible()
    })
  })
})
