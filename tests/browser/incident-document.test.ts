import {mkdir, rm, symlink, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {findViolations} from './find-violations.ts'
import {expect, test} from './reader.ts'

const address = '/incidents/2024-07-01-index-rebuild'
const content = () => process.env.HINDSIGHT_COPY ?? ''

const document = `---
title: Writes stalled while an index was rebuilt
severity: SEV2
timezone: Europe/Berlin
services: [orders]
started: 2024-07-01 23:10
detected: 2024-07-01 23:22
mitigated: 2024-07-03 04:40
resolved: 2024-07-04 09:15
---

## Summary

Writes stalled for a day[^1]. <!-- blame: nobody -->

![Latency of writes](images/latency.png) ![How orders flow](images/flow.svg) ![A graph](https://g.example/a.png)
![Linked out](images/out.png) ![Not what it says](images/page.png)

| Region | Requests failed | Customers | First seen | Last seen | Owner | Note | Ticket |
| --- | ---: | ---: | --- | --- | --- | --- | --- |
| eu-central-1 | 120,340 | 1,204 | 2024-07-01 23:10 | 2024-07-03 04:40 | @platform | the first to fail | ORD-1 |

\`\`\`sql
SELECT id FROM orders WHERE status = 'open' -- all of them
\`\`\`

## Timeline

- **2024-07-01 23:10** — The rebuild takes a lock.
- **2024-07-01 23:22** — An alert wakes the person on call.
- **2024-07-01 23:25** — The rebuild is recognised as the likely cause.
- **2024-07-01 23:26** — It is cancelled.
- **2024-07-01 23:31** — Two database people join.
- **2024-07-03 04:40** — The old index is dropped.
- **2024-07-04 09:15** — A new one is built.

## Status updates

- **2024-07-01 23:40** investigating: Some orders cannot be placed.

## Contributing factors

### A rebuild that takes a lock

Nobody knew.

## Remediation

- [ ] Rebuild without a lock (owner: @platform)

[^1]: And a bit.
`

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>document.title = "ran"</script><rect width="40" height="20"/></svg>'

test.beforeAll(async ({request}) => {
  const images = path.join(content(), 'images')
  await mkdir(images)
  await writeFile(path.join(images, 'latency.png'), Buffer.from(pixel, 'base64'))
  await writeFile(path.join(images, 'unused.png'), Buffer.from(pixel, 'base64'))
  await writeFile(path.join(images, 'flow.svg'), drawing)
  await writeFile(path.join(images, 'page.png'), '<!doctype html><script>alert(1)</script>')
  await symlink('/etc/hostname', path.join(images, 'out.png'))
  await writeFile(path.join(content(), '2024-07-01-index-rebuild.md'), document)
  await writeFile(path.join(content(), '2024-07-02-draft.md'), document.replace('---\n', '---\nstatus: draft\n'))
  await writeFile(path.join(content(), '2024-07-03-secret.md'), document.replace('---\n', '---\nvisibility: restricted\naudience: ["@ada"]\n'))
  await writeFile(path.join(content(), '2024-07-04-little.md'), '# Mail was late\n\nA disk was full.\n')
  const all = ['/incidents/2024-07-04-little', address].map(place =>
    expect.poll(async () => (await request.get(process.env.HINDSIGHT_ADDRESS + place)).status()).toBe(200),
  )
  await Promise.all(all)
})

test.afterAll(async () => {
  for (const name of ['2024-07-01-index-rebuild', '2024-07-02-draft', '2024-07-03-secret', '2024-07-04-little']) await rm(path.join(content(), `${name}.md`))
  await rm(path.join(content(), 'images'), {recursive: true})
})

test('I see the document’s images, and of one on another site where it is', async ({page}) => {
  await page.goto(address)
  const image = page.getByRole('img', {name: 'Latency of writes'})
  await image.scrollIntoViewIfNeeded()
  await expect.poll(() => image.evaluate(element => (element as HTMLImageElement).naturalWidth)).toBe(1)
  await expect(page.getByRole('link', {name: 'A graph'})).toHaveAttribute('href', 'https://g.example/a.png')
})

test('An image is answered with its own type, and nothing in a drawing runs', async ({page, request}) => {
  const answer = await request.get(`${address}/files/images/latency.png`)
  expect(answer.headers()).toMatchObject({'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache'})
  const again = await request.get(`${address}/files/images/latency.png`, {headers: {'If-None-Match': answer.headers().etag ?? ''}})
  expect(again.status()).toBe(304)
  const svg = await request.get(`${address}/files/images/flow.svg`)
  expect(svg.headers()).toMatchObject({'content-type': 'image/svg+xml', 'content-security-policy': expect.stringMatching(/^default-src 'none'.*; sandbox/)})
  // Opened by itself, where no <img> holds its script back; and once without the policy, where the script does run.
  // The browser says on its console that it held a script back, so this is on a page of its own.
  const alone = await page.context().newPage()
  const blocked = alone.waitForEvent('console', message => message.text().includes('Blocked script execution'))
  await alone.goto(`${address}/files/images/flow.svg`)
  await blocked
  expect(await alone.title()).not.toBe('ran')
  await alone.route('**/without-policy.svg', route => route.fulfill({body: drawing, contentType: 'image/svg+xml'}))
  await alone.goto('/without-policy.svg')
  await expect(alone).toHaveTitle('ran')
})

test('D20 H09 I am shown no file that no document of mine shows', async ({request}) => {
  const absent = await (await request.get(`${address}/files/images/none.png`)).text()
  for (const place of [
    // In the folder, and shown nowhere; the document itself; a link out of the folder; HTML that is called an image.
    `${address}/files/images/unused.png`,
    `${address}/files/2024-07-01-index-rebuild.md`,
    `${address}/files/images/out.png`,
    `${address}/files/images/page.png`,
    `${address}/files/..%2f..%2fetc%2fpasswd`,
    `${address}/files/images/..%2fimages%2flatency.png`,
    // The same image by an incident that is hidden from me, or that is not there, or that does not show it.
    '/incidents/2024-07-02-draft/files/images/latency.png',
    '/incidents/2024-07-03-secret/files/images/latency.png',
    '/incidents/1999-01-01-nothing/files/images/latency.png',
    '/incidents/2024-07-04-little/files/images/latency.png',
  ]) {
    const answer = await request.get(place)
    expect([place, answer.status(), await answer.text()]).toEqual([place, 404, absent])
  }
})

test('I read the Markdown as its authors wrote it, without what they hid in comments', async ({request}) => {
  const answer = await request.get(`${address}/markdown`)
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8')
  expect(await answer.text()).toBe(document.replace('<!-- blame: nobody -->', ''))
  for (const hidden of ['2024-07-02-draft', '2024-07-03-secret', '1999-01-01-nothing'])
    expect((await request.get(`/incidents/${hidden}/markdown`)).status()).toBe(404)
})

test('I zoom into a dense stretch without losing my place, and go back', async ({page}) => {
  await page.goto(address)
  await expect(page.locator('html[data-keys=ready]')).toBeAttached()
  const picture = page.locator('#picture')
  await picture.scrollIntoViewIfNeeded()
  const before = (await picture.boundingBox())?.y
  await picture.getByRole('link', {name: /^1 Jul 21:1/}).click()
  await expect(page).toHaveURL(/\?zoom=2024-07-01T21:\d\dZ\.\.2024-07-01T2\d:\d\dZ$/)
  await expect(picture.locator('svg:visible').getByText('Two database people join')).toBeVisible()
  expect((await picture.boundingBox())?.y).toBeCloseTo(before ?? 0, 0)
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`${address}$`))
  await expect(picture.getByRole('link', {name: 'Whole course'})).toHaveCount(0)
  await page.goForward()
  await picture.getByRole('link', {name: 'Whole course'}).click()
  await expect(page).toHaveURL(/2024-07-01-index-rebuild\?$|2024-07-01-index-rebuild$/)
})

