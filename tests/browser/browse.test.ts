import {readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {expect, keysWork, test} from './reader.ts'

const periods = (page: import('@playwright/test').Page) => page.getByRole('list', {name: 'Periods'})

test('I choose a period by clicking a bar, and take it back', async ({page}) => {
  await page.goto('/incidents')
  await periods(page).getByRole('link', {name: '2020: 1 incident'}).click()
  await expect(page).toHaveURL('/incidents?from=2020-01-01&to=2020-12-31')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('1 incident 2020-01-01 to 2020-12-31')
  // The others are still there to be seen, and to be gone to.
  await expect(periods(page).getByRole('link', {name: '2018: 1 incident'})).toBeVisible()
  await page.getByRole('link', {name: 'All years'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('5 incidents')
})

test('I drag over the bars to choose several years', async ({page}) => {
  await page.goto('/incidents?order=oldest')
  await keysWork(page)
  const [from, to] = await Promise.all(['2020: 1 incident', '2024: 1 incident'].map(name => periods(page).getByRole('link', {name}).boundingBox()))
  if (!from || !to) throw new Error('Cannot drag: a bar has no place on the page')
  // Backwards, which comes to the same.
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2, {steps: 5})
  await page.mouse.up()
  await expect(page).toHaveURL('/incidents?from=2020-01-01&to=2024-12-31&order=oldest')
  await expect(page.getByRole('heading', {level: 1})).toContainText('3 incidents')
})

test.describe('on a telephone', () => {
  test.use({viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true})

  test('I draw a finger over the bars to choose several years, tap one for itself, and scroll past them', async ({page, context}) => {
    const finger = await context.newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly {x: number; y: number}[]) =>
      finger.send('Input.dispatchTouchEvent', {type, touchPoints: [...points]})
    const draw = async (from: {x: number; y: number}, to: {x: number; y: number}) => {
      await touch('touchStart', [from])
      for (let step = 1; step <= 8; step++) await touch('touchMove', [{x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8}])
      await touch('touchEnd', [])
    }
    const middle = async (name: string) => {
      const box = await periods(page).getByRole('link', {name}).boundingBox()
      if (!box) throw new Error(`Cannot touch ${name}: it has no place on the page`)
      return {x: box.x + box.width / 2, y: box.y + box.height / 2}
    }
    await page.goto('/incidents')
    await keysWork(page)
    const from = await middle('2020: 1 incident')
    await draw(from, {x: from.x, y: from.y - 200})
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0)
    await expect(page).toHaveURL('/incidents')
    // Afresh, because a page that was pushed goes on rolling, and the finger would land elsewhere.
    await page.goto('/incidents')
    await keysWork(page)
    await draw(await middle('2020: 1 incident'), await middle('2024: 1 incident'))
    await expect(page).toHaveURL('/incidents?from=2020-01-01&to=2024-12-31')
    await expect(page.getByRole('heading', {level: 1})).toContainText('3 incidents')
    await keysWork(page)
    await periods(page).getByRole('link', {name: '2018: 1 incident'}).tap()
    await expect(page).toHaveURL('/incidents?from=2018-01-01&to=2018-12-31')
  })
})

test('I choose several years with the keyboard, and hear which', async ({page}) => {
  await page.goto('/incidents')
  await keysWork(page)
  await periods(page).getByRole('link', {name: '2018: 1 incident'}).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(periods(page).getByRole('link', {name: '2020: 1 incident'})).toBeFocused()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByRole('status').filter({hasText: '2020-01-01 to 2021-12-31'})).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/incidents?from=2020-01-01&to=2021-12-31')
})

test('I see the list as a table, order it by its heads, and it is remembered', async ({page}) => {
  await page.goto('/incidents')
  await page.getByRole('navigation', {name: 'Show as'}).getByRole('link', {name: 'Table'}).click()
  await expect(page).toHaveURL('/incidents?view=table')
  const table = page.getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(6)
  await expect(table.getByRole('columnheader', {name: 'Began'})).toHaveAttribute('aria-sort', 'descending')
  await table.getByRole('columnheader', {name: 'Began'}).getByRole('link').click()
  await expect(page).toHaveURL('/incidents?order=oldest&view=table')
  await expect(table.getByRole('row').nth(1)).toContainText('2018-11-05')
  await expect(table.getByRole('columnheader', {name: 'Began'})).toHaveAttribute('aria-sort', 'ascending')
  await page.goto('/incidents')
  await expect(table).toBeVisible()
})

