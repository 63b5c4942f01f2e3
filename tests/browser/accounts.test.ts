import {cp, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Page} from '@playwright/test'
import {findViolations} from './find-violations.ts'
import {type Account, comeFromElsewhere, goodPassword, type MembersServer, serveMembers} from './members-server.ts'
import {expect, keysWork, test} from './reader.ts'

let [content, server] = ['', undefined as unknown as MembersServer]
const otherPassword = 'nine kettles under the stairs'

test.beforeAll(async () => {
  // One more server to start, on a machine that may have other things to do.
  test.setTimeout(120_000)
  content = await mkdtemp(path.join(tmpdir(), 'hindsight-accounts-'))
  await cp('content/2020-01-23-simwood-redis.md', path.join(content, '2020-01-23-simwood-redis.md'))
  await writeFile(path.join(content, 'hindsight.yaml'), "people:\n  '@handled': handled.author@example.com\nteams:\n  '@calls': ['@handled']\n")
  server = await serveMembers(content)
})

test.beforeEach(({page}) => page.setExtraHTTPHeaders(comeFromElsewhere()))

test.afterAll(async () => {
  await server?.stop()
  await rm(content, {recursive: true, force: true})
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({javaScriptEnabled})
    const suffix = javaScriptEnabled ? '' : ' Plain'

    test('H13 I am led to the door, told when my password is wrong, and then to what I asked for', async ({page}) => {
      const ada = await server.addMember(`Ada${suffix}`, 'viewer')
      await page.goto(`${server.address}/incidents?q=redis`)
      await expect(page).toHaveURL(/\/login\?next=%2Fincidents%3Fq%3Dredis$/)
      await expect(page.getByText('Only members read here.')).toBeVisible()
      await fillIn(page, {...ada, password: 'not what I chose'})
      await expect(said(page)).toContainText('This does not match an account.')
      await expect(page.getByLabel('E-mail address').first()).toHaveValue(ada.email)
      await expect(page.getByLabel('Password', {exact: true})).toHaveAttribute('type', 'password')
      await page.getByLabel('Password', {exact: true}).fill(ada.password)
      await page.getByRole('button', {name: 'Sign in'}).click()
      await expect(page).toHaveURL(`${server.address}/incidents?q=redis`)
      expect((await page.context().cookies()).filter(({name}) => name.startsWith('hindsight'))).toEqual([
        expect.objectContaining({name: 'hindsight_device', path: '/account', httpOnly: true, sameSite: 'Lax'}),
        expect.objectContaining({name: 'hindsight.session_token', path: '/', httpOnly: true, sameSite: 'Lax'}),
      ])
      await expect(page.getByRole('heading', {level: 1})).toContainText('about “redis”')

      await page.getByRole('navigation', {name: 'Main', exact: true}).getByRole('button', {name: 'Sign out'}).click()
      await expect(said(page)).toContainText('You are signed out.')
      await page.goto(`${server.address}/incidents`)
      await expect(page).toHaveURL(/\/login/)
    })

    test('H13 I am not led to another site after signing in', async ({page}) => {
      const ada = await server.addMember(`Adele${suffix}`, 'viewer')
      await page.goto(`${server.address}/login?next=${encodeURIComponent('//elsewhere.example/x')}`)
      await fillIn(page, ada)
      await expect(page).toHaveURL(`${server.address}/`)
    })

    test('I add a member, hand over the link, and they choose a password by it, once', async ({page, browser}) => {
      await server.signIn(page.context(), server.administrator)
      await page.goto(`${server.address}/settings/members`)
      const name = `Grace${suffix}`
      await page.getByLabel('Name', {exact: true}).fill(name)
      await page.getByLabel('E-mail address').fill(`${name.toLowerCase().replace(' ', '.')}@example.com`)
      await page.getByLabel('Role', {exact: true}).selectOption('author')
      await page.getByRole('button', {name: 'Add', exact: true}).click()
      await expect(page.getByRole('status').filter({hasText: 'is a member.'})).toContainText('good for a day and for one use')
      const link = await page.getByLabel('The link').inputValue()
      await expect(page.getByRole('listitem').filter({hasText: name})).toContainText('has not chosen a password yet')
      // Shown once.
      await page.reload()
      await expect(page.getByLabel('The link')).toHaveCount(0)

      const context = await browser.newContext({javaScriptEnabled})
      const other = await context.newPage()
      await other.goto(link)
      await other.getByLabel('New password').fill('short')
      await other.getByRole('button', {name: 'Choose this password'}).click()
      await expect(said(other)).toContainText('This password has 5 characters, and it takes at least 12.')
      await other.getByLabel('New password').fill(goodPassword)
      await other.getByRole('button', {name: 'Choose this password'}).click()
      await expect(said(other)).toContainText('Your password is changed.')
      await other.goto(link)
      await expect(other.getByRole('heading', {level: 1})).toHaveText('This link is not good any more')
      await other.goto(`${server.address}/login`)
      await fillIn(other, {name, email: `${name.toLowerCase().replace(' ', '.')}@example.com`, password: goodPassword})
      await expect(other.getByRole('navigation', {name: 'Main', exact: true}).getByRole('link', {name})).toBeVisible()
      await context.close()
    })

    test('H15 I change a role and close an account, which cuts its owner off at once, and open it again', async ({page, browser}) => {
      const mary = await server.addMember(`Mary${suffix}`, 'viewer')
      const context = await browser.newContext({javaScriptEnabled})
      await server.signIn(context, mary)
      const theirs = await context.newPage()
      await theirs.goto(`${server.address}/account`)
      await expect(theirs.getByText('Reads what is published.')).toBeVisible()

      await server.signIn(page.context(), server.administrator)
      await page.goto(`${server.address}/settings/members`)
      await page.getByLabel(`Role of ${mary.name}`, {exact: true}).selectOption('editor')
      await page.getByRole('button', {name: `Change role of ${mary.name}`, exact: true}).click()
      await expect(page.getByText(`${mary.name} is an editor now.`)).toBeVisible()
      await theirs.reload()
      await expect(theirs.getByText('Edits and publishes what others write')).toBeVisible()

      await page.getByRole('button', {name: `Close account of ${mary.name}`, exact: true}).click()
      await expect(page.getByText(`${mary.name} can no longer sign in; sessions and keys are void.`)).toBeVisible()
      await theirs.reload()
      await expect(theirs).toHaveURL(/\/login/)
      await fillIn(theirs, mary)
      await expect(said(theirs)).toContainText('This does not match an account.')

      await page.getByRole('button', {name: `Open account of ${mary.name}`, exact: true}).click()
      await expect(page.getByText(`${mary.name} can sign in again.`)).toBeVisible()
      await context.close()
    })
  })
}

