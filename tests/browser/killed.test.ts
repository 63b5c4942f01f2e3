import {execFileSync} from 'node:child_process'
import {once} from 'node:events'
import {mkdir, mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {chromium, type Locator, type Page} from '@playwright/test'
import {chromiumPath} from './chromium.ts'
import {outage, outageText, writeEditorFolder} from './editor-folder.ts'
import {type Account, type MembersServer, serveMembers} from './members-server.ts'
import {expect, test} from './reader.ts'

test.describe.configure({mode: 'serial', timeout: 300_000})

let folder = ''
let server: MembersServer
let ada: Account

/** The same server once more, in the place of the one that is gone. */
async function serveAgain(port?: string): Promise<MembersServer> {
  const secret = {HINDSIGHT_SECRET: 'killed-killed-0123456789-abcdefghij-killed', ...(port === undefined ? {} : {PORT: port})}
  return await serveMembers(path.join(folder, 'content'), `file:${path.join(folder, 'index.db')}`, secret)
}

test.beforeAll(async () => {
  test.setTimeout(400_000)
  folder = await mkdtemp(path.join(tmpdir(), 'hindsight-killed-'))
  await mkdir(path.join(folder, 'content'))
  await writeEditorFolder(path.join(folder, 'content'))
  server = await serveAgain()
  ada = await server.addMember('Ada', 'editor')
})

test.afterAll(async () => {
  await server.stop()
  await rm(folder, {recursive: true, force: true})
})

/** A process and those that it started, the last first: what serves is a child of what was started here. */
async function listProcesses(id: number | undefined): Promise<readonly number[]> {
  if (id === undefined) return []
  const children = (await readFile(`/proc/${id}/task/${id}/children`, 'utf8')).split(' ').filter(Boolean).map(Number)
  return [...(await Promise.all(children.map(listProcesses))).flat(), id]
}

const read = (): Promise<string> => readFile(path.join(folder, 'content', `${outage}.md`), 'utf8')

async function openEditor(page: Page): Promise<Locator> {
  await page.goto(`${server.address}/incidents/${outage}/edit`)
  await expect(page.locator('form[data-editor=ready]')).toBeVisible()
  return page.getByRole('textbox', {name: /^Text of/})
}

async function toEndOf(page: Page, text: Locator, words: string): Promise<void> {
  await text.locator('.cm-line', {hasText: words}).click()
  await page.keyboard.press('End')
}

test('the browser is killed while I type, and I lose two seconds of it at most', async () => {
  const profile = path.join(folder, 'profile')
  const launch = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    })
  const first = await launch()
  await server.stayIn(first, ada)
  const page = await first.newPage()
  const text = await openEditor(page)
  await toEndOf(page, text, 'Pages took eight seconds for an hour.')
  const typed: {readonly word: string; readonly at: number}[] = []
  for (let count = 100; count < 160; count++) {
    await page.keyboard.type(` w${count}`)
    typed.push({word: `w${count}`, at: performance.now()})
    await wait(60)
  }
  const killedAt = performance.now()
  // By its profile, which no other browser has: without a word to the page, as when the machine goes down.
  for (const id of execFileSync('pgrep', ['-f', profile], {encoding: 'utf8'}).split('\n').filter(Boolean)) process.kill(Number(id), 'SIGKILL')
  await first.close().catch(() => undefined)

  const second = await launch()
  await server.stayIn(second, ada)
  const back = await second.newPage()
  const restored = await openEditor(back)
  await back.getByRole('alert').filter({hasText: 'You have changes that were never saved'}).getByRole('button', {name: 'Restore'}).click()
  await expect(restored).toContainText('w100')
  const words = (await restored.textContent()) ?? ''
  const lost = typed.filter(({word}) => !words.includes(word))
  const seconds = lost.length === 0 ? 0 : (killedAt - (lost[0]?.at ?? killedAt)) / 1000
  process.stdout.write(`lost ${lost.length} of ${typed.length} words, ${seconds.toFixed(2)} s of typing`)
  expect(seconds).toBeLessThan(2)
  expect(await read()).toBe(outageText)
  await second.close()
})

test('the server is killed while it saves: the file is the old or the new one, what I wrote is there, and I am told so', async ({browser}) => {
  const port = new URL(server.address).port
  const outcomes: string[] = []
  for (const [round, delay] of [0, 60, 150, 400].entries()) {
    const before = await read()
    const context = await browser.newContext({baseURL: server.address})
    await server.stayIn(context, ada)
    const page = await context.newPage()
    const text = await openEditor(page)
    const words = `Round ${round} was here.`
    const wanted = before.replace(/^Pages took .*$/m, line => `${line} ${words}`)
    await toEndOf(page, text, 'Pages took eight seconds for an hour.')
    await page.keyboard.type(` ${words}`)
    // On the server, too: who comes back does so on another machine.
    await expect(page.locator('#editor-state')).toHaveText('Not saved yet; draft kept')
    const processes = await listProcesses(server.process.pid)
    const gone = once(server.process, 'exit')
    await page.keyboard.press('ControlOrMeta+s')
    await wait(delay)
    for (const id of processes) process.kill(id, 'SIGKILL')
    await gone
    const after = await read()
    expect([before, wanted]).toContain(after)
    outcomes.push(after === before ? 'old' : 'new')
    const state = page.locator('#editor-state')
    await expect(state).toHaveText(/^(?:Saved at .*|Not saved)$/)
    const isSaved = (await state.textContent())?.startsWith('Saved')
    // It never says that something is saved that is not.
    if (isSaved) expect(after).not.toBe(before)
    else await expect(page.getByRole('alert').filter({hasText: 'The server cannot be reached.'})).toContainText('What you wrote is still here.')
    await expect(text).toContainText(words)

    server = await serveAgain(port)
    if (round % 2 === 0 && !isSaved) {
      // The one who waits saves again, and it is there once.
      await page.getByRole('button', {name: 'Save'}).click()
      await expect(state).toContainText(/^Saved/)
    } else {
      // The one who comes back is offered what the file has not.
      await context.close()
      const later = await browser.newContext({baseURL: server.address})
      await server.stayIn(later, ada)
      const back = await later.newPage()
      const opened = await openEditor(back)
      const note = back.getByRole('alert').filter({hasText: 'You have changes that were never saved'})
      if (after === before) await note.getByRole('button', {name: 'Restore'}).click()
      else await expect(note).toBeHidden()
      await expect(opened).toContainText(words)
      if (after === before) {
        await back.getByRole('button', {name: 'Save'}).click()
        await expect(back.locator('#editor-state')).toContainText('Saved at')
      }
      await later.close()
    }
    expect(await read()).toBe(wanted)
    await context.close()
  }
  process.stdout.write(`killed while saving: ${outcomes.join(', ')}`)
  const left = (await readdir(path.join(folder, 'content'))).filter(name => name.startsWith('.'))
  expect(
    left.every(name => /^\.hindsight-.*\.tmp$/.test(name)),
    left.join(),
  ).toBe(true)
})