test('I choose columns and density', async ({page}) => {
  await page.goto('/incidents?view=table&year=2020')
  await page.getByRole('button', {name: 'View', exact: true}).click()
  await page.getByRole('checkbox', {name: 'noticed by'}).check()
  await page.getByRole('checkbox', {name: 'services'}).uncheck()
  await page.getByRole('radio', {name: 'compact'}).check()
  await page.getByRole('button', {name: 'Apply'}).last().click()
  await expect(page).toHaveURL(/year=2020.*density=compact.*column=noticed/)
  await expect(page.getByRole('columnheader', {name: 'Noticed by'})).toBeVisible()
  await expect(page.getByRole('columnheader', {name: 'Services'})).toHaveCount(0)
})

test('I am told which name I may have meant, and go on with that one', async ({page}) => {
  await page.goto('/incidents?q=memory+service%3Acall-wrokers')
  await expect(page.getByText('No incident has the service “call-wrokers”. Did you mean the service “call-workers”?')).toBeVisible()
  await page.getByRole('link', {name: 'the service “call-workers”'}).click()
  await expect(page).toHaveURL('/incidents?q=memory+service%3Acall-workers')
  await expect(page.getByRole('heading', {level: 1})).toContainText('1 incident')
})

test('I look at the incidents whose document says nothing of when or of what is to be done', async ({page}) => {
  const bare = path.join(process.env.HINDSIGHT_COPY ?? '', 'bare.md')
  await writeFile(bare, '# Something broke\n\nNobody remembers when.\n')
  try {
    await expect(async () => {
      await page.goto('/incidents')
      await page.getByRole('link', {name: '1 has none'}).click({timeout: 500})
    }).toPass()
    await expect(page).toHaveURL('/incidents?year=none')
    await expect(page.getByRole('heading', {level: 1})).toHaveText('1 incident date not stated')
    await expect(page.getByRole('link', {name: 'Something broke'})).toBeVisible()
    await page.goto('/incidents?actions=none')
    await expect(page.getByRole('checkbox', {name: /^not stated/, checked: true})).toHaveCount(1)
    await expect(page.getByRole('link', {name: 'Something broke'})).toBeVisible()
  } finally {
    await rm(bare)
  }
  await expect(async () => {
    await page.goto('/incidents')
    await expect(page.getByRole('heading', {level: 1})).toHaveText('5 incidents', {timeout: 500})
  }).toPass()
})

test('What I pass on or save shows the list as I see it, to somebody who has chosen nothing', async ({page, browser}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/incidents?view=table&density=compact&column=noticed')
  await page.goto('/incidents?year=2020')
  await keysWork(page)
  await expect(page.getByRole('columnheader', {name: 'Noticed by'})).toBeVisible()
  const whole = '/incidents?year=2020&view=table&density=compact&column=noticed'
  await page.getByRole('button', {name: 'Copy link'}).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(new URL(whole, page.url()).href)
  await page.getByRole('link', {name: 'Remove 2020'}).click()
  await expect(page).toHaveURL('/incidents?view=table&density=compact&column=noticed')
  await page.goto('/incidents?year=2020')
  await keysWork(page)
  await page.getByRole('button', {name: 'Saved'}).click()
  const panel = page.getByRole('dialog', {name: 'Saved views'})
  await panel.getByLabel('Name of this view').fill('Mine')
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('link', {name: 'Mine'})).toHaveAttribute('href', whole)
  const other = await (await browser.newContext()).newPage()
  await other.goto(new URL(whole, page.url()).href)
  await expect(other.getByRole('columnheader')).toHaveText(['Incident', 'Noticed by'])
  await other.context().close()
})