test('By keyboard alone I sign in, change my name and sign out', async ({page}) => {
  const kay = await server.addMember('Kay Board', 'viewer')
  await page.goto(`${server.address}/account`)
  await expect(page.getByLabel('E-mail address').first()).toBeFocused()
  await page.keyboard.type(kay.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(kay.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Kay Board')
  await tabTo(page, 'As others see it')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Kay')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Your name is changed.')).toBeVisible()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Kay')
  await keysWork(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sign ou')
  await expect(page.getByRole('dialog', {name: 'Go to'}).getByRole('option').first()).toHaveText(/^Sign out/)
  await page.keyboard.press('Enter')
  await expect(said(page)).toContainText('You are signed out.')
})

test('H15 I change my password and sign out other browsers, one of them and all', async ({page, browser}) => {
  const ada = await server.addMember('Ada Elsewhere', 'viewer')
  const context = await browser.newContext()
  await server.signIn(context, ada)
  const other = await context.newPage()
  await server.signIn(page.context(), ada)
  await page.goto(`${server.address}/account`)
  const browsers = page.getByRole('region', {name: 'Where you are signed in'})
  // This one, the one beside it, and none of the tests' own: those that signed in are these two.
  await expect(browsers.getByRole('listitem')).toHaveCount(2)
  await expect(browsers.getByRole('listitem').filter({hasText: 'this browser'})).toHaveCount(1)
  await browsers.getByRole('button', {name: /^Sign out (?!everywhere)/}).click()
  await expect(page.getByText('One browser was signed out.')).toBeVisible()
  await other.goto(`${server.address}/account`)
  await expect(other).toHaveURL(/\/login/)

  await server.signIn(context, ada)
  await page.getByLabel('Present password').fill('not what I chose')
  await page.getByLabel('New password').fill(otherPassword)
  await page.getByRole('button', {name: 'Change the password'}).click()
  await expect(page.getByRole('alert').filter({hasText: 'Nothing was changed.'})).toContainText('The present password is not right.')
  await page.getByLabel('Present password').fill(goodPassword)
  await page.getByLabel('New password').fill(otherPassword)
  await page.getByRole('button', {name: 'Change the password'}).click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()
  await other.goto(`${server.address}/account`)
  await expect(other, 'the other browser was signed out').toHaveURL(/\/login/)
  await fillIn(other, {...ada, password: otherPassword})
  await expect(other.getByRole('heading', {level: 1})).toHaveText('Ada Elsewhere')

  await other.getByRole('button', {name: 'Sign out everywhere'}).click()
  await expect(said(other)).toContainText('You are signed out.')
  await page.reload()
  await expect(page).toHaveURL(/\/login/)
  await context.close()
})

test('H16 I make a key, see it once, read with it, and revoke it', async ({page, request}) => {
  const ada = await server.addMember('Ada Keys', 'viewer')
  await server.signIn(page.context(), ada)
  await page.goto(`${server.address}/account`)
  await page.getByLabel('What it is for').fill('nightly export')
  await page.getByLabel('For', {exact: true}).selectOption('7')
  await page.getByRole('button', {name: 'Make a key'}).click()
  await expect(page.getByText('Copy it now: it is not shown again.')).toBeVisible()
  const key = await page.getByLabel('Your key').inputValue()
  expect(key).toMatch(/^hindsight_[A-Za-z]{48}$/)
  const ask = (authorization?: string) => request.get(`${server.address}/incidents.json`, authorization ? {headers: {Authorization: authorization}} : {})
  expect((await ask()).status(), 'without a key').toBe(401)
  expect((await ask(`Bearer ${key.slice(0, -1)}`)).status()).toBe(401)
  const answer = await ask(`Bearer ${key}`)
  expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining('2020-01-23-simwood-redis')])

  await page.getByLabel('What it is for').fill('robot')
  await page.getByLabel('It may', {exact: true}).selectOption('write')
  await page.getByRole('button', {name: 'Make a key'}).click()
  const writing = await page.getByLabel('Your key').inputValue()
  // Whoever finds a key makes no further ones of it, and does not change whose it is.
  for (const each of [key, writing])
    for (const [address, form] of [
      ['/account/keys/create', {name: 'more', scope: 'write', days: '365'}],
      ['/account/profile', {name: 'Eve'}],
      ['/account/sign-out-everywhere', {}],
    ] as const) {
      const refused = await request.post(server.address + address, {form, headers: {Authorization: `Bearer ${each}`, Origin: server.address}})
      expect([address, refused.status()]).toEqual([address, 403])
    }

  await page.reload()
  await expect(page.getByLabel('Your key')).toHaveCount(0)
  const own = page.getByRole('region', {name: 'API keys'}).getByRole('listitem').filter({hasText: 'nightly export'})
  await expect(own).toContainText('last used')
  expect(await page.content()).not.toContain(key)
  await page.getByRole('button', {name: 'Revoke nightly export'}).click()
  await expect(page.getByText('The key is revoked.')).toBeVisible()
  expect((await ask(`Bearer ${key}`)).status()).toBe(401)
})

