import {expect, test} from './reader.ts'

test('I open Hindsight and see what happened lately, and how much is still to be done', async ({page}) => {
  await page.goto('/')
  await expect(page).toHaveTitle('Hindsight')
  const recent = page.getByRole('region', {name: 'Recent incidents'})
  await expect(recent.getByRole('listitem')).toHaveCount(5)
  await expect(recent.getByRole('listitem').first()).toContainText('Calls ended abruptly')
  await expect(page.getByRole('region', {name: 'Open remediation'})).toContainText('14')
})

test('I follow an open action to its place on the incident’s page', async ({page}) => {
  await page.goto('/')
  const action = page.getByRole('region', {name: 'Open remediation'}).getByRole('link', {name: /^Keep the carrier/})
  await action.click()
  await expect(page).toHaveURL(/2018-11-05-dixa-telephony#action-4$/)
  await expect(page.locator('#action-4')).toContainText('Keep the carrier')
})

test('I search from the start', async ({page}) => {
  await page.goto('/')
  await page.getByLabel('Search incidents').fill('redis')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/incidents\?q=redis$/)
  await expect(page.getByRole('heading', {level: 1})).toContainText('about “redis”')
})

test('I choose dark, and it is dark on the next page and from the first byte', async ({page, request}) => {
  await page.goto('/incidents')
  await page.getByRole('button', {name: 'Dark'}).click()
  await expect(page).toHaveURL(/\/incidents$/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto('/')
  await expect(page.getByRole('button', {name: 'Dark'})).toHaveAttribute('aria-pressed', 'true')
  expect(await (await request.get('/', {headers: {Cookie: 'theme=dark'}})).text()).toContain('<html lang="en" data-theme="dark">')
})
