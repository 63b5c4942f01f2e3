import {mkdtemp, readdir, readFile, rm, stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {expect, test} from './reader.ts'

/** Words that stand in no document and that nobody else would write. */
const markers = ['Zweckelbrunn', 'grummeloth', 'Pfannwaffel'] as const

test.describe('a server of its own, whose database and log are read afterwards', () => {
  test.describe.configure({timeout: 200_000})
  let folder = ''
  let server: HindsightServer | undefined

  test.beforeAll(async () => {
    test.setTimeout(400_000)
    folder = await mkdtemp(path.join(tmpdir(), 'hindsight-seen-'))
    server = await serve(path.resolve('content'), undefined, `file:${path.join(folder, 'index.db')}`, {LOG_LEVEL: 'trace'})
  })

  test.afterAll(async () => {
    await server?.stop()
    if (folder !== '') await rm(folder, {recursive: true, force: true})
  })

  test('what was pasted is in no file of the database and in no line of the log, whatever came of it', async ({page}) => {
    const address = `${server?.address}/seen-before`
    await page.goto(address)
    const field = page.getByRole('textbox', {name: 'What you see'})
    await field.fill(`redis out of memory at ${markers[0]}\nERROR ${markers[0]}.Client refused, key=${markers[0]}-99`)
    await page.getByRole('button', {name: 'Look for it'}).click()
    await expect(page.locator('.seen-card').first()).toBeVisible()
    await expect(page.locator('body')).toContainText(markers[0])
    // Nothing similar, and too large to be read at all.
    const ask = (text: string) => page.request.post(`${address}/answer`, {form: {text}, headers: {Origin: server?.address ?? ''}})
    const nothing = await ask(`${markers[1]} ${markers[1]}`)
    expect([nothing.status(), await nothing.text()]).toEqual([200, expect.stringContaining(markers[1])])
    expect((await ask(`${markers[2]} `.repeat(60_000))).status()).toBe(413)

    await server?.stop()
    const files = await listFiles(folder)
    const held = await Promise.all(files.map(file => readFile(file)))
    // What the documents say is there, so that looking for it finds it.
    expect(held.some(bytes => bytes.includes('Simwood'))).toBe(true)
    for (const marker of markers)
      for (const each of [marker, marker.toLowerCase()]) {
        expect(files.filter((_, place) => held[place]?.includes(each))).toEqual([])
        expect(server?.said().includes(each)).toBe(false)
      }
    expect(server?.said()).toContain('Brought the index up to date')
  })
})

async function listFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, {recursive: true})
  const all = names.map(name => path.join(folder, name))
  const kinds = await Promise.all(all.map(file => stat(file)))
  return all.filter((_, place) => kinds[place]?.isFile())
}