test('the table scrolls within itself where it is narrow, and its first column stays', async ({page}) => {
  await page.setViewportSize({width: 390, height: 844})
  await page.goto('/incidents?view=table')
  const frame = page.getByRole('region', {name: 'Incidents, as a table'})
  await frame.evaluate(element => element.scrollTo(400, 0))
  expect(await frame.evaluate(element => element.scrollLeft)).toBeGreaterThan(100)
  await expect(page.getByRole('rowheader').first()).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('I take what I have narrowed to away as a file', async ({page}) => {
  await page.goto('/incidents?year=2020&year=2018')
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: 'CSV'}).click()])
  expect(csv.suggestedFilename()).toBe('incidents.csv')
  const lines = (await readFile(await csv.path(), 'utf8')).split('\r\n')
  expect(lines[0]).toMatch(/^\ufeffid,title,date,/)
  expect(lines.filter(line => /^20\d\d-/.test(line)).map(line => line.slice(0, 4))).toEqual(['2020', '2018'])
  const json = await page.request.get('/incidents.json?q=nothingness')
  expect(json.headers()).toMatchObject({'content-disposition': 'attachment; filename="incidents.json"', 'cache-control': 'private, no-store'})
  expect(await json.json()).toEqual([])
})

test('I keep a list under a name, rename it, open it again, and delete it', async ({page}) => {
  await page.goto('/incidents?year=2020')
  await keysWork(page)
  await page.getByRole('button', {name: 'Saved'}).click()
  const panel = page.getByRole('dialog', {name: 'Saved views'})
  await panel.getByLabel('Name of this view').fill('<b>2020</b>')
  await page.keyboard.press('Enter')
  await panel.getByRole('button', {name: 'Rename <b>2020</b>'}).click()
  await panel.getByLabel('New name of “<b>2020</b>”').fill('The year 2020')
  await page.keyboard.press('Enter')
  await page.goto('/incidents')
  await keysWork(page)
  await page.getByRole('button', {name: 'Saved'}).click()
  await panel.getByRole('link', {name: 'The year 2020'}).click()
  await expect(page).toHaveURL('/incidents?year=2020&view=rows&density=comfortable')
  await page.getByRole('button', {name: 'Saved'}).click()
  await panel.getByRole('button', {name: 'Delete The year 2020'}).click()
  await expect(panel.getByRole('link')).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('I choose a period, a table and its columns all the same', async ({page}) => {
    await page.goto('/incidents')
    await expect(page.getByRole('button', {name: 'Saved'})).toBeHidden()
    await periods(page).getByRole('link', {name: '2020: 1 incident'}).click()
    await expect(page).toHaveURL('/incidents?from=2020-01-01&to=2020-12-31')
    await page.getByRole('button', {name: 'View', exact: true}).click()
    await page.getByRole('radio', {name: 'table', exact: true}).check()
    await page.getByRole('button', {name: 'Apply'}).last().click()
    await expect(page).toHaveURL(/from=2020-01-01&to=2020-12-31&view=table/)
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(2)
  })
})

test('I go through the incidents of a list one after another, and back to it', async ({page}) => {
  await page.goto('/incidents?order=oldest&from=2018-01-01')
  const rows = page.locator('a[data-row]')
  const titles = await rows.allTextContents()
  await rows.first().click()
  const steps = page.getByRole('navigation', {name: 'In this list'})
  await expect(steps.getByRole('link')).toHaveText([new RegExp(`^Next ${titles[1]?.slice(0, 60)}`)])
  for (const title of titles.slice(1)) {
    await steps.getByRole('link', {name: 'Next'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText(title)
  }
  await expect(steps.getByRole('link')).toHaveText([new RegExp(`^Previous ${titles.at(-2)?.slice(0, 60)}`)])
  await steps.getByRole('link', {name: 'Previous'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText(titles.at(-2) ?? '')
  await page.getByRole('navigation', {name: 'You are here'}).getByRole('link').click()
  await expect(page).toHaveURL('/incidents?from=2018-01-01&order=oldest')
})