test('The last administrator stays one, whatever I press', async ({page}) => {
  await server.signIn(page.context(), server.administrator)
  await page.goto(`${server.address}/settings/members`)
  const only = page.getByRole('alert').filter({hasText: 'This is the only administrator who can sign in.'})
  await page.getByRole('button', {name: 'Close account of root', exact: true}).click()
  await expect(only).toBeVisible()
  await page.getByLabel('Role of root', {exact: true}).selectOption('viewer')
  await page.getByRole('button', {name: 'Change role of root', exact: true}).click()
  await expect(only).toBeVisible()
  await expect(page.getByLabel('Role of root', {exact: true})).toHaveValue('administrator')
})

test('I read in the audit log what was done with accounts, without anything secret, and take it along', async ({page}) => {
  const ada = await server.addMember('Ada Audited', 'author')
  await page.goto(`${server.address}/login`)
  await fillIn(page, {...ada, password: 'a secret that is wrong'})
  await expect(said(page)).toBeVisible()
  await server.signIn(page.context(), server.administrator)
  await page.goto(`${server.address}/settings/audit?q=${ada.email}`)
  const rows = page.getByRole('main').getByRole('row')
  for (const what of ['Added a member', 'Failed to sign in']) await expect(rows.filter({hasText: what})).toHaveCount(1)
  const files = await Promise.all(
    ['csv', 'json'].map(async form => (await page.request.get(`${server.address}/settings/audit.${form}?q=${encodeURIComponent(ada.email)}`)).text()),
  )
  for (const file of files) {
    expect(file).toContain('sign-in.failed')
    for (const secret of [goodPassword, 'a secret that is wrong', 'token=']) expect(file).not.toContain(secret)
  }
})

