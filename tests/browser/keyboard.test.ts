import type {Page} from '@playwright/test'
import {expect, pages, test} from './reader.ts'

test('I skip to the content', async ({page}) => {
  await page.goto(pages.incidents)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', {name: 'Skip to the content'})).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

/** Keys work once the page's script has run, shortly after the page is there. */
async function keysWork(page: Page): Promise<void> {
  await expect(page.locator('html[data-keys=ready]')).toBeAttached()
}

test('I search with /, move with j and k, open with Enter, and go with g', async ({page}) => {
  await page.goto(pages.incidents)
  await keysWork(page)
  const rows = page.getByRole('main').locator('[data-row]')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('j')
  await expect(page.getByRole('searchbox')).toHaveValue('j')
  await page.getByRole('searchbox').blur()
  await page.keyboard.press('j')
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/2025-03-13-vapi-call-workers/)
  await keysWork(page)
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(page).toHaveURL(/\/incidents$/)
})

test('I ask for the keys with ?, and close them with Escape', async ({page}) => {
  await page.goto(pages.start)
  await keysWork(page)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', {name: 'Keys'})
  await expect(keys).toContainText('Next and previous row')
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await page.getByRole('button', {name: /^Keys/}).click()
  await expect(keys).toBeVisible()
  await keys.getByRole('button', {name: 'Close'}).click()
  await expect(keys).toBeHidden()
})
