import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Locator, Page} from '@playwright/test'
import {lockFolder} from '#tests/lock-folder.ts'
import {findViolations} from './find-violations.ts'
import {type Account, type MembersServer, serveMembers} from './members-server.ts'
import {expect, keysWork, test} from './reader.ts'
import {captures, readLine, restoreDocuments, search, writeRemediationFolder} from './remediation-folder.ts'

test.describe.configure({mode: 'serial', timeout: 120_000})

let content = ''
let server: MembersServer
let mark: Account
let vera: Account

test.beforeAll(async () => {
  test.setTimeout(400_000)
  content = await mkdtemp(path.join(tmpdir(), 'hindsight-remediation-'))
  await writeRemediationFolder(content)
  server = await serveMembers(content)
  mark = await server.addMember('Mark', 'manager')
  vera = await server.addMember('Vera', 'viewer')
})

test.beforeEach(async ({context}) => {
  await restoreDocuments(content)
  await server.stayIn(context, mark)
})

test.afterAll(async () => {
  await server.stop()
  await rm(content, {recursive: true, force: true})
})

test('I find what is overdue, reassign three items after a look at what would change, see it in the files, and take it back', async ({page}) => {
  await open(page, '/')
  await page
    .getByRole('navigation', {name: 'Main', exact: true})
    .getByRole('link', {name: /^Remediation 3 late/})
    .click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('6 actions')
  await page.getByRole('checkbox', {name: 'overdue'}).check()
  await expect(page).toHaveURL(/\/remediation\?due=overdue$/)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('3 actions overdue')
  await expect(page.getByText('3 of 3 open have a due date')).toBeVisible()
  const before = await readFile(path.join(content, `${search}.md`), 'utf8')
  await choose(page, ['Alert on failed captures', 'Add a second carrier', 'Bound the query queue'])
  await expect(page.getByRole('form', {name: /chosen/})).toBeVisible()
  await page
    .getByRole('form', {name: /chosen/})
    .getByLabel('Owner')
    .fill('@grace')
  await page.getByRole('button', {name: 'Preview'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('3 actions in 2 files would change')
  await expect(page.getByRole('row', {name: /added: \| Bound the query queue \| @grace/})).toBeVisible()
  await expect(page.getByRole('row', {name: /removed: \| Bound the query queue \| Grace Hopper/})).toBeVisible()
  await expect(page.getByRole('row', {name: /added: - \[ \] Add a second carrier \(owner: @grace, due: 2024-07-01, kind: prevent\)/})).toBeVisible()
  expect(await readFile(path.join(content, `${search}.md`), 'utf8')).toBe(before)
  expect(await findViolations(page)).toEqual([])

  await page.getByRole('button', {name: 'Save 3 changes'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Saved.'})).toContainText('3 actions in 2 files now have the owner @grace.')
  await expect(page).toHaveURL(/\/remediation\?due=overdue$/)
  expect(await readLine(content, captures, 'Alert on')).toBe('- [ ] Alert on failed captures (owner: @grace, due: 2024-06-01, kind: detect, priority: P1)')
  expect(await readLine(content, search, 'Bound the')).toMatch(/^\| Bound the query queue \| @grace +\| 2024-09-01 \| open \|$/)

  await page.getByRole('link', {name: 'Show the change'}).click()
  await expect(page).toHaveURL(/\/remediation\/changes\//)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('3 actions in 2 files now have the owner @grace')
  await expect(page.getByText('Saved by mark@example.com')).toBeVisible()
  await expect(page.getByRole('row', {name: /added: - \[ \] Alert on failed captures \(owner: @grace/})).toBeVisible()
  await page.getByRole('button', {name: 'Undo'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Taken back.'})).toContainText('2 files are as before.')
  expect(await readFile(path.join(content, `${search}.md`), 'utf8')).toBe(before)
  await expect(page.getByText('and taken back since')).toBeVisible()
})

test('I mark an action done with what shows it, in its row, and see the line that changed', async ({page}) => {
  await open(page, '/remediation')
  await keysWork(page)
  await row(page, 'Alert on failed captures').getByRole('link', {name: /^Edit/}).click()
  const form = page.getByRole('form', {name: 'Edit: Alert on failed captures'})
  await expect(form.getByLabel('Status')).toBeFocused()
  // Asked for by the status.
  await expect(form.getByLabel('What shows that it is done')).toBeHidden()
  await form.getByLabel('Status').selectOption('done')
  await form.getByLabel('What shows that it is done').fill('https://example.com/changes/42')
  await form.getByLabel('Done on').fill('2024-06-10')
  expect(await findViolations(page)).toEqual([])
  await form.getByRole('button', {name: 'Save'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Saved.'})).toContainText('“Alert on failed captures” is done.')
  const line = await readLine(content, captures, 'Alert on')
  expect(line).toMatch(/^- \[x\] Alert on failed captures \(owner: @ada, due: 2024-06-01, kind: detect, done: 2024-06-10, priority: P1, /)
  expect(line).toContain('done: 2024-06-10')
  expect(line).toContain('proof: https://example.com/changes/42')
  await page.getByRole('link', {name: 'Show the change'}).click()
  await expect(page.getByRole('row', {name: /removed: - \[ \] Alert on failed captures/})).toBeVisible()
  await expect(page.getByRole('row', {name: /added: - \[x\] Alert on failed captures .*proof: https:\/\/example.com\/changes\/42/})).toBeVisible()
})

test('I do all of it with the keyboard', async ({page}) => {
  await open(page, '/')
  await keysWork(page)
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/remediation$/)
  await keysWork(page)
  await page.keyboard.press('j')
  await expect(page.getByRole('link', {name: 'Alert on failed captures', exact: true})).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  const form = page.getByRole('form', {name: 'Edit: Add a second carrier'})
  await expect(form.getByLabel('Status')).toBeFocused()
  // The letter chooses from the list.
  await page.keyboard.type('done')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('@ada')
  await form.getByLabel('What shows that it is done').focus()
  await page.keyboard.type('Drill of 12 June')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({hasText: 'Saved.'})).toBeVisible()
  expect(await readLine(content, captures, 'second carrier')).toMatch(/^- \[x\] Add a second carrier \(owner: @ada, .*proof: Drill of 12 June/)
})

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('I find, reassign, mark as done, see and take back', async ({page}) => {
    await open(page, '/remediation')
    await page.getByRole('checkbox', {name: 'overdue'}).check()
    await page.getByRole('button', {name: 'Apply'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('3 actions overdue')
    await choose(page, ['Alert on failed captures', 'Add a second carrier', 'Bound the query queue'])
    await page
      .getByRole('form', {name: /chosen/})
      .getByLabel('Due')
      .fill('2030-01-31')
    await page.getByRole('button', {name: 'Preview'}).click()
    await page.getByRole('button', {name: 'Save 3 changes'}).click()
    await expect(page.getByText('3 actions in 2 files now have the due date 2030-01-31.')).toBeVisible()
    // None of them is overdue any more.
    await expect(page.getByText('No action matches all of this.')).toBeVisible()
    await page.getByRole('button', {name: 'Undo'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('3 actions overdue')

    await row(page, 'Bound the query queue').getByRole('link', {name: /^Edit/}).click()
    const form = page.getByRole('form', {name: 'Edit: Bound the query queue'})
    await form.getByLabel('Status').selectOption('done')
    await form.getByLabel('What shows that it is done').fill('A graph of the queue')
    await form.getByRole('button', {name: 'Save'}).click()
    await page.getByRole('link', {name: 'Show the change'}).click()
    await expect(page.getByRole('row', {name: /added: \| Bound the query queue/})).toBeVisible()
    expect(await readLine(content, search, 'Bound the')).toContain('done')
  })

  test('I am asked why before something will not be done, also from the board', async ({page}) => {
    await open(page, '/remediation?as=board')
    const card = page.getByRole('listitem').filter({hasText: 'Warm the cache at start'})
    await card.getByLabel('Status of').selectOption('wont-do')
    await card.getByRole('button', {name: 'Move'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Why will it not be done?')
    expect(await readLine(content, search, 'Warm the cache')).toBe('| Warm the cache at start | | | open |')
    await page.getByLabel('Reason').fill('The index is gone by now')
    await page.getByRole('button', {name: 'Save'}).click()
    await expect(page.getByText('“Warm the cache at start” will not be done.')).toBeVisible()
    await expect(page).toHaveURL(/as=board/)
    expect(await readLine(content, search, 'Warm the cache')).toContain('The index is gone by now')
  })
})

test('I drag a card to another column, and it is written to the file', async ({page}) => {
  await open(page, '/remediation?as=board')
  await keysWork(page)
  await dragCard(page, 'Alert on failed captures', 'in progress')
  await expect(page.getByRole('status').filter({hasText: 'Moved “Alert on failed captures” to in progress.'})).toBeAttached()
  await expect(column(page, 'in progress').getByRole('listitem')).toContainText('Alert on failed captures')
  expect(await readLine(content, captures, 'Alert on')).toContain('status: in-progress')
  await expect(page.getByRole('link', {name: 'Alert on failed captures', exact: true})).toBeFocused()
  await page.getByRole('button', {name: 'Undo'}).click()
  await expect(column(page, 'open').getByRole('listitem').filter({hasText: 'Alert on failed captures'})).toBeVisible()
})

test('I move a card with the keys, go from card to card with the arrows, and am asked for proof', async ({page}) => {
  await open(page, '/remediation?as=board')
  await keysWork(page)
  await page.getByRole('link', {name: 'Rewrite the ledger', exact: true}).focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByRole('status').filter({hasText: 'Moved “Rewrite the ledger” to open.'})).toBeAttached()
  await expect(page.getByRole('link', {name: 'Rewrite the ledger', exact: true})).toBeFocused()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(column(page, 'in progress').getByRole('listitem').filter({hasText: 'Rewrite the ledger'})).toBeVisible()
  await expect(page.getByRole('link', {name: 'Rewrite the ledger', exact: true})).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('link', {name: 'Restart the gateway', exact: true})).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('What shows that it is done?')
  await page.getByLabel('Proof').fill('The ledger of March')
  await page.getByRole('button', {name: 'Save'}).click()
  await expect(column(page, 'done').getByRole('listitem').filter({hasText: 'Rewrite the ledger'})).toBeVisible()
  expect(await readLine(content, captures, 'Rewrite')).toMatch(/^- \[x\].*proof: The ledger of March/)
})

test('I06 I see theirs and mine where somebody changed the same fields, and take either', async ({page}) => {
  await open(page, '/remediation')
  await row(page, 'Add a second carrier').getByRole('link', {name: /^Edit/}).click()
  const form = page.getByRole('form', {name: 'Edit: Add a second carrier'})
  await form.getByLabel('Owner').fill('@grace')
  await form.getByLabel('Due').fill('2024-08-08')
  await form.getByLabel('Priority').fill('P2')
  const file = path.join(content, `${captures}.md`)
  await writeFile(file, (await readFile(file, 'utf8')).replace('(owner: @platform, due: 2024-07-01', '(owner: @mark, due: 2024-07-15'))
  const [answer] = await Promise.all([page.waitForResponse(/\/remediation\/save$/), form.getByRole('button', {name: 'Save'}).click()])
  expect(answer.status()).toBe(409)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Nothing was saved')
  const owner = page.getByRole('group', {name: 'owner'})
  await expect(owner.getByRole('radio', {name: 'Theirs, in the file @mark'})).toBeVisible()
  await expect(owner.getByRole('radio', {name: 'Mine @grace'})).toBeChecked()
  const due = page.getByRole('group', {name: 'due date'})
  await expect(due.getByRole('radio', {name: 'Mine 2024-08-08'})).toBeChecked()
  // It is dressed like any other page.
  expect(await page.getByRole('heading', {level: 1}).evaluate(heading => getComputedStyle(heading).fontSize)).toBe('26px')
  expect(await findViolations(page)).toEqual([])
  await owner.getByRole('radio', {name: /^Theirs/}).check()
  await page.getByRole('button', {name: 'Save what is chosen'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Saved.'})).toBeVisible()
  expect(await readLine(content, captures, 'second carrier')).toBe('- [ ] Add a second carrier (owner: @mark, due: 2024-08-08, kind: prevent, priority: P2)')
})

test('I06 what somebody changed elsewhere in the file stays, and mine is saved', async ({page}) => {
  await open(page, '/remediation')
  await row(page, 'Add a second carrier').getByRole('link', {name: /^Edit/}).click()
  const form = page.getByRole('form', {name: 'Edit: Add a second carrier'})
  await form.getByLabel('Owner').fill('@grace')
  const file = path.join(content, `${captures}.md`)
  await writeFile(file, (await readFile(file, 'utf8')).replace('Captures failed.', 'Captures failed, and nobody saw it.'))
  await form.getByRole('button', {name: 'Save'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Saved.'})).toBeVisible()
  const text = await readFile(file, 'utf8')
  expect(text).toContain('Captures failed, and nobody saw it.')
  expect(text).toContain('Add a second carrier (owner: @grace')
})

test('I09 nothing that I typed is lost where the file is gone', async ({page}) => {
  await open(page, '/remediation')
  await row(page, 'Warm the cache at start').getByRole('link', {name: /^Edit/}).click()
  const form = page.getByRole('form', {name: 'Edit: Warm the cache at start'})
  await form.getByLabel('Owner').fill('Somebody from the cache people')
  await rm(path.join(content, `${search}.md`))
  const [answer] = await Promise.all([page.waitForResponse(/\/remediation\/save$/), form.getByRole('button', {name: 'Save'}).click()])
  expect(answer.status()).toBeGreaterThanOrEqual(400)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Nothing was saved')
  await expect(page.getByLabel('Owner')).toHaveValue('Somebody from the cache people')
  // The file is back, and what was typed is sent once more.
  await restoreDocuments(content)
  await expect(async () => {
    await page.getByRole('button', {name: 'Save'}).click()
    await expect(page.getByRole('status').filter({hasText: 'Saved.'})).toBeVisible({timeout: 1000})
  }).toPass()
  expect(await readLine(content, search, 'Warm the cache')).toContain('Somebody from the cache people')
})

test('I04 a folder that is read-only says so, keeps what I typed, and puts a card back', async ({page}) => {
  const unlock = lockFolder(content)
  test.skip(unlock === undefined, 'Whoever is root writes everywhere, and may not mount a folder here')
  try {
    await open(page, '/remediation')
    await row(page, 'Warm the cache at start').getByRole('link', {name: /^Edit/}).click()
    const form = page.getByRole('form', {name: 'Edit: Warm the cache at start'})
    await form.getByLabel('Owner').fill('@grace')
    await form.getByRole('button', {name: 'Save'}).click()
    await expect(page.getByText('What you typed is still here.')).toBeVisible()
    await expect(form.getByLabel('Owner')).toHaveValue('@grace')
    await open(page, '/remediation?as=board')
    await keysWork(page)
    await dragCard(page, 'Warm the cache at start', 'in progress')
    await expect(page.getByRole('alert').filter({hasText: 'The card was put back'})).toBeVisible()
    await expect(column(page, 'open').getByRole('listitem').filter({hasText: 'Warm the cache at start'})).toBeVisible()
  } finally {
    unlock?.()
  }
})

test('a card that is refused is where it was, and I read why', async ({page, context}) => {
  await open(page, '/remediation?as=board')
  await keysWork(page)
  // Somebody has signed me out meanwhile.
  await context.clearCookies()
  await dragCard(page, 'Warm the cache at start', 'in progress')
  await expect(page.getByRole('alert').filter({hasText: 'The card was put back: You are not signed in.'})).toBeVisible()
  await expect(column(page, 'open').getByRole('listitem').filter({hasText: 'Warm the cache at start'})).toBeVisible()
  expect(await readLine(content, search, 'Warm the cache')).toBe('| Warm the cache at start | | | open |')
})

test('I change an action on the page of its incident', async ({page}) => {
  await open(page, `/incidents/${captures}`)
  await keysWork(page)
  await page.getByRole('link', {name: 'Edit: Add a second carrier'}).click()
  const form = page.getByRole('form', {name: 'Edit: Add a second carrier'})
  await form.getByLabel('What is to be done').fill('Add a second carrier, and switch to it once a month')
  expect(await findViolations(page)).toEqual([])
  await form.getByRole('button', {name: 'Save'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Saved.'})).toContainText('has new words')
  await expect(page.getByRole('main').getByText('Add a second carrier, and switch to it once a month', {exact: true})).toBeVisible()
  expect(await readLine(content, captures, 'second carrier')).toBe(
    '- [ ] Add a second carrier, and switch to it once a month (owner: @platform, due: 2024-07-01, kind: prevent)',
  )
})

test('I go from an owner to what is theirs, and from a person to their team', async ({page}) => {
  await open(page, '/remediation')
  await page.getByRole('link', {name: '@ada'}).first().click()
  await expect(page).toHaveURL(/\/remediation\/people\/@ada$/)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('@ada')
  await expect(page.getByRole('table', {name: 'Overdue'}).getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('table', {name: 'Done lately'})).toContainText('Restart the gateway')
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('link', {name: '@platform'}).first().click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('@platform')
  await expect(page.getByRole('table', {name: 'Overdue'})).toContainText('Add a second carrier')
  // A team that is asked for as a person is one all the same.
  await open(page, '/remediation/people/@platform')
  await expect(page).toHaveURL(/\/remediation\/teams\/@platform$/)
  for (const address of ['/remediation/people/@nobody', '/remediation/people/@vexmire', '/remediation/teams/@nobody', '/remediation/changes/none']) {
    const answer = await page.goto(server.address + address)
    expect([address, answer?.status()]).toEqual([address, 404])
  }
})

test('who may not change anything sees no form, and cannot send one', async ({page, context, browser}) => {
  const other = await browser.newContext()
  await server.signIn(other, vera)
  const reader = await other.newPage()
  for (const address of [
    '/remediation',
    '/remediation?as=board',
    `/remediation?edit=${captures}.1`,
    `/incidents/${captures}?edit=1`,
    '/remediation/people/@ada',
  ]) {
    await reader.goto(server.address + address)
    await expect(reader.getByRole('heading', {level: 1})).toBeVisible()
    expect([address, await reader.locator('form[action^="/remediation/"]').count(), await reader.getByRole('link', {name: /^Edit/}).count()]).toEqual([
      address,
      0,
      0,
    ])
  }
  const answer = await other.request.post(`${server.address}/remediation/save`, {
    headers: {Origin: server.address},
    form: {
      way: 'one',
      owner: '@vera',
      action: JSON.stringify({incidentId: captures, base: 'a'.repeat(64), position: 0, was: {title: 'Alert on failed captures', owner: '@ada'}}),
    },
  })
  expect(answer.status()).toBe(403)
  expect(await readLine(content, captures, 'Alert on')).toContain('@ada')
  await other.close()
  // A manager who may not see an incident cannot change it, either.
  await page.goto(`${server.address}/remediation`)
  const blind = await context.request.post(`${server.address}/remediation/save`, {
    headers: {Origin: server.address},
    form: {
      way: 'one',
      owner: '@mark',
      action: JSON.stringify({
        incidentId: '2024-09-01-keys-read',
        base: 'a'.repeat(64),
        position: 0,
        was: {title: 'Replace every plonkwright', owner: '@vexmire'},
      }),
    },
  })
  expect(blind.status()).toBeGreaterThanOrEqual(400)
  expect(await blind.text()).not.toContain('Keys were read')
  expect(await readLine(content, '2024-09-01-keys-read', 'plonkwright')).toContain('@vexmire')
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`axe finds nothing on what a manager sees, ${colorScheme}, ${width} pixels wide, and nothing sticks out`, async ({page}) => {
      await page.emulateMedia({colorScheme, reducedMotion: 'reduce'})
      await page.setViewportSize({width, height: 900})
      for (const address of [
        '/remediation',
        '/remediation?by=owner',
        '/remediation?as=board',
        `/remediation?edit=${captures}.1`,
        `/remediation?as=board&edit=${captures}.1`,
        `/incidents/${captures}?edit=2`,
        '/remediation/people/@ada',
        '/remediation/teams/@platform',
      ]) {
        await open(page, address)
        expect([address, await findViolations(page)]).toEqual([address, []])
        expect([address, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([address, 0])
      }
      await open(page, '/remediation')
      await choose(page, ['Alert on failed captures'])
      await expect(page.getByRole('form', {name: /chosen/})).toBeVisible()
      expect(await findViolations(page)).toEqual([])
    })

async function open(page: Page, address: string): Promise<void> {
  await page.goto(server.address + address)
}

function row(page: Page, title: string): Locator {
  return page
    .getByRole('table')
    .locator('tr')
    .filter({has: page.getByRole('link', {name: title, exact: true})})
}

function column(page: Page, status: string): Locator {
  return page.getByRole('region', {name: new RegExp(`^${status} `)})
}

async function choose(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) await page.getByRole('checkbox', {name: `Choose: ${title}`}).check()
}

async function dragCard(page: Page, title: string, to: string): Promise<void> {
  // So high that the pointer reaches every card.
  await page.setViewportSize({width: 1440, height: 1800})
  const from = await page.getByRole('link', {name: title, exact: true}).boundingBox()
  const target = await column(page, to).boundingBox()
  if (!from || !target) throw new Error('Cannot drag: the card or the column has no place on the page')
  await page.mouse.move(from.x + 10, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(target.x + target.width / 2, target.y + 60, {steps: 8})
  await page.mouse.up()
}
