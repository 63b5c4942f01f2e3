import {findViolations} from './find-violations.ts'
import {expect, keysWork, test} from './reader.ts'

const alert = `[FIRING:1] NodeMemory (calls critical)
2025-03-13T03:47:11Z pod/voice-worker-6d5f7b9c44-x2x9k OOMKilled, exit code 137, memory limit 2147483648
calls of two customers ended abruptly, no reason is given`

const chat = `Kim 09:41 the printer on floor 3 takes no badges since the toner change
Ola 09:43 jobs sit there as "held", display says 49.4C02`

/** More than is read. */
const long = `${alert}\n${'out of memory again\n'.repeat(2000)}`

test('I paste an alert and read why, what it was, what ended it and what is still open', async ({page}) => {
  await page.goto('/')
  await page.getByRole('navigation', {name: 'Main', exact: true}).getByRole('link', {name: 'Seen before?'}).click()
  await expect(page).toHaveURL(/\/seen-before$/)
  await keysWork(page)
  await page.getByRole('textbox', {name: 'What you see'}).fill(alert)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('#seen-answer')).toHaveText(/^\d of \d+ incidents looked like this$/)
  // Nothing of it stands in the address.
  expect(new URL(page.url()).search).toBe('')
  const first = page.locator('.seen-card').first()
  await expect(first.getByRole('heading', {level: 3})).toHaveText(/call workers exceeded their memory limit/)
  await expect(first.getByRole('heading', {level: 4}).first()).toHaveText('Symptoms match verify')
  await expect(first.locator('mark').first()).toBeVisible()
  await expect(first.getByText('Monitor call workers for container restarts')).toBeVisible()
  await expect(page.locator('del', {hasText: '2025-03-13T03:47:11Z'})).toBeVisible()
  await expect(page.locator('del', {hasText: '137'})).toHaveCount(0)
  await first.locator('.seen-place a').first().click()
  await expect(page).toHaveURL(/\/incidents\/2025-03-13-vapi-call-workers#./)
})

test('I am told that there is nothing similar, and among how many incidents', async ({page}) => {
  await page.goto('/seen-before')
  await page.getByRole('textbox', {name: 'What you see'}).fill(chat)
  await page.getByRole('button', {name: 'Look for it'}).click()
  await expect(page.locator('#seen-answer')).toHaveText(/^Nothing similar in \d+ incidents$/)
  await expect(page.locator('.seen-card')).toHaveCount(0)
})

test('I paste something long, and am told how much of it was read', async ({page}) => {
  await page.goto('/seen-before')
  await page.getByRole('textbox', {name: 'What you see'}).fill(long)
  await page.getByRole('button', {name: 'Look for it'}).click()
  await expect(page.getByText('Only the first 20,000 characters were read.')).toBeVisible()
  await expect(page.locator('.seen-card').first()).toBeVisible()
})

test('I follow how long it took to the lines that state it', async ({page}) => {
  await page.goto('/seen-before')
  await page
    .getByRole('textbox', {name: 'What you see'})
    .fill('webhooks from the carrier fail, callers get an application error\nredirects 301, no sockets left')
  await page.getByRole('button', {name: 'Look for it'}).click()
  const first = page.locator('.seen-card').first()
  await expect(first.locator('.seen-took')).toHaveText('2 h 54 m after it began')
  await first.getByRole('link', {name: 'it began'}).click()
  await expect(page).toHaveURL(/2018-11-05-dixa-telephony\?tab=source#L\d+$/)
  await expect(page.locator('li:target')).toBeVisible()
})

test('I paste several lines into the search field and am asked nothing else', async ({page}) => {
  await page.goto('/incidents')
  await keysWork(page)
  const paste = async (text: string) =>
    await page
      .locator('[data-search]')
      .first()
      .evaluate((field, pasted) => {
        const data = new DataTransfer()
        data.setData('text/plain', pasted)
        field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
      }, text)
  await paste('redis failover')
  await expect(page).toHaveURL(/\/incidents$/)
  await paste(alert)
  await expect(page).toHaveURL(/\/seen-before\/answer$/)
  await expect(page.locator('.seen-card').first()).toContainText('call workers')
})

test('I paste into the answer, where a field of one line would show what I pasted in the address', async ({page}) => {
  await page.goto('/seen-before')
  await page.getByRole('textbox', {name: 'What you see'}).fill(chat)
  await page.getByRole('button', {name: 'Look for it'}).click()
  await expect(page).toHaveURL(/\/seen-before\/answer$/)
  await expect(page.getByRole('searchbox')).toHaveCount(0)
  await page.getByRole('textbox', {name: 'What you see'}).fill(alert)
  await page.getByRole('button', {name: 'Look for it'}).click()
  await expect(page.locator('.seen-card').first()).toContainText('call workers')
})

const answers = [
  {answer: 'an answer', text: alert, shows: /incidents looked like this$/},
  {answer: 'the answer that nothing is similar', text: chat, shows: /^Nothing similar in \d+ incidents$/},
  {answer: 'the answer to little', text: '2025-03-14T09:26:53Z 4711', shows: 'There is little here to compare.'},
  {answer: 'the answer to more than is read', text: long, shows: 'Only the first 20,000 characters were read.'},
] as const

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    for (const {answer, text, shows} of answers)
      test(`axe finds nothing on ${answer}, ${theme}, ${width} pixels wide, and nothing sticks out`, async ({page}) => {
        await page.emulateMedia({colorScheme: theme, reducedMotion: 'reduce'})
        await page.setViewportSize({width, height: 900})
        await page.goto('/seen-before')
        await page.getByRole('textbox', {name: 'What you see'}).fill(text)
        await page.getByRole('button', {name: 'Look for it'}).click()
        await expect(page.getByText(shows).first()).toBeVisible()
        expect(await findViolations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      })
  }
}

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('I am answered all the same', async ({page}) => {
    await page.setViewportSize({width: 390, height: 844})
    await page.goto('/seen-before')
    await page.getByRole('textbox', {name: 'What you see'}).fill(alert)
    await page.getByRole('button', {name: 'Look for it'}).click()
    await expect(page.locator('.seen-card').first()).toContainText('call workers')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
