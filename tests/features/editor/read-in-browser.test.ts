import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {readDocument} from '#src/library/read-document.ts'
import {decodeText} from '#src/postmortem/document/decode-text.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'
import {type BrowserThread, openBrowserThread} from './browser-thread.ts'

let browser: BrowserThread
beforeAll(async () => {
  browser = await openBrowserThread()
}, 60_000)

const folders = ['content', 'content/templates', 'tests/postmortem/foreign/raw', '../shared/corpus'].filter(folder => existsSync(folder))

describe.each(folders)('%s', folder => {
  test('reads the same in the browser as on the server', {timeout: 120_000}, async () => {
    const files = listTexts(folder)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const bytes = readFileSync(file)
      const decoded = decodeText(bytes)
      if ('problem' in decoded) continue
      const id = path.basename(file).replace(/\.[^.]*$/, '')
      browser.begin({id, settings: defaultSettings, today: '2026-01-01'})
      const {incident, diagnostics, refusal} = browser.ask({task: 'read whole', text: decoded.text})
      const reading = await readDocument(`${id}.md`, bytes)
      if ('problem' in reading) {
        expect(refusal, file).toEqual(reading.problem)
        continue
      }
      const own = readPostmortem(decoded.text, id)
      expect([toPlain(incident), toPlain(diagnostics), refusal], file).toEqual([toPlain(own.incident), toPlain(own.diagnostics), undefined])
      expect(toPlain(diagnostics), file).toEqual(toPlain(reading.document.diagnostics))
    }
  })
})

test('reads the same after each change that somebody makes to a document', {timeout: 120_000}, () => {
  for (const file of listTexts('content').slice(0, 6)) {
    const id = path.basename(file, '.md')
    browser.begin({id, settings: defaultSettings, today: '2026-01-01'})
    let text = readFileSync(file, 'utf8')
    const blank = text.indexOf('\n\n', text.length / 3) + 1
    const changes: readonly ((before: string) => string)[] = [
      before => before,
      before => `${before.slice(0, blank)}## Timeline\n\n- 2024-03-01 10:00 UTC Pages were slow\n${before.slice(blank)}`,
      before => before.replace('Pages were slow', 'Pages were slow, and some failed'),
      before => before.replace('- 2024-03-01', '2024-03-01'),
      before => before.replace(/^title: .*$/m, 'title: Something else'),
      before => before.replace(/^---$/m, '--'),
      before => before.replace(/^--$/m, '---'),
      before => `${before}\n- [ ] Run two of them (owner: @platform)\n`,
      before => before.slice(0, blank),
    ]
    for (const [step, change] of changes.entries()) {
      text = change(text)
      const {incident, diagnostics} = browser.ask({task: 'read whole', text})
      const own = readPostmortem(text, id)
      expect([toPlain(incident), toPlain(diagnostics)], `${file}, change ${step}`).toEqual([toPlain(own.incident), toPlain(own.diagnostics)])
    }
  }
})

test('read tells where each section stands, and which of them are empty', () => {
  browser.begin({id: 'new', settings: defaultSettings, today: '2026-01-01'})
  const text = '---\ntitle: It broke\n---\n\nIt did.\n\n## Impact\n\n<!-- Who? -->\n\n## Lessons learned\n\n### What went well\n\nWe saw it.\n'
  const {outline, diagnostics, title} = browser.ask({task: 'read', text})
  expect(title).toBe('It broke')
  expect(outline.map(({heading, level, isEmpty, start}) => [heading, level, isEmpty, text.slice(start, start + 6)])).toEqual([
    ['Impact', 2, true, '## Imp'],
    ['Lessons learned', 2, false, '## Les'],
    ['What went well', 3, false, '### Wh'],
  ])
  expect(diagnostics.filter(({rule}) => rule === 'missing-section').map(({message}) => message)).toEqual([
    'Missing timeline: add `## Timeline`',
    'Missing contributing factors: add `## Contributing factors`',
    'Missing remediation: add `## Remediation`',
  ])
})

test('explain gives the words of a rule, format the canonical text, and merge both texts', () => {
  expect(browser.ask({task: 'explain', rules: ['no-owner']})['no-owner']?.explanation).toContain('What everybody should do')
  const {text, changed} = browser.ask({task: 'format', text: '---\ntitle: It broke\n---\n\n## Timeline\n\n- 2024-03-01 10:00 UTC It broke\n'})
  expect(changed).toContain('timeline')
  expect(text).toContain('2024-03-01 10:00')
  expect(browser.ask({task: 'merge', base: 'a\nb\nc\n', mine: 'A\nb\nc\n', theirs: 'a\nb\nC\n'})).toEqual({text: 'A\nb\nC\n'})
})

function listTexts(folder: string): readonly string[] {
  const isDeep = folder.endsWith('corpus')
  return readdirSync(folder, {recursive: isDeep, encoding: 'utf8'})
    .map(name => path.join(folder, name))
    .filter(file => /\.(?:md|txt|html)$/.test(file) && statSync(file).isFile())
}

/** What crosses between threads keeps no `undefined` apart from what is not there. */
function toPlain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
