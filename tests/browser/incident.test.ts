import {readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {expect, keysWork, pages, test} from './reader.ts'

test('I read an incident: what it came to, when, and what is to be done', async ({page}) => {
  await page.goto(pages.incident)
  const figures = page.locator('dl.figures')
  await expect(figures).toContainText('Impact2 h 11 m')
  await expect(figures).toContainText('author says 109 min')
  await expect(figures).toContainText('To mitigate2 h 54 m')
  await expect(page.getByRole('group', {name: /^Course of/}).first()).toBeVisible()
  const timeline = page.getByRole('region', {name: 'Timeline'})
  await expect(timeline.getByRole('listitem')).toHaveCount(8)
  await expect(timeline.getByRole('listitem').first()).toContainText('14:47')
  await expect(timeline.getByRole('listitem').first()).toContainText('started')
  await expect(timeline.getByRole('listitem').nth(1)).toContainText('impact pauses')
  await expect(page.getByRole('region', {name: 'Remediation'}).getByRole('img', {name: 'done', exact: true})).toHaveCount(3)
  await expect(page.getByText('The text contradicts itself.')).toBeVisible()
})

test('I focus a figure and see the sentence it was read from; Enter leads me there', async ({page}) => {
  await page.goto(pages.incident)
  const figure = page.getByRole('link', {name: 'author says 109 min'})
  const card = page.getByRole('note').filter({hasText: '109 minutes'}).first()
  await expect(card).toBeHidden()
  await figure.focus()
  await expect(card).toBeVisible()
  await expect(card).toContainText('line 13')
  await expect(figure).toHaveAccessibleDescription(/109 minutes/)
  await keysWork(page)
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await figure.press('Enter')
  await expect(page).toHaveURL(/tab=source#L13$/)
  await expect(page.locator('#L13')).toBeInViewport()
  await expect(page.locator('#L13')).toContainText('duration: 109 minutes')
})

test('I reach the sentence of a chip by keyboard, beside the list that the chip leads to', async ({page}) => {
  await page.goto(pages.incident)
  await page.getByRole('list', {name: 'Services and factors'}).getByRole('link', {name: 'capacity: ports'}).focus()
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText(/^line \d+$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/tab=source#L\d+$/)
})

test('I see a card whole, wherever its fact stands', async ({page}) => {
  await page.setViewportSize({width: 1100, height: 700})
  await page.goto(pages.incident)
  for (const fact of await page.locator('.incident-aside .evidence > a').all()) {
    await fact.focus()
    const box = await page.locator('.evidence:focus-within > .evidence-card').boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 1100 && box.y >= 0 && box.y + box.height <= 700, (await fact.textContent()) ?? '').toBe(true)
  }
})

test('I read the source as it is in the file, with what was read marked', async ({page}) => {
  await page.goto(pages.source)
  const lines = await page.locator('ol.source > li > code').allTextContents()
  expect(`${lines.join('\n')}\n`).toBe(await readFile('content/2018-11-05-dixa-telephony.md', 'utf8'))
  await expect(page.locator('mark.source-impact', {hasText: /^109 minutes$/})).toBeVisible()
})

test('I see times on the incident’s own clock, and it is remembered', async ({page}) => {
  await page.goto('/incidents/2025-03-13-vapi-call-workers')
  const first = page.getByRole('region', {name: 'Timeline'}).getByRole('listitem').first()
  await expect(first).toContainText('10:47')
  await page.getByRole('navigation', {name: 'Times in'}).getByRole('link', {name: 'Los Angeles time'}).click()
  await expect(page).toHaveURL(/tz=incident/)
  await expect(first).toContainText('03:47')
  await page.goto('/incidents/2025-03-13-vapi-call-workers')
  await expect(first).toContainText('03:47')
})

test('I keep the incident’s own clock when I go to a sentence’s place and back', async ({page}) => {
  await page.goto('/incidents/2025-03-13-vapi-call-workers?tz=incident')
  for (const link of await page.locator('a[href*="tab=source"]').all()) expect(await link.getAttribute('href')).toContain('tz=incident')
  await page.getByRole('link', {name: 'Source', exact: true}).click()
  await expect(page).toHaveURL(/\?tz=incident&tab=source$/)
  await page.getByRole('link', {name: 'Postmortem', exact: true}).click()
  await expect(page).toHaveURL(/\?tz=incident$/)
})

test('I keep the way through the document beside it while I read', async ({page}) => {
  await page.setViewportSize({width: 1440, height: 900})
  await page.goto(pages.incident)
  const way = page.getByRole('navigation', {name: 'On this page'})
  await way.getByRole('link', {name: 'Remediation'}).click()
  await expect(page.getByRole('heading', {name: 'Remediation'})).toBeInViewport()
  await expect(way.getByRole('link', {name: 'Impact'})).toBeInViewport()
})

test('I am told where there is nothing, and helped on', async ({page}) => {
  const answer = await page.goto(pages.absent)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('There is nothing at this address.')
  await expect(page.getByLabel('Search incidents')).toBeVisible()
  await expect(page.getByRole('region', {name: 'Recent incidents'}).getByRole('listitem')).toHaveCount(5)
})

test('I see labels that do not touch each other, as the browser draws them', async ({page}) => {
  for (const width of [390, 800, 1440]) {
    await page.setViewportSize({width, height: 900})
    for (const address of [pages.incident, pages.longIncident]) {
      await page.goto(address)
      await page.evaluate(() => document.fonts.ready)
      const touching = await page.locator('.picture > svg:visible').evaluate(svg => {
        const boxes = [...svg.querySelectorAll('.picture-label')].map(label => label.getBoundingClientRect())
        return boxes.filter((one, index) =>
          boxes.some(
            (other, place) => place > index && one.left < other.right && other.left < one.right && one.top + 2 < other.bottom && other.top + 2 < one.bottom,
          ),
        ).length
      })
      expect(touching, `${address} at ${width}`).toBe(0)
    }
  }
})

test.describe('on a telephone', () => {
  test.use({viewport: {width: 390, height: 844}, hasTouch: true})

  test('I have the whole width to search in, beside no other control', async ({page}) => {
    await page.goto('/incidents/2025-03-13-vapi-call-workers')
    const [search, zone] = [page.getByLabel('Search incidents'), page.getByRole('navigation', {name: 'Times in'})]
    await expect(zone).toBeVisible()
    expect((await search.boundingBox())?.width).toBeGreaterThan(280)
  })
})

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('I am told where there is nothing, and helped on', async ({page}) => {
    expect((await page.goto(pages.absent))?.status()).toBe(404)
    await expect(page.getByRole('heading', {level: 1})).toHaveText('There is nothing at this address.')
  })

  test('B18 I read the beginning of a long timeline, and all of it where I ask for it', async ({page}) => {
    const long = path.join(process.env.HINDSIGHT_COPY ?? '', '2024-06-01-long.md')
    const rows = Array.from({length: 2500}, (_, index) => `- **2024-06-01 ${toClock(index)}** — Step ${index + 1} is done.`)
    const actions = Array.from({length: 300}, (_, index) => `- [ ] Promise ${index + 1}`)
    await writeFile(long, `---\ntitle: A long one\n---\n\n## Timeline\n\n${rows.join('\n')}\n\n## Remediation\n\n${actions.join('\n')}\n`)
    try {
      await expect(async () => expect((await page.goto('/incidents/2024-06-01-long?tz=utc'))?.status()).toBe(200)).toPass()
      const timeline = page.getByRole('region', {name: 'Timeline'})
      await expect(timeline.getByRole('listitem')).toHaveCount(200)
      expect((await page.content()).length).toBeLessThan(400_000)
      await expect(page.getByRole('region', {name: 'Remediation'}).getByRole('listitem')).toHaveCount(200)
      await expect(page.getByText('None of the 300 states an owner or a date.')).toBeVisible()
      await page.emulateMedia({media: 'print'})
      await expect(page.getByRole('link', {name: /^Show all/})).toHaveCount(0)
      await expect(timeline.getByText('Printed here: the first 200 of 2,500 entries.')).toBeVisible()
      await expect(timeline.getByRole('link', {name: '/incidents/2024-06-01-long?tz=utc&show=all'})).toBeVisible()
      await page.emulateMedia({media: 'screen'})
      await expect(timeline.getByText('Printed here')).toBeHidden()
      await timeline.getByRole('link', {name: 'Show all 2,500 entries'}).click()
      await expect(page).toHaveURL(/\?tz=utc&show=all#t-201$/)
      await expect(page.locator('#t-201')).toBeInViewport()
      await expect(timeline.getByRole('listitem')).toHaveCount(2500)
      await expect(page.getByRole('link', {name: /^Show all/})).toHaveCount(0)
    } finally {
      await rm(long)
    }
  })

  test('I read everything, and see evidence on focus', async ({page}) => {
    await page.goto(pages.incident)
    await expect(page.getByRole('region', {name: 'Timeline'}).getByRole('listitem')).toHaveCount(8)
    await page.getByRole('link', {name: 'author says 109 min'}).focus()
    await expect(page.getByRole('note').filter({hasText: '109 minutes'}).first()).toBeVisible()
    await page.getByRole('link', {name: 'Source', exact: true}).click()
    await expect(page.locator('#L2')).toContainText('title:')
  })
})

/** One of a day's minutes and seconds, in order. */
function toClock(index: number): string {
  return new Date(Date.UTC(2024, 5, 1) + index * 30_000).toISOString().slice(11, 19)
}

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test.describe(`with ${reducedMotion === 'reduce' ? 'less' : 'all'} motion`, () => {
    test.use({reducedMotion})

    test('I move the pointer from a fact over its card to the link in it', async ({page}) => {
      await page.goto(pages.incident)
      const fact = page.getByRole('link', {name: 'author says 109 min'})
      await fact.hover()
      const card = page.locator('.evidence:hover > .evidence-card')
      await expect(card).toBeVisible()
      const [from, to] = [await fact.boundingBox(), await card.boundingBox()]
      if (!from || !to) throw new Error('Cannot move the pointer: there is nothing to move from or to')
      await page.mouse.move(from.x + 10, from.y + from.height - 1)
      await page.mouse.move(to.x + 10, to.y + 8, {steps: 30})
      await expect(card).toBeVisible()
      await page.mouse.move(to.x + to.width + 200, to.y + to.height + 200)
      await expect(page.locator('.evidence-card:visible')).toHaveCount(0)
    })
  })
}
