import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Locator, Page} from '@playwright/test'
import {outage, outageText, writeEditorFolder} from './editor-folder.ts'
import {findViolations} from './find-violations.ts'
import {type Account, type MembersServer, serveMembers} from './members-server.ts'
import {expect, keysWork, test} from './reader.ts'

test.describe.configure({timeout: 120_000})

let content = ''
let server: MembersServer
let ada: Account
let linus: Account

test.beforeAll(async () => {
  test.setTimeout(400_000)
  content = await mkdtemp(path.join(tmpdir(), 'hindsight-editor-'))
  await writeEditorFolder(content)
  server = await serveMembers(content)
  ada = await server.addMember('Ada', 'editor')
  linus = await server.addMember('Linus', 'author')
})

test.beforeEach(async ({context, page}) => {
  page.setDefaultTimeout(30_000)
  await writeFile(path.join(content, `${outage}.md`), outageText)
  await server.stayIn(context, ada)
})

test.afterAll(async () => {
  await server.stop()
  await rm(content, {recursive: true, force: true})
})

test('I write a postmortem from a template with the keyboard alone, and an editor publishes it so', async ({page, context}) => {
  await context.clearCookies()
  await server.signIn(context, linus)
  await open(page, '/')
  await page.getByRole('link', {name: 'New postmortem'}).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('New postmortem')
  await shoot(page, 'new')
  await page.getByLabel('What happened, in one line').focus()
  await page.keyboard.type('Sign-in failed for a third of customers')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const text = await openedEditor(page)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Sign-in failed for a third of customers')
  await expect(text).toContainText("authors: ['@linus']")
  await expect(page.getByRole('navigation', {name: 'Outline'})).toContainText('Impact')
  await shoot(page, 'begun')

  await page.keyboard.press('Alt+t')
  await page.keyboard.type('started: sign-in answers with an error')
  await page.keyboard.press('Alt+a')
  await page.keyboard.type('Alert on failed sign-ins')
  await expect(text).toContainText('- [ ] Alert on failed sign-ins (owner: @, due: )')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.locator('#editor-state')).toContainText('Saved')
  await expect(page).toHaveURL(/\/incidents\/\d{4}-\d{2}-\d{2}-sign-in-failed-for-a-third-of-customers\/edit$/)
  const file = (await readdir(content)).find(name => name.endsWith('sign-in-failed-for-a-third-of-customers.md'))
  const saved = await readFile(path.join(content, file ?? ''), 'utf8')
  expect(saved).toContain('— started: sign-in answers with an error\n')
  expect(saved).toContain('status: draft\n')
  await page.keyboard.type(' at once')
  await expect(page.locator('#editor-state')).toHaveText('Not saved yet')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.locator('#editor-state')).toContainText('Saved at')
  expect(await readFile(path.join(content, file ?? ''), 'utf8')).toContain('Alert on failed sign-ins at once')
  expect(await findViolations(page)).toEqual([])

  await server.stayIn(context, ada)
  await open(page, `/incidents/${file?.replace('.md', '')}`)
  await page.getByRole('link', {name: 'Review', exact: true}).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', {name: 'Publish'}).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({hasText: 'Published.'})).toBeVisible()
  expect(await readFile(path.join(content, file ?? ''), 'utf8')).toContain('status: published\n')
})

