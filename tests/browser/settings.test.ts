import {findViolations} from './find-violations.ts'
import {expect, test} from './reader.ts'

test('I find the settings in the navigation, and from there what came of the sync', async ({page}) => {
  await page.goto('/')
  await page.getByRole('navigation', {name: 'Main', exact: true}).getByRole('link', {name: 'Settings'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Settings')
  await page.getByRole('main').getByRole('link', {name: 'Sync'}).click()
  await expect(page).toHaveURL(/\/settings\/sync$/)
})

test('I find the settings under More on a narrow screen', async ({page}) => {
  await page.setViewportSize({width: 390, height: 844})
  await page.goto('/')
  await page.getByRole('button', {name: 'More'}).click()
  await page.getByRole('dialog', {name: 'More'}).getByRole('link', {name: 'Settings'}).click()
  await expect(page).toHaveURL(/\/settings$/)
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({javaScriptEnabled})

    for (const place of ['audit', 'configuration', 'members']) {
      test(`I am told that /settings/${place} is for administrators, and what to do`, async ({page, request}) => {
        const answer = await page.goto(`/settings/${place}`)
        expect(answer?.status()).toBe(403)
        await expect(page.getByRole('heading', {level: 1})).toHaveText('This page is for administrators.')
        await expect(page.getByRole('link', {name: 'Sign in'})).toHaveAttribute('href', `/login?next=%2Fsettings%2F${place}`)
        if (javaScriptEnabled) expect(await findViolations(page)).toEqual([])
        await page.getByRole('link', {name: 'Other settings'}).click()
        await expect(page.getByRole('heading', {level: 1})).toHaveText('Settings')
        // However the address is written, nothing comes of it.
        expect((await request.get(`/settings/%${(place.codePointAt(0) ?? 0).toString(16)}${place.slice(1)}?q=a`)).status()).toBe(403)
      })
    }
  })
}

test('I get no file of the audit log either', async ({request}) => {
  for (const form of ['csv', 'json']) {
    const answer = await request.get(`/settings/audit.${form}`)
    expect([answer.status(), await answer.text()]).toEqual([403, 'The audit log is for administrators. If you are one, sign in first.\n'])
  }
})
