import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {findViolations} from './find-violations.ts'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {writeInsightsFolder} from './insights-folder.ts'
import {expect, keysWork, test} from './reader.ts'

/** The second of the two quarters that the folder has, against the first. */
const quarter = '/insights?from=2024-01-01&to=2024-03-31'

test.describe('a library of two quarters', () => {
  test.describe.configure({timeout: 200_000})
  let folder = ''
  let server: HindsightServer | undefined

  test.beforeAll(async () => {
    test.setTimeout(400_000)
    folder = await mkdtemp(path.join(tmpdir(), 'hindsight-insights-'))
    await writeInsightsFolder(folder)
    server = await serve(folder)
  })

  test.afterAll(async () => {
    await server?.stop()
    if (folder !== '') await rm(folder, {recursive: true, force: true})
  })

  const toAddress = (address: string): string => `${server?.address}${address}`

  test('says how long incidents took, how well that is known, and of how many', async ({page}) => {
    await page.goto(toAddress(quarter))
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Insights')
    await expect(page.getByText('1 Jan 2024 to 31 Mar 2024, against 1 Oct 2023 to 31 Dec 2023')).toBeVisible()
    const section = page.getByRole('region', {name: 'How long it took'}).first()
    await expect(section).toContainText('18 of 18 incidents state when it started and when it was mitigated.')
    await expect(section).toContainText('12 of 18 incidents state when it started and when it was detected.')
    const table = page.getByRole('region', {name: 'How long it took, in figures'})
    // 0 0 2 4 4 6 8 11 12 | 15 19 22 30 41 66 95 180 420
    await expect(table.getByRole('row', {name: /^To mitigate 1 Jan 2024/})).toContainText('14 m')
    await expect(table.getByRole('row', {name: /^To mitigate 1 Jan 2024/})).toContainText('7 h')
    const picture = page.getByRole('group', {name: /^Time to mitigate of each incident/}).locator('visible=true')
    await expect(picture).toHaveAccessibleName(/18 incidents, from 0 m to 7 h; half within 14 m \(\d+ m to .* m\); the middle half from/)
    await expect(picture.getByRole('link')).toHaveCount(34)
  })

  test('claims a change only where the numbers carry it', async ({page}) => {
    await page.goto(toAddress(quarter))
    const section = page.getByRole('region', {name: 'How long it took'}).first()
    await expect(section).toContainText(
      'The median is 1 h 9 m less than in the period before; with these 18 and 16 incidents the difference is 19 m to 4 h 22 m.',
    )
    await expect(page.getByRole('region', {name: 'How often'})).toContainText('18 incidents in 91 days, 16 in 92 days before. The two cannot be told apart')
    await expect(page.getByRole('region', {name: 'How often'})).toContainText('1 incident more has no date, and so is in no period.')
    await page.goto(toAddress(`${quarter}&service=payments&severity=1`))
    await expect(section).toContainText('Too few to compare the medians')
  })

  test('leads from a dot to its incident, by pointer and by arrow keys', async ({page}) => {
    await page.goto(toAddress(quarter))
    await keysWork(page)
    const picture = page.getByRole('group', {name: /^Time to mitigate of each incident/}).locator('visible=true')
    const dots = picture.getByRole('link')
    await dots.first().focus()
    await page.keyboard.press('ArrowRight')
    await expect(dots.nth(1)).toBeFocused()
    await page.keyboard.press('End')
    await expect(dots.last()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/incidents\/20\d\d-\d\d-\d\d-orders-refused-\d+$/)
    await page.goBack()
    await picture.getByRole('link', {name: 'Orders were refused for the 18. time in winter, 7 h'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Orders were refused for the 18. time in winter')
  })

  test('counts severities and who noticed, each number with the list behind it', async ({page}) => {
    await page.goto(toAddress(quarter))
    const severity = page.getByRole('region', {name: 'Severity'})
    await expect(severity.getByRole('row', {name: /^SEV1/})).toContainText('22%')
    await severity
      .getByRole('row', {name: /^not stated/})
      .getByRole('link')
      .first()
      .click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText(/^4 incidents severity not stated, 2024-01-01 to 2024-03-31/)
  })

  test('says what became of the actions and what the documents state', async ({page}) => {
    await page.goto(toAddress(quarter))
    const health = page.getByRole('region', {name: 'What became of the actions'})
    await expect(health).toContainText('36 actions of 18 incidents of the period, as they stand today.')
    await expect(health.getByRole('row', {name: /^1 Jan 2024/})).toContainText('18 (50%)')
    await expect(
      page
        .getByRole('region', {name: 'What the documents state'})
        .last()
        .getByRole('row', {name: /^When it was resolved/}),
    ).toContainText('15 83%')
  })

  test('leads from every number to as many incidents or actions', async ({page}) => {
    await page.goto(toAddress(quarter))
    const links = await page
      .locator('.insights-page :is(td, dd) a')
      .evaluateAll(all => all.map(link => ({text: link.textContent?.trim() ?? '', href: link.getAttribute('href') ?? ''})))
    const counts = links.filter(({text}) => /^[\d,]+( without\b.*)?$/.test(text))
    const asked = new Map(counts.map(({text, href}) => [href, Number(text.replace(/ without.*|,/g, ''))]))
    expect([...asked.keys()].filter(href => href.startsWith('/remediation')).length).toBeGreaterThan(5)
    expect(asked.size).toBeGreaterThan(40)
    for (const [href, count] of asked) {
      const html = await (await page.request.get(toAddress(href))).text()
      const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replace(/<!-- -->/g, '')
      expect(`${href}: ${heading?.match(/[\d,]+/)?.[0]}`).toBe(`${href}: ${count}`)
    }
  })

  test('gives every figure as a file', async ({page}) => {
    await page.goto(toAddress(quarter))
    const download = page.waitForEvent('download')
    await page.getByRole('link', {name: 'CSV'}).click()
    const text = await readFile(await (await download).path(), 'utf8')
    const lines = text.replace('\ufeff', '').trimEnd().split('\r\n')
    expect(lines[0]).toBe('figure,of,period,from,to,value,unit,low,high,method,count,among,verdict')
    expect(lines).toContain('incidents,,report,2024-01-01,2024-03-31,18,incidents,,,,,,')
    expect(lines.find(line => line.startsWith('ttm,median,report'))).toMatch(
      /^ttm,median,report,2024-01-01,2024-03-31,13\.5,minutes,[\d.]+,[\d.]+,bootstrap,18,18,$/,
    )
    expect(lines.find(line => line.startsWith('ttm,difference of medians,both'))).toMatch(
      /^ttm,difference of medians,both,,,-[\d.]+,minutes,-[\d.]+,-[\d.]+,bootstrap,,,apart$/,
    )
  })

  test('leads from each month to its incidents, by a table', async ({page}) => {
    await page.goto(toAddress(quarter))
    await page.getByRole('region', {name: 'How often'}).getByText('As a table').click()
    const count = page.getByRole('region', {name: 'Table of incidents by month'}).getByRole('link').first()
    const number = Number(await count.textContent())
    expect(number).toBeGreaterThan(0)
    await count.click()
    await expect(page).toHaveURL(/from=2024-0\d-01&to=2024-0\d-\d\d/)
    await expect(page.locator('[data-row]')).toHaveCount(number)
  })

  test('shows all there is where the last twelve months have nothing, and says so', async ({page}) => {
    await page.goto(toAddress('/'))
    await keysWork(page)
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    await expect(page).toHaveURL(/\/insights$/)
    await expect(page.getByText('No incident of the last twelve months is known here, so this is of all time.')).toBeVisible()
    await expect(page.getByRole('navigation', {name: 'Main', exact: true}).getByRole('link', {name: 'Insights'})).toHaveAttribute('aria-current', 'page')
    await page.getByRole('navigation', {name: 'Period'}).getByRole('link', {name: 'Last quarter'}).click()
    await expect(page.getByRole('heading', {name: 'No incident in this period.'})).toBeVisible()
    await page.getByRole('link', {name: 'Show all time'}).click()
    await expect(page.getByText('All time. As of')).toBeVisible()
  })

  test('prints as a report, without what one clicks and with every definition', async ({page}) => {
    await page.goto(toAddress(quarter))
    await page.emulateMedia({media: 'print'})
    await expect(page.getByRole('navigation', {name: 'Period'})).toBeHidden()
    await expect(page.getByRole('link', {name: 'CSV'})).toBeHidden()
    await expect(page.getByText('A 95% interval holds the figure in 19 of 20 such samples')).toBeVisible()
    await expect(page.getByText('1 Jan 2024 to 31 Mar 2024, against')).toBeVisible()
  })

  test.describe('without scripts', () => {
    test.use({javaScriptEnabled: false})

    test('is narrowed by its forms', async ({page}) => {
      await page.goto(toAddress(quarter))
      await page.getByRole('combobox', {name: 'Any service'}).selectOption('payments')
      await page.getByRole('button', {name: 'Narrow'}).click()
      await expect(page.getByText(/, against 1 Oct 2023 to 31 Dec 2023, payments\./)).toBeVisible()
      await page.getByRole('textbox', {name: 'From'}).fill('2024-02-01')
      await page.getByRole('button', {name: 'Show these days'}).click()
      await expect(page).toHaveURL(/service=payments/)
      await expect(page.getByText('1 Feb 2024 to 31 Mar 2024')).not.toHaveCount(0)
      await page.getByRole('link', {name: 'Remove payments'}).click()
      await expect(page).not.toHaveURL(/service/)
    })
  })

  for (const theme of ['light', 'dark'] as const)
    for (const width of [1440, 390])
      test.describe(`${theme}, ${width} pixels wide`, () => {
        test.use({colorScheme: theme, viewport: {width, height: 900}, reducedMotion: 'reduce'})
        for (const address of [quarter, '/insights?period=all&severity=1'])
          test(`axe finds nothing on ${address}, and nothing sticks out`, async ({page}) => {
            await page.goto(toAddress(address))
            for (const details of await page.locator('details').all()) await details.evaluate(element => element.setAttribute('open', ''))
            expect(await findViolations(page)).toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
          })
      })
})
