import {rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {expect, keysWork, test} from './reader.ts'

test('I go from the navigation to a service, and from there to its incidents', async ({page}) => {
  await page.goto('/')
  await page.getByRole('navigation', {name: 'Main', exact: true}).getByRole('link', {name: 'Services'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText(/^\d+ services/)
  await page.getByRole('link', {name: 'telephony'}).first().click()
  await expect(page).toHaveURL(/\/services\/telephony$/)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('telephony')
  await expect(page.getByRole('region', {name: 'How long it took'}).getByRole('row', {name: /^stated by, of 1 /})).toContainText('1')
  await page
    .getByRole('region', {name: 'Incidents'})
    .getByRole('link', {name: /callback pipeline/})
    .click()
  await expect(page).toHaveURL(/2018-11-05-dixa-telephony/)
  await page.getByRole('list', {name: 'Services and factors'}).getByRole('link', {name: 'telephony'}).click()
  await expect(page).toHaveURL(/\/services\/telephony$/)
})

test('I sort services by a column, turn that round, and look for a part of a name', async ({page}) => {
  await page.goto('/services')
  const names = page.getByRole('rowheader')
  await page.getByRole('columnheader', {name: 'Service'}).getByRole('link').click()
  await expect(page).toHaveURL(/order=name$/)
  await expect(page.getByRole('columnheader', {name: 'Service'})).toHaveAttribute('aria-sort', 'ascending')
  await expect(names.first()).toContainText('api')
  await page.getByRole('columnheader', {name: 'Service'}).getByRole('link').click()
  await expect(page.getByRole('columnheader', {name: 'Service'})).toHaveAttribute('aria-sort', 'descending')
  await expect(names.last()).toContainText('api')
  await page.getByRole('searchbox', {name: "Part of a service's name"}).fill('VAPI')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/name=VAPI/)
  await expect(names).toHaveText(['vapi-api', 'vapi-api-weekly'].reverse())
})

test('I move through services with j and k, and go to them with g v', async ({page}) => {
  await page.goto('/')
  await keysWork(page)
  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await expect(page).toHaveURL(/\/services$/)
  await keysWork(page)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(page.locator('[data-row]').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/services\/[^/]+$/)
})

test('I find the services in the bar at the bottom of a narrow screen', async ({page}) => {
  await page.setViewportSize({width: 390, height: 844})
  await page.goto('/')
  await page.getByRole('navigation', {name: 'Main, short'}).getByRole('link', {name: 'Services'}).click()
  await expect(page).toHaveURL(/\/services$/)
  await keysWork(page)
  await page.getByRole('combobox', {name: 'Order'}).selectOption({label: 'By name'})
  await expect(page).toHaveURL(/order=name/)
})

test('I read why an incident is named beside another one', async ({page}) => {
  await page.goto('/incidents/2020-01-23-simwood-redis')
  const related = page.locator('.incident-aside li').filter({hasText: 'callback pipeline'})
  await expect(related).toContainText('5 Nov 2018 · same symptom')
  await expect(related).toContainText(' · linked in the text')
  await related.getByRole('link', {name: 'same symptom'}).focus()
  await expect(related.getByRole('note').first()).toContainText('2018-11-05-dixa-telephony')
  await related.getByRole('link', {name: /^The carrier.s callback pipeline/}).click()
  await expect(page.locator('.incident-aside li').filter({hasText: 'fragmented Redis master'})).toContainText('same symptom, it says · links here')
})

test('I see an alias count as its service as soon as hindsight.yaml says so, and its address lead there', async ({page, request}) => {
  const settings = path.join(process.env.HINDSIGHT_COPY ?? '', 'hindsight.yaml')
  try {
    await writeFile(settings, 'services: {voice: {aliases: [telephony], team: "@calls"}, api: , portal: }\nrules: {unknown-service: off}\n')
    await expect(async () => {
      await page.goto('/services/telephony')
      await expect(page).toHaveURL(/\/services\/voice$/, {timeout: 500})
      await expect(page.locator('.incidents > li')).toHaveCount(2, {timeout: 500})
    }).toPass()
    await expect(page.getByRole('list', {name: 'What the configuration says'})).toContainText('run by @calls')
    await page.goto('/incidents?service=telephony')
    await expect(page.getByRole('heading', {level: 1})).toHaveText('2 incidents voice')
    await page.goto('/incidents/2018-11-05-dixa-telephony')
    await expect(page.getByRole('list', {name: 'Services and factors'}).getByRole('link', {name: 'telephony'})).toBeVisible()
    await expect(page.locator('.incident-aside')).toContainText('same service: voice')
  } finally {
    await rm(settings)
  }
  await expect(async () => {
    expect((await request.get('/services/telephony', {maxRedirects: 0})).status()).toBe(200)
    expect((await request.get('/services/voice')).status()).toBe(200)
  }).toPass()
})

test('I open a service whatever its name is, and am told where there is none', async ({page, request}) => {
  const file = path.join(process.env.HINDSIGHT_COPY ?? '', '2024-04-03-named.md')
  const names = ['a/b', '..', '100%', '~2F', '<b>&"\'', '🔥 fire', 'ä'.repeat(100), 'Checkout']
  await writeFile(file, `---\ntitle: Oddly named\nservices: ${JSON.stringify(names)}\n---\n\nIt happened.\n`)
  try {
    await expect(async () => {
      await page.goto('/services?name=Checkout')
      await expect(page.getByRole('rowheader')).toHaveText(['Checkout'], {timeout: 500})
    }).toPass()
    for (const name of names) {
      await page.goto(`/services?name=${encodeURIComponent(name)}`)
      await page.getByRole('rowheader').getByRole('link', {name, exact: true}).click()
      await expect(page.getByRole('heading', {level: 1})).toHaveText(name)
      await expect(page.getByRole('link', {name: 'Oddly named'})).toBeVisible()
    }
    const answer = await request.get('/services/chekout')
    expect(answer.status()).toBe(404)
    expect(await answer.text()).toContain('href="/services/Checkout"')
  } finally {
    await rm(file)
  }
  await expect(async () => expect((await request.get('/services/Checkout')).status()).toBe(404)).toPass()
})

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('I sort and search services, open one, and read that there is no such one', async ({page}) => {
    await page.goto('/services')
    await page.getByRole('columnheader', {name: 'Last'}).getByRole('link').click()
    await expect(page.getByRole('columnheader', {name: 'Last'})).toHaveAttribute('aria-sort', 'descending')
    await page.getByRole('searchbox', {name: "Part of a service's name"}).fill('tele')
    await page.getByRole('button', {name: 'Show'}).click()
    await page.getByRole('rowheader').getByRole('link', {name: 'telephony'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('telephony')
    await page.goto('/services/telefony')
    await expect(page.getByRole('heading', {level: 1})).toHaveText('No incident here names a service “telefony”.')
    await page.getByRole('main').getByRole('link', {name: 'telephony'}).click()
    await expect(page).toHaveURL(/\/services\/telephony$/)
  })
})
