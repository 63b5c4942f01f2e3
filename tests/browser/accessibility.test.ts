import {findViolations} from './find-violations.ts'
import {expect, keysWork, pages, test} from './reader.ts'

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${theme}, ${width} pixels wide`, () => {
      test.use({colorScheme: theme, viewport: {width, height: 900}, reducedMotion: 'reduce'})

      for (const [name, address] of Object.entries(pages)) {
        test(`axe finds nothing on ${name}, and nothing sticks out`, async ({page}) => {
          await page.goto(address)
          for (const details of await page.locator('details').all()) await details.evaluate(element => element.setAttribute('open', ''))
          expect(await findViolations(page)).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        })
      }
    })
  }
}

test('axe finds nothing while a card, the keys or a sheet are open', async ({page}) => {
  await page.goto(pages.incident)
  await page.getByRole('link', {name: 'author says 109 min'}).focus()
  expect(await findViolations(page)).toEqual([])
  await keysWork(page)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', {name: 'Keys'})).toBeVisible()
  expect(await findViolations(page)).toEqual([])
  await page.setViewportSize({width: 390, height: 844})
  await page.goto(pages.incidents)
  await page.getByRole('button', {name: 'Filters'}).click()
  expect(await findViolations(page)).toEqual([])
  for (const panel of ['View', 'Saved']) {
    await page.goto(pages.table)
    await page.getByRole('button', {name: panel, exact: true}).click()
    expect(await findViolations(page)).toEqual([])
  }
})