test('I draw over the picture to zoom', async ({page}) => {
  await page.goto(`${address}?tz=incident`)
  await expect(page.locator('html[data-keys=ready]')).toBeAttached()
  const box = await page.locator('#picture svg[data-zooms]:visible').boundingBox()
  if (!box) throw new Error('Cannot draw: there is no picture')
  await page.mouse.move(box.x + box.width / 4, box.y + 70)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + 70, {steps: 4})
  await page.mouse.up()
  await expect(page).toHaveURL(/\?tz=incident&zoom=2024-07-02T\d\d:\d\dZ\.\.2024-07-03T\d\d:\d\dZ$/)
  await expect(page.getByRole('navigation', {name: 'Part of the picture'})).toContainText(/^2 Jul \d\d:\d\d – 3 Jul \d\d:\d\d/)
})

test('I go through the picture’s names with the arrow keys, and to the entry of one with Enter', async ({page}) => {
  await page.goto(address)
  await expect(page.locator('html[data-keys=ready]')).toBeAttached()
  const names = page.locator('#picture svg[data-zooms]:visible').getByRole('link')
  await names.first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(names.nth(1)).toBeFocused()
  await page.keyboard.press('End')
  await expect(names.last()).toHaveText('resolved')
  await expect(names.last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#t-7$/)
})

test('I read the picture as a table', async ({page}) => {
  await page.goto(address)
  await page.getByText('The picture as a table').click()
  const row = page.getByRole('row', {name: /^not yet noticed/})
  await expect(row).toContainText('1 Jul 2024, 21:10')
  await expect(row).toContainText('12 m')
})

test('I see times on my own clock, once my browser has told it', async ({page}) => {
  await page.goto(address)
  await page.getByRole('navigation', {name: 'Times in'}).getByRole('link', {name: 'Your time'}).click()
  await expect(page).toHaveURL(/tz=reader/)
  // The browser of these tests is in Kolkata.
  await expect(page.locator('#t-1')).toContainText('02:40')
  await expect(page.locator('#picture')).toContainText('Times in Kolkata time')
})

test('I see times on my own clock where a link asks for it, on my first visit', async ({page}) => {
  await page.goto(`${address}?tz=reader`)
  await expect(page.locator('#t-1')).toContainText('02:40')
})

test('I follow a colleague’s link to their own clock and see mine', async ({page}) => {
  await page.goto(`${address}?tz=reader`)
  await expect(page.locator('#t-1')).toContainText('02:40')
})

test('I copy the address of an entry, and the whole document', async ({page, context}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(address)
  const read = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', {name: 'Copy as Markdown'}).click()
  await expect.poll(read).toBe(document.replace('<!-- blame: nobody -->', ''))
  await page.locator('#t-3').getByRole('link', {name: '21:25'}).focus()
  await page.locator('#t-3').getByRole('link', {name: 'Link to this'}).click()
  await expect.poll(read).toMatch(/\/incidents\/2024-07-01-index-rebuild#at-20240701-2125$/)
  await page.goto(await read())
  await expect(page.locator('#t-3')).toBeInViewport()
  await page.locator('#factor-1').getByRole('link', {name: 'A rebuild that takes a lock'}).click()
  await expect(page).toHaveURL(/#f-a-rebuild-that-takes-a-lock$/)
})

test('I go from a sentence of the source to what was read from it, and back', async ({page}) => {
  await page.goto(`${address}?tab=source`)
  await page.locator('ol.source').getByRole('link', {name: 'orders', exact: true}).first().click()
  await expect(page).toHaveURL(/#fact-affected$/)
  // The service itself leads to its page; its card leads back to the sentence.
  const service = page.locator('#fact-affected .evidence').filter({hasText: 'orders'}).first()
  await service.getByRole('link', {name: 'orders'}).hover()
  await service.getByRole('link', {name: 'line 5'}).click()
  await expect(page).toHaveURL(/tab=source#L5$/)
})

test('I go through the entries with j and k', async ({page}) => {
  await page.goto(address)
  await expect(page.locator('html[data-keys=ready]')).toBeAttached()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(page.locator('#t-2').getByRole('link', {name: '21:22'})).toBeFocused()
})

test('I read an incident that says very little without a row of empty boxes', async ({page}) => {
  await page.goto('/incidents/2024-07-04-little')
  await expect(page.getByText('The text states no times, so there are no durations to count and no course to draw.')).toBeVisible()
  await expect(page.locator('dl.figures')).toHaveCount(0)
  for (const absent of await page.getByText('Not stated', {exact: true}).all()) await expect(absent).toBeHidden()
})

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${theme}, ${width} pixels wide`, () => {
      test.use({colorScheme: theme, viewport: {width, height: 900}, reducedMotion: 'reduce'})

      test('axe finds nothing on a rich document, zoomed, as source and on a poor one, and nothing sticks out', async ({page}) => {
        for (const place of [address, `${address}?zoom=2024-07-01T21:05Z..2024-07-01T21:50Z`, `${address}?tab=source`, '/incidents/2024-07-04-little']) {
          await page.goto(place)
          for (const details of await page.locator('details').all()) await details.evaluate(element => element.setAttribute('open', ''))
          expect(await findViolations(page)).toEqual([])
          expect(await page.evaluate(() => window.document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        }
      })
    })
  }
}

test('It prints as a document on white, in the dark as well', async ({page}) => {
  await page.emulateMedia({media: 'print', colorScheme: 'dark'})
  await page.goto(address)
  const colors = await page
    .getByRole('heading', {level: 1})
    .evaluate(heading => [getComputedStyle(heading).color, getComputedStyle(window.document.body).backgroundColor])
  expect(colors).toEqual(['rgb(28, 29, 26)', 'rgb(255, 255, 255)'])
  await expect(page.locator('#picture svg[data-zooms]:visible')).toHaveCount(1)
  await expect(page.getByRole('link', {name: 'Markdown', exact: true})).toBeHidden()
  await expect(page.getByText('Zoom to')).toBeHidden()
})

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('I zoom, shift and leave the picture by links, and am offered no clock that nobody knows', async ({page}) => {
    await page.goto(address)
    await expect(page.getByRole('link', {name: 'Your time'})).toHaveCount(0)
    await expect(page.getByRole('button', {name: 'Copy link'})).toHaveCount(0)
    await page
      .locator('#picture')
      .getByRole('link', {name: /^1 Jul 21:1/})
      .click()
    await expect(page).toHaveURL(/zoom=.*#picture$/)
    await page.getByRole('link', {name: 'Later →'}).click()
    await page.getByRole('link', {name: '← Earlier'}).click()
    await expect(page.locator('#picture svg:visible').getByText('Two database people join')).toBeVisible()
    await page.getByRole('link', {name: 'Whole course'}).click()
    await expect(page.locator('#picture svg:visible').getByRole('link', {name: 'resolved'})).toBeVisible()
    await page.getByRole('link', {name: 'Markdown', exact: true}).click()
    await expect(page.getByText('title: Writes stalled while an index was rebuilt')).toBeVisible()
  })

  test('I see UTC where a link asks for my own clock, and it says so', async ({page}) => {
    await page.goto(`${address}?tz=reader`)
    await expect(page.locator('#t-1')).toContainText('21:10')
    await expect(page.locator('#picture')).toContainText('Times in UTC')
  })
})