test('As a viewer I am told that settings pages are for administrators, and may change nothing there', async ({page, request}) => {
  const vera = await server.addMember('Vera', 'viewer')
  await server.signIn(page.context(), vera)
  for (const place of ['members', 'audit', 'configuration']) {
    const answer = await page.goto(`${server.address}/settings/${place}`)
    expect(answer?.status()).toBe(403)
    await expect(page.getByRole('heading', {level: 1})).toHaveText('This page is for administrators.')
    await expect(page.getByText(`You are signed in as ${vera.email}`)).toBeVisible()
    await expect(page.getByRole('link', {name: 'Sign in'})).toHaveCount(0)
    expect(await findViolations(page)).toEqual([])
  }
  const cookie = (await page.context().cookies()).map(({name, value}) => `${name}=${value}`).join('; ')
  const form = {name: 'Eve', email: 'eve@example.com', role: 'administrator'}
  const refused = await request.post(`${server.address}/settings/members/add`, {form, headers: {Cookie: cookie, Origin: server.address}})
  expect(refused.status()).toBe(403)
})

test('My account says what my role means and which handles are mine', async ({page}) => {
  const author = await server.addMember('Handled Author', 'author')
  await server.signIn(page.context(), author)
  await page.goto(`${server.address}/account`)
  await expect(page.getByText('Writes drafts, and edits documents that name them as an author.')).toBeVisible()
  await expect(page.getByText('@calls, @handled')).toBeVisible()
  const link = page.getByRole('navigation', {name: 'Main', exact: true}).getByRole('link', {name: 'Handled Author'})
  await expect(link).toHaveAttribute('aria-current', 'page')
  await page.goto(`${server.address}/`)
  await expect(link).not.toHaveAttribute('aria-current', 'page')
})

test('On a narrow screen I find my account and the settings under More', async ({page}) => {
  const nora = await server.addMember('Nora Narrow', 'viewer')
  await server.signIn(page.context(), nora)
  await page.setViewportSize({width: 390, height: 844})
  await page.goto(`${server.address}/`)
  const more = page.getByRole('dialog', {name: 'More'})
  await page.getByRole('button', {name: 'More'}).click()
  await expect(more.getByRole('link', {name: 'Settings'})).toBeVisible()
  await expect(more.getByRole('button', {name: 'Sign out'})).toBeVisible()
  expect(await findViolations(page)).toEqual([])
  await more.getByRole('link', {name: 'Nora Narrow'}).click()
  await expect(page).toHaveURL(/\/account$/)
  await expect(page.getByRole('button', {name: 'More'})).toHaveAttribute('aria-current', 'true')
})

test('Ctrl K leads to the settings and to my account', async ({page}) => {
  const kim = await server.addMember('Kim Keys', 'viewer')
  await server.signIn(page.context(), kim)
  await page.goto(`${server.address}/`)
  await keysWork(page)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', {name: 'Go to'})
  await expect(palette.getByRole('option').filter({hasText: 'Settings'})).toBeVisible()
  await page.keyboard.type('your acc')
  await expect(palette.getByRole('option').first()).toHaveText(/^Your account/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/account$/)
})

