import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {chromium} from '@playwright/test'
import {chromiumPath} from '#tests/browser/chromium.ts'
import {serveMembers} from '#tests/browser/members-server.ts'

// How soon after the last key what is wrong stands beside the text, and how long typing ever waits, on a document of 60 KB. Bounds: 100 ms and
// 50 ms. `npx tsx bench/editor.ts`: builds the pages where they have to be.
const content = mkdtempSync(path.join(tmpdir(), 'bench-editor-'))
const text = writeDocument(60 * 1024)
writeFileSync(path.join(content, '2024-03-01-long.md'), text)
const server = await serveMembers(content)
const browser = await chromium.launch({executablePath: chromiumPath, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic']})
try {
  const editor = await server.addMember('Edda', 'editor')
  const context = await browser.newContext({viewport: {width: 1440, height: 900}})
  await server.signIn(context, editor)
  const page = await context.newPage()
  await page.addInitScript(() => {
    const blocked: number[] = []
    new PerformanceObserver(list => blocked.push(...list.getEntries().map(({duration}) => Math.round(duration)))).observe({type: 'longtask', buffered: true})
    Object.assign(window, {blocked})
  })
  await page.goto(`${server.address}/incidents/2024-03-01-long/edit`)
  await page.locator('form[data-editor=ready]').waitFor()
  await page.frameLocator('iframe').getByText('Entry 20 of the course').filter({visible: true}).first().waitFor()
  await page.waitForTimeout(4000)
  const opening = await page.evaluate(() => (window as unknown as {blocked: number[]}).blocked.splice(0))
  console.log(`${text.length} characters; tasks of over 50 ms while the page opens: ${opening.join(', ') || 'none'}`)

  // The editor has only those lines in the page that are in sight.
  await page.locator('.cm-line', {hasText: 'Many pages were slow.'}).click()
  const waits: number[] = []
  for (let round = 0; round < 20; round++) {
    await page.keyboard.press('End')
    // A misspelt heading is found by reading the whole text.
    for (const key of ['Enter', 'Enter', '#', '#', ' ', 'T', 'i', 'm', 'e', 'l', 'i', 'n']) {
      await page.keyboard.press(key)
      await page.waitForTimeout(30)
    }
    const wait = await page.evaluate(async () => {
      const list = document.getElementById('editor-problem-list')
      const field = document.querySelector('.cm-content')
      if (!list || !field) throw new Error('There is no editor')
      const before = list.innerHTML
      const begun = performance.now()
      document.execCommand('insertText', false, 'x')
      while (list.innerHTML === before && performance.now() - begun < 5000) await new Promise(resolve => requestAnimationFrame(resolve))
      return performance.now() - begun
    })
    waits.push(wait)
    for (let times = 0; times < 13; times++) await page.keyboard.press('Backspace')
    await page.waitForTimeout(700)
  }
  waits.sort((a, b) => a - b)
  const at = (share: number): string => `${Math.round(waits[Math.floor((waits.length - 1) * share)] ?? 0)} ms`
  const typing = await page.evaluate(() => (window as unknown as {blocked: number[]}).blocked)
  console.log(`from a key to what it changes in the list of problems: median ${at(0.5)}, 95 of 100 ${at(0.95)}, longest ${at(1)}`)
  console.log(`tasks of over 50 ms while typing ${20 * 26} keys: ${typing.join(', ') || 'none'}`)
} finally {
  await browser.close()
  await server.stop()
  rmSync(content, {recursive: true, force: true})
}

/** A document with every kind of part, as long as few are. */
function writeDocument(length: number): string {
  const entries: string[] = []
  const head = `---\ntitle: A long night\nstatus: published\ntimezone: UTC\nseverity: SEV2\nservices: [cache]\nauthors: ["@ada"]\n---\n\nIt was long.\n\n## Impact\n\nMany pages were slow.\n\n## Timeline\n\n`
  const tail = `\n## Contributing factors\n\n### One node held everything\n\nThere was no second one. (factor: capacity/memory)\n\n## Remediation\n\n- [ ] Run two nodes (kind: prevent, owner: @platform, due: 2024-06-01)\n`
  for (let minute = 0, size = head.length + tail.length; size < length; minute++) {
    const [day, hour, rest] = [1 + Math.floor(minute / 1440), Math.floor(minute / 60) % 24, minute % 60]
    const stamp = `2024-03-${String(day).padStart(2, '0')} ${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
    const entry = `- **${stamp}** — Entry ${minute} of the course: somebody looks at a graph, finds that node ${minute % 7} answers slowly, and says so.\n`
    entries.push(entry)
    size += entry.length
  }
  return head + entries.join('') + tail
}
