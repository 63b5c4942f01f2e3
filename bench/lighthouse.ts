import {spawn} from 'node:child_process'
import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import lighthouse from 'lighthouse'
import {chromiumPath} from '#tests/browser/chromium.ts'
import {serveNext} from './serve-next.ts'

// Lighthouse's scores of the pages people read. Bounds: performance 95, accessibility 100, best practices 100.
// `npm run bench:lighthouse`: the app must have been built; serves the shipped incidents, as a phone would see them.
const folder = mkdtempSync(path.join(tmpdir(), 'bench-lighthouse-'))
const app = await serveNext('.', '/readyz', {
  HINDSIGHT_CONTENT: path.resolve('content'),
  DATABASE_URL: `file:${path.join(folder, 'index.db')}`,
  LOG_LEVEL: 'error',
})
const port = 9333
const chromium = spawn(
  chromiumPath,
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${folder}`,
    'about:blank',
  ],
  {stdio: 'ignore'},
)
try {
  await waitForChromium()
  for (const page of ['/', '/incidents', '/incidents?q=redis', '/incidents/2018-11-05-dixa-telephony', '/services', '/settings/sync']) {
    const run = await lighthouse(app.address + page, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
    })
    const categories = run?.lhr.categories ?? {}
    const scores = Object.values(categories).map(({title, score}) => `${title} ${Math.round((score ?? 0) * 100)}`)
    const failed = Object.values(run?.lhr.audits ?? {}).filter(({score, scoreDisplayMode}) => scoreDisplayMode === 'binary' && score === 0)
    console.log(`${page}: ${scores.join(', ')}${failed.length > 0 ? `; failed: ${failed.map(({id}) => id).join(', ')}` : ''}`)
  }
} finally {
  chromium.kill()
  app.stop()
}

async function waitForChromium(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isThere = await fetch(`http://127.0.0.1:${port}/json/version`).then(
      response => response.ok,
      () => false,
    )
    if (isThere) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('Cannot measure: Chromium does not answer')
}