test('Where anybody may read, I read without an account, and find where to sign in', async ({page}) => {
  const open = process.env.HINDSIGHT_ADDRESS ?? ''
  await page.goto(`${open}/incidents?q=redis`)
  await page.getByRole('navigation', {name: 'Main', exact: true}).getByRole('link', {name: 'Sign in'}).click()
  await expect(page.getByText('Reading needs no account.')).toBeVisible()
  await expect(page.locator('form[action="/account/sign-in"] input[name=next]')).toHaveValue('/incidents?q=redis')
  await page.getByRole('link', {name: 'Go to the start page'}).click()
  await expect(page).toHaveURL(`${open}/`)
})

for (const theme of ['light', 'dark'] as const) {
  for (const width of theme === 'light' ? [1440, 760, 390] : [1440, 390]) {
    test(`axe finds nothing on the pages of accounts, ${theme}, ${width} pixels wide, and nothing sticks out`, async ({page}) => {
      test.setTimeout(90_000)
      await page.setViewportSize({width, height: 900})
      await page.emulateMedia({colorScheme: theme, reducedMotion: 'reduce'})
      const look = async (what: string) => {
        for (const details of await page.locator('details').all()) await details.evaluate(element => element.setAttribute('open', ''))
        expect(await findViolations(page), what).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), what).toBeLessThanOrEqual(0)
      }
      await page.goto(`${server.address}/login`)
      await look('login')
      await fillIn(page, {...server.administrator, password: 'not what I chose'})
      await expect(said(page)).toBeVisible()
      await look('login, refused')
      await page.goto(`${server.address}/account/reset?token=none`)
      await look('a link that is gone')
      await server.signIn(page.context(), server.administrator)
      await page.goto(`${server.address}/settings/members`)
      await page.getByLabel('Name', {exact: true}).fill(`Zoe of the team with a long name ${theme} ${width}`)
      await page.getByLabel('E-mail address').fill(`zoe.${theme}.${width}@a-company-with-a-long-name.example.com`)
      await page.getByRole('button', {name: 'Add', exact: true}).click()
      await look('members, added')
      const link = await page.getByLabel('The link').inputValue()
      await page.goto(`${server.address}/account`)
      await page.getByLabel('What it is for').fill('x'.repeat(60))
      await page.getByRole('button', {name: 'Make a key'}).click()
      await look('account, with a key')
      for (const place of ['', '/members', '/audit', '/configuration']) {
        await page.goto(`${server.address}/settings${place}`)
        await look(`settings${place}`)
      }
      await page.goto(link)
      await look('choosing a password')
    })
  }
}

test('On a touch screen everything I can press is 44 pixels high', async ({browser}) => {
  const context = await browser.newContext({viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true})
  await server.signIn(context, server.administrator)
  const page = await context.newPage()
  for (const address of ['/login', '/account', '/settings/members', '/settings/audit']) {
    await page.goto(server.address + address)
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('main :is(button, select, input:not([type=hidden]), summary, .button)')]
        .map(element => [element.textContent?.trim() || element.getAttribute('name'), Math.round(element.getBoundingClientRect().height)] as const)
        .filter(([, height]) => height > 0 && height < 44),
    )
    expect(low, address).toEqual([])
  }
  await context.close()
})

async function fillIn(page: Page, {email, password}: Account): Promise<void> {
  await page.getByLabel('E-mail address', {exact: true}).fill(email)
  await page.getByLabel('Password', {exact: true}).fill(password)
  await page.getByRole('button', {name: 'Sign in', exact: true}).click()
}

/** What the door says; Next announces its pages in an alert of its own. */
function said(page: Page) {
  return page.getByRole('main').getByRole('alert')
}

/** Presses Tab until the field has the focus. */
async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label)
  for (let presses = 0; presses < 60; presses++) {
    if (await field.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Cannot reach “${label}” with Tab`)
}