test('I see what is wrong as I type, why, and mend it with one step; the page beside shows what comes of it', async ({page}) => {
  await open(page, `/incidents/${outage}/edit`)
  const text = await openedEditor(page)
  const preview = page.frameLocator('iframe[title="The page as it will be"]')
  await expect(preview.getByRole('heading', {level: 1})).toHaveText('The cache was lost and pages were slow')
  await expect(preview.getByText('Pages took eight seconds for an hour.')).toBeVisible()
  await shoot(page, 'edit')

  await text.getByText('Pages took eight seconds for an hour.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Nobody could sign in.')
  await expect(preview.getByText('Nobody could sign in.')).toBeVisible()
  const problems = page.getByRole('region', {name: 'Problems'})
  await text.getByText('## Timeline').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await expect(problems).toContainText('Rename')
  await shoot(page, 'problems')
  await problems.getByRole('listitem').filter({hasText: 'Rename'}).getByText('Why').click()
  await expect(problems.getByText('misspelled-heading')).toBeVisible()
  await problems.getByRole('button', {name: /Rename/}).click()
  await expect(text).toContainText('## Timeline')
  await expect(problems.getByText('misspelled-heading')).toBeHidden()
  expect(await findViolations(page)).toEqual([])
  await page.emulateMedia({colorScheme: 'dark'})
  expect(await findViolations(page)).toEqual([])
  await shoot(page, 'edit-dark')
  await page.emulateMedia({colorScheme: 'light'})

  await page.getByRole('button', {name: 'Save'}).click()
  await expect(page.locator('#editor-state')).toContainText('Saved at')
  expect(await readFile(path.join(content, `${outage}.md`), 'utf8')).toBe(outageText.replace('for an hour.', 'for an hour. Nobody could sign in.'))
  await page.getByRole('link', {name: 'Close'}).click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${outage}$`))
  await expect(page.getByText('Nobody could sign in.')).toBeVisible()
  await shoot(page, 'incident')
})

test('two edit at once, know of each other, and both keep their words', async ({page, browser}) => {
  const context = await browser.newContext({baseURL: server.address})
  await server.signIn(context, linus)
  const others = await context.newPage()
  await open(page, `/incidents/${outage}/edit`)
  const mine = await openedEditor(page)
  await open(others, `/incidents/${outage}/edit`)
  const theirs = await openedEditor(others)
  await expect(others.getByRole('status').filter({hasText: 'Ada is also editing.'})).toBeVisible()

  await append(others, theirs, 'Two nodes share the load.', ' Linus was here.')
  await others.keyboard.press('ControlOrMeta+s')
  await expect(others.locator('#editor-state')).toContainText('Saved at')
  await append(page, mine, 'Pages took eight seconds for an hour.', ' Ada was here.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.locator('#editor-state')).toContainText('Saved with what somebody else wrote')
  await expect(mine).toContainText('Linus was here.')
  const both = outageText.replace('share the load.', 'share the load. Linus was here.').replace('for an hour.', 'for an hour. Ada was here.')
  expect(await readFile(path.join(content, `${outage}.md`), 'utf8')).toBe(both)
  await expect(page.getByRole('status').filter({hasText: 'Linus is also editing.'})).toBeVisible({timeout: 20_000})
  await shoot(page, 'also')

  // Now the same line.
  await append(others, theirs, 'There was no second one.', ' Nobody had asked for one.')
  await others.keyboard.press('ControlOrMeta+s')
  await expect(others.locator('#editor-state')).toContainText('Saved')
  await append(page, mine, 'There was no second one.', ' One had been planned.')
  await page.getByRole('button', {name: 'Save'}).click()
  const merge = page.getByRole('region', {name: 'Somebody else changed the same lines'})
  await expect(merge.getByRole('textbox', {name: 'Theirs'})).toContainText('Nobody had asked for one.')
  await shoot(page, 'conflict')
  expect(await findViolations(page)).toEqual([])
  await page.emulateMedia({colorScheme: 'dark'})
  expect(await findViolations(page)).toEqual([])
  await shoot(page, 'conflict-dark')
  await page.emulateMedia({colorScheme: 'light'})
  await append(page, merge.getByRole('textbox', {name: 'Merged'}), 'One had been planned.', ' Nobody had asked for one.')
  await merge.getByRole('button', {name: 'Save the merged text'}).click()
  await expect(page.locator('#editor-state')).toContainText('Saved at')
  const last = both.replace('(factor: capacity/memory)', '(factor: capacity/memory) One had been planned. Nobody had asked for one.')
  expect(await readFile(path.join(content, `${outage}.md`), 'utf8')).toBe(last)
  await context.close()
  await expect(page.getByRole('status').filter({hasText: 'Linus is also editing.'})).toBeHidden({timeout: 20_000})
})

test('what I had not saved comes back after a reload, and on another machine', async ({page, browser}) => {
  await open(page, `/incidents/${outage}/edit`)
  const text = await openedEditor(page)
  await append(page, text, 'Pages took eight seconds for an hour.', ' Never saved.')
  await expect(page.locator('#editor-state')).toHaveText('Not saved yet; draft kept')
  page.on('dialog', dialog => void dialog.accept())
  await page.reload()
  await openedEditor(page)
  const note = page.getByRole('alert').filter({hasText: 'You have changes that were never saved'})
  await expect(note).toContainText('in this browser')
  await shoot(page, 'restore')
  await note.getByRole('button', {name: 'Compare'}).click()
  const compared = page.getByRole('region', {name: 'Your unsaved changes'})
  await expect(compared.getByRole('textbox', {name: 'Your draft'})).toContainText('Never saved.')
  await shoot(page, 'compare')
  await compared.getByRole('button', {name: 'Back'}).click()
  await note.getByRole('button', {name: 'Restore'}).click()
  await expect(text).toContainText('Never saved.')

  const context = await browser.newContext({baseURL: server.address})
  await server.signIn(context, ada)
  const elsewhere = await context.newPage()
  await open(elsewhere, `/incidents/${outage}/edit`)
  await openedEditor(elsewhere)
  await elsewhere.getByRole('alert').filter({hasText: 'on the server'}).getByRole('button', {name: 'Restore'}).click()
  await elsewhere.getByRole('button', {name: 'Save'}).click()
  await expect(elsewhere.locator('#editor-state')).toContainText('Saved at')
  expect(await readFile(path.join(content, `${outage}.md`), 'utf8')).toBe(outageText.replace('for an hour.', 'for an hour. Never saved.'))
  await elsewhere.reload()
  await openedEditor(elsewhere)
  await expect(elsewhere.getByRole('alert').filter({hasText: 'never saved'})).toBeHidden()
  await context.close()
})

test('a new postmortem that I have not saved waits for me, and I can let go of it', async ({page}) => {
  await open(page, '/new?template=short&title=The+queue+filled+up')
  const text = await openedEditor(page)
  await append(page, text, 'The queue filled up', ' by night')
  await expect(page.locator('#editor-state')).toHaveText('Not saved yet; draft kept')
  page.on('dialog', dialog => void dialog.accept())
  await open(page, '/new')
  await shoot(page, 'begun')
  await page.getByRole('link', {name: 'The queue filled up by night'}).click()
  await openedEditor(page)
  await expect(page.getByRole('status').filter({hasText: 'Your draft is back'})).toBeVisible()
  await expect(text).toContainText('The queue filled up by night')
  await open(page, '/new')
  await page.getByRole('button', {name: 'Discard The queue filled up by night'}).click()
  await expect(page.getByRole('heading', {name: 'Begun and not saved'})).toBeHidden()
})

test('I paste a table into the timeline and an image into the text, and am offered names', async ({page}) => {
  await open(page, `/incidents/${outage}/edit`)
  const text = await openedEditor(page)
  await append(page, text, 'Two nodes share the load.', '\n')
  await page.keyboard.press('ControlOrMeta+Backspace')
  await paste(text, {text: '2024-03-01 10:20\tGrace\tlooks at memory\n2024-03-01 10:30\tAda\tadds a node'})
  await expect(text).toContainText('- **2024-03-01 10:30** — Ada: adds a node')
  await expect(page.locator('#editor-state')).toContainText('Pasted as 2 entries')

  await append(page, text, 'services: [cache, api]', '')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type(', ap')
  await expect(page.getByRole('option', {name: /^api/})).toBeVisible()
  await shoot(page, 'completion')
  // What is offered takes no key that was meant for the text a moment before.
  await page.waitForTimeout(200)
  await page.keyboard.press('Enter')
  await expect(text).toContainText('services: [cache, api, api]')

  await append(page, text, 'Pages took eight seconds for an hour.', ' ')
  await paste(text, {image: 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWPgzivFihiGlgQAJaE7gX8NhFkAAAAASUVORK5CYII='})
  await expect(text).toContainText(`![Screen shot 1](${outage}/screen-shot-1.png)`)
  await page.keyboard.type('Memory over the hour')
  const preview = page.frameLocator('iframe[title="The page as it will be"]')
  await expect(preview.getByRole('img', {name: 'Memory over the hour'})).toBeVisible()
  expect((await readFile(path.join(content, outage, 'screen-shot-1.png'))).subarray(1, 4).toString()).toBe('PNG')
  page.on('dialog', dialog => void dialog.accept())
})

test('I write on a telephone', async ({page}) => {
  await page.setViewportSize({width: 390, height: 844})
  await open(page, '/new')
  await shoot(page, 'new-390')
  await open(page, `/incidents/${outage}`)
  await page.getByRole('link', {name: 'Edit', exact: true}).first().click()
  const text = await openedEditor(page)
  await expect(text).toBeVisible()
  await shoot(page, 'write-390')
  await page.getByRole('button', {name: 'Page', exact: true}).click()
  await expect(page.frameLocator('iframe[title="The page as it will be"]').getByRole('heading', {level: 1})).toBeVisible()
  await shoot(page, 'page-390')
  await page.getByRole('button', {name: /^Problems/}).click()
  await shoot(page, 'problems-390')
  await page.getByRole('button', {name: 'Outline'}).click()
  await page.getByRole('button', {name: 'Impact'}).click()
  await expect(text).toBeFocused()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await findViolations(page)).toEqual([])
})

test('I write without scripts, and what cannot be saved is still there', async ({browser}) => {
  const context = await browser.newContext({javaScriptEnabled: false, baseURL: server.address})
  await server.signIn(context, ada)
  const page = await context.newPage()
  await page.goto(`${server.address}/incidents/${outage}/edit`)
  const field = page.getByRole('textbox', {name: `Text of ${outage}.md`})
  await expect(field).toHaveValue(outageText)
  await field.fill(outageText.replace('status: published', 'status: [published'))
  await page.getByRole('button', {name: 'Save'}).click()
  await expect(page.getByRole('alert').filter({hasText: 'This text cannot be read'})).toBeVisible()
  await expect(field).toHaveValue(outageText.replace('status: published', 'status: [published'))
  await writeFile(path.join(content, `${outage}.md`), outageText.replace('eight seconds', 'nine seconds'))
  await field.fill(outageText.replace('eight seconds', 'ten seconds'))
  await page.getByRole('button', {name: 'Save'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Somebody else changed the same lines')
  await expect(page.getByLabel('What the file says now')).toHaveValue(outageText.replace('eight seconds', 'nine seconds'))
  await page.getByLabel('Yours').fill(outageText.replace('eight seconds', 'nine or ten seconds'))
  await page.getByRole('button', {name: 'Save yours'}).click()
  await expect(page.getByRole('status').filter({hasText: 'Saved.'})).toBeVisible()
  expect(await readFile(path.join(content, `${outage}.md`), 'utf8')).toBe(outageText.replace('eight seconds', 'nine or ten seconds'))
  await context.close()
})

async function open(page: Page, address: string): Promise<void> {
  await page.goto(server.address + address)
  await keysWork(page)
}

/** Writes behind some words of the text. */
async function append(page: Page, text: Locator, behind: string, words: string): Promise<void> {
  await text.locator('.cm-line', {hasText: behind}).first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
}

/** Pastes as the browser does, whose clipboard a test cannot fill. */
async function paste(text: Locator, {text: words, image}: {readonly text?: string; readonly image?: string}): Promise<void> {
  await text.evaluate(
    (field, given) => {
      const data = new DataTransfer()
      if (given.words !== undefined) data.setData('text/plain', given.words)
      if (given.image !== undefined)
        data.items.add(new File([Uint8Array.from(atob(given.image), letter => letter.charCodeAt(0))], 'Screen shot 1.png', {type: 'image/png'}))
      field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
    },
    {words, image},
  )
}

/** The field of text, once it is there. */
async function openedEditor(page: Page): Promise<Locator> {
  await expect(page.locator('form[data-editor=ready]')).toBeVisible()
  return page.getByRole('textbox', {name: /^Text of/})
}

async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) {
    await page.waitForTimeout(900)
    await page.screenshot({path: path.join(process.env.SHOTS, `${name}.png`)})
  }
}
