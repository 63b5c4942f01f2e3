import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {factorCategories} from '#src/incident/factor.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {originalFacts} from './original-facts.ts'

const root = new URL('../../', import.meta.url)
const contentFolder = new URL('content/', root)
const corpusFolder = new URL('../shared/corpus/raw/', root)

const address = /https?:\/\/[^\s),>]+/g
const timeKeys = ['timezone', 'date', 'started', 'detected', 'acknowledged', 'mitigated', 'resolved', 'impact_windows', 'duration']

describe.each(originalFacts)('$file', ({file, holds, times, instants, numbers, remediation, notes, addresses = []}) => {
  const text = readFileSync(new URL(file, contentFolder), 'utf8')
  const frontMatter = readFrontMatter(text)
  const {incident} = readPostmortem(text, file.replace('.md', ''))

  test.each(instants)('states the instant "%s"', instant => expect(text).toContain(instant))
  test.each(numbers)('states the figure or name "%s"', number => expect(text).toContain(number))
  test.each(remediation)('states the step "%s"', step => expect(text).toContain(step))

  test.each(notes)('says in a note: "%s"', note => {
    const noteLines = text.split('\n').filter(line => line.startsWith('> Note: '))
    expect(noteLines.filter(line => line.includes(note))).toHaveLength(1)
  })

  test('has in its front matter exactly the times that the original supports', () => {
    const stated = Object.fromEntries(Object.entries(frontMatter).filter(([key]) => timeKeys.includes(key)))
    expect(stated).toEqual(times)
  })

  test(`is read as ${holds.timeline} entries, ${holds.updates} messages and ${holds.actions} steps`, () => {
    const {timeline, updates, actions} = incident
    expect({timeline: timeline.length, updates: updates.length, actions: actions.length}).toEqual(holds)
  })

  test('has a category of the vocabulary for each factor, and the same ones in its front matter', () => {
    const categories = incident.factors.map(({category}) => category)
    expect(factorCategories).toEqual(expect.arrayContaining(categories))
    expect([...new Set(categories)]).toEqual(frontMatter.factors)
  })

  test('adds no severity, author, owner or due date, none of which an original has', () => {
    expect(Object.keys(frontMatter)).not.toContain('severity')
    expect(Object.keys(frontMatter)).not.toContain('authors')
    expect(text).not.toMatch(/\b(?:owner|due|priority): /)
  })

  test('names its publisher, and no address of the original itself, as none states its own', () => {
    expect(frontMatter.source).toMatchObject({publisher: frontMatter.organization})
    expect(frontMatter.source).not.toHaveProperty('url')
  })

  test('links to what the original links to, and to nothing else', () => {
    expect([...new Set(listAddresses(text))].toSorted()).toEqual(addresses)
  })

  test('links only to documents that are there', () => {
    const links = [...text.matchAll(/\[\[(.+?)\]\]|\{to: (.+?),/g)].map(([, link, relation]) => `${link ?? relation}.md`)
    expect(readdirSync(contentFolder)).toEqual(expect.arrayContaining(links))
  })
})

test('content/ holds the seventeen documents of this list, and no other', () => {
  const files = readdirSync(contentFolder).filter(file => file.endsWith('.md'))
  expect(files.toSorted()).toEqual(originalFacts.map(({file}) => file).toSorted())
})

// Measures the corpus: its originals are not part of the project.
if (existsSync(corpusFolder)) {
  test.each(originalFacts)('$file has no six words in a row from its original, addresses aside', ({file, original}) => {
    const borrowed = listRuns(readFileSync(new URL(original, corpusFolder), 'utf8').replaceAll(address, ' '), 6)
    const own = listRuns(readFileSync(new URL(file, contentFolder), 'utf8').replaceAll(address, ' '), 6)
    expect(borrowed.size).toBeGreaterThan(50)
    expect([...own].filter(run => borrowed.has(run))).toEqual([])
  })

  test.each(originalFacts)('$file has its addresses from its original', ({original, addresses = []}) => {
    expect(listAddresses(readFileSync(new URL(original, corpusFolder), 'utf8'))).toEqual(expect.arrayContaining([...addresses]))
  })
} else {
  test.skip(
    `content/ has no six words in a row from its originals, and only their addresses (SKIPPED, this measures the corpus: nothing at ${fileURLToPath(corpusFolder)})`,
  )
}

function readFrontMatter(text: string): Record<string, unknown> {
  const [, yaml] = /^---\n([\s\S]+?)\n---\n/.exec(text) ?? []
  if (yaml === undefined) throw new Error('Cannot read front matter: there is none')
  return parse(yaml)
}

function listAddresses(text: string): readonly string[] {
  return text.match(address) ?? []
}

/** Every run of so many consecutive words, in lower case and without punctuation. */
function listRuns(text: string, length: number): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/[a-z0-9]+/g) ?? []
  return new Set(words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(' ')))
}
