import {expect, test} from './reader.ts'

test('I narrow the list, the address says by what, and I take it back', async ({page}) => {
  await page.goto('/incidents')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('5 incidents')
  await page.getByRole('group', {name: 'Year'}).getByRole('checkbox', {name: /^2020/}).check()
  await expect(page).toHaveURL(/[?&]year=2020/)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('1 incident 2020')
  await expect(page.getByRole('checkbox', {name: /^2020/})).toBeFocused()
  await page.getByRole('link', {name: 'Remove 2020'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('5 incidents')
})

test('I change the order', async ({page}) => {
  await page.goto('/incidents')
  await expect(page.locator('html[data-keys=ready]')).toBeAttached()
  await page.getByRole('combobox', {name: 'Order'}).selectOption('Oldest first')
  await expect(page).toHaveURL(/order=oldest/)
  await expect(
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({has: page.getByRole('heading')})
      .first(),
  ).toContainText('2018-11-05')
})

test('I search within what I have narrowed to', async ({page}) => {
  await page.goto('/incidents?year=2020&year=2018')
  await page.getByLabel('Search incidents').fill('carrier')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/year=2020/)
  await expect(page.getByRole('heading', {level: 1})).toContainText('about “carrier”, 2020 or 2018')
})

test('I am told what of an address does not exist, and see the rest', async ({page}) => {
  await page.goto('/incidents?severity=9&year=2020&page=7')
  await expect(page.getByRole('list', {name: 'About this address'})).toContainText('There is no severity “9”, so it was left out.')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('1 incident 2020')
})

test('I search from the list, and the best match comes first; I ask for the newest first, and it does', async ({page}) => {
  await page.goto('/incidents')
  await page.getByLabel('Search incidents').fill('redis')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/incidents?q=redis')
  await expect(page.getByRole('combobox', {name: 'Order'})).toHaveValue('')
  await page.getByRole('combobox', {name: 'Order'}).selectOption('Newest first')
  await expect(page).toHaveURL('/incidents?q=redis&order=newest')
})

test('I find nothing, and am shown which filter stands in the way', async ({page}) => {
  await page.goto('/incidents?q=nothingness&year=2020')
  await expect(page.getByRole('heading', {name: 'No incident matches all of this.'})).toBeVisible()
  await page.getByRole('main').getByRole('link', {name: 'Remove “nothingness”', exact: true}).last().click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('1 incident 2020')
})

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('I narrow, search and order the list all the same', async ({page}) => {
    await page.goto('/incidents')
    await page.getByRole('checkbox', {name: /^2020/}).check()
    await page.getByRole('checkbox', {name: /^2018/}).check()
    await page.getByRole('combobox', {name: 'Order'}).selectOption('Oldest first')
    await page.getByLabel('Search incidents').fill('carrier')
    await page.getByRole('button', {name: 'Apply'}).click()
    await expect(page).toHaveURL(/year=2020&year=2018/)
    await expect(page.getByRole('heading', {level: 1})).toContainText('about “carrier”, 2020 or 2018')
    await expect(page.getByRole('main').getByRole('listitem').filter({hasText: '2018-11-05'})).toBeVisible()
  })
})

test.describe('on a telephone', () => {
  test.use({viewport: {width: 390, height: 844}, hasTouch: true})

  test('I choose several filters in a sheet before the list changes', async ({page}) => {
    await page.goto('/incidents')
    await expect(page.getByRole('checkbox', {name: /^2020/})).toBeHidden()
    await page.getByRole('button', {name: 'Filters'}).click()
    await page.getByRole('checkbox', {name: /^2020/}).check()
    await page.getByRole('checkbox', {name: /^2018/}).check()
    await page.getByRole('button', {name: 'Show incidents'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('2 incidents 2020 or 2018')
  })

  test('I go elsewhere by the bar below', async ({page}) => {
    await page.goto('/incidents')
    const bar = page.getByRole('navigation', {name: 'Main, short'})
    await expect(bar.getByRole('link', {name: 'Incidents'})).toHaveAttribute('aria-current', 'page')
    await bar.getByRole('button', {name: 'More'}).click()
    await expect(page.getByRole('button', {name: 'Dark'})).toBeVisible()
    await page.keyboard.press('Escape')
    await bar.getByRole('link', {name: 'Start'}).click()
    await expect(page.getByRole('region', {name: 'Recent incidents'})).toBeVisible()
  })
})

test('I mistype, and go through the incidents that stand there all the same', async ({page}) => {
  await page.goto('/incidents?q=redsi')
  await expect(page.getByRole('main')).toContainText('These are for “redis”.')
  const link = page.locator('main a[data-row]').first()
  expect(new URL((await link.getAttribute('href')) ?? '', 'http://localhost').searchParams.get('list')).toBe('q=redis')
})

test('I see in the table, too, where my words were found, and what state a document is in', async ({page}) => {
  await page.goto('/incidents?q=redis&view=table')
  await expect(page.getByRole('columnheader', {name: 'Found in'})).toBeVisible()
  const passage = page.locator('.cell-found .passages a').first()
  await expect(passage).toHaveAttribute('href', /^\/incidents\/.+#/)
  await page.goto('/incidents?view=table')
  await expect(page.getByRole('columnheader', {name: 'Found in'})).toHaveCount(0)
})
