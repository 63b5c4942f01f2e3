import axe from 'axe-core'
import {expect, keysWork, pages, test} from './reader.ts'

test('I go anywhere by Ctrl K: to a page', async ({page}) => {
  await page.goto(pages.incident)
  await keysWork(page)
  await page.getByRole('link', {name: 'Incidents'}).first().focus()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', {name: 'Go to'})
  const field = palette.getByRole('combobox')
  await expect(field).toBeFocused()
  await page.keyboard.type('syn')
  await expect(palette.getByRole('option').first()).toHaveText(/^Sync/)
  await expect(palette.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(page.getByRole('link', {name: 'Incidents'}).first()).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sync')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/settings\/sync$/)
})

test('I go to an incident or to what has its name, or search for it', async ({page}) => {
  await page.goto(pages.start)
  await keysWork(page)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', {name: 'Go to'})
  await page.keyboard.type('calls ended')
  await expect(palette.getByRole('option', {name: /^Calls ended abruptly.*incident$/})).toBeVisible()
  await expect(palette.getByRole('option').last()).toContainText('Search for “calls ended”')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(palette.getByRole('option').last()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/incidents?q=calls%20ended')
})

test('the palette is reached without a keyboard, and fits where it is narrow', async ({page}) => {
  await page.setViewportSize({width: 390, height: 844})
  await page.goto(pages.incidents)
  await keysWork(page)
  await page.getByRole('button', {name: 'More'}).click()
  await page.getByRole('button', {name: 'Go to…'}).click()
  const palette = page.getByRole('dialog', {name: 'Go to'})
  await expect(palette.getByRole('combobox')).toBeFocused()
  await expect(palette.getByRole('option').first()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.evaluate(axe.source)
  expect(await page.evaluate(async () => (await window.axe.run(document, {resultTypes: ['violations']})).violations.map(({id}) => id))).toEqual([])
})

test('while I type a search, what I may mean stands below it; without a choice Enter searches', async ({page}) => {
  await page.goto(pages.incidents)
  await keysWork(page)
  const field = page.getByRole('combobox', {name: 'Search incidents'})
  await page.keyboard.press('/')
  await page.keyboard.type('redis')
  const list = page.getByRole('listbox', {name: 'Suggestions'})
  await expect(list.getByRole('option').first()).toBeVisible()
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  await page.evaluate(axe.source)
  expect(await page.evaluate(async () => (await window.axe.run(document, {resultTypes: ['violations']})).violations.map(({id}) => id))).toEqual([])
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await expect(field).toHaveAttribute('aria-activedescendant', /./)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(field).toHaveValue('redis')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/incidents?q=redis')
})

test('I narrow what I have typed to a service that I have begun to name', async ({page}) => {
  await page.goto('/incidents')
  await keysWork(page)
  await page.keyboard.press('/')
  await page.keyboard.type('memory call-wor')
  const option = page.getByRole('listbox', {name: 'Suggestions'}).getByRole('option', {name: 'call-workers service, within “memory”'})
  await option.click()
  await expect(page).toHaveURL('/incidents?q=memory&service=call-workers')
  await expect(page.getByRole('searchbox', {name: 'Search incidents'}).or(page.getByRole('combobox', {name: 'Search incidents'}))).toHaveValue('memory')
})

test('an answer that comes late does not stand below what I have typed since', async ({page}) => {
  let release = (): void => undefined
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route('**/suggestions?q=early', async route => {
    await held
    await route.fulfill({json: [{href: '/incidents', label: 'too late', note: 'service'}]}).catch(() => undefined)
  })
  await page.route('**/suggestions?q=early*later', route => route.fulfill({json: [{href: '/incidents', label: 'in time', note: 'service'}]}))
  await page.goto(pages.incidents)
  const options = page.getByRole('listbox', {name: 'Suggestions'}).getByRole('option')
  await keysWork(page)
  await page.keyboard.press('/')
  const asked = page.waitForRequest('**/suggestions?q=early')
  await page.keyboard.type('early')
  await asked
  await page.keyboard.type(' later')
  await expect(options.filter({hasText: 'in time'})).toBeVisible()
  release()
  await page.unrouteAll({behavior: 'wait'})
  await expect(options).toHaveCount(1)
  await expect(options.filter({hasText: 'in time'})).toBeVisible()
})

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}
