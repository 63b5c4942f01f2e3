import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {generatePostmortems} from '#src/library/generate/generate-postmortems.ts'
import {formatPostmortem} from '#src/postmortem/format-postmortem.ts'
import {expectCanonical} from './expect-canonical.ts'

const folders = ['content', 'tests/postmortem/foreign/raw', 'tests/postmortem/foreign/actions', '../shared/corpus/raw'].filter(folder => existsSync(folder))
const files = folders.flatMap(folder =>
  readdirSync(folder)
    .filter(file => /\.(?:md|txt)$/.test(file))
    .map(file => path.join(folder, file)),
)

describe('formatPostmortem() keeps what is read, comes to rest, and loses no sentence', () => {
  test.each(files)('of %s', file => {
    expectCanonical(readFileSync(file, 'utf8'))
  })

  test.each([...generatePostmortems({count: 12, seed: 7})])('of the generated $file', ({text}) => {
    expectCanonical(text)
  })

  test('of documents that were cut, doubled, shuffled and mixed', () => {
    const documents = files.map(file => readFileSync(file, 'utf8')).filter(text => text.length < 6000)
    const mutated = fc
      .tuple(fc.constantFrom(...documents), fc.constantFrom(...documents), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(5)), {minLength: 1, maxLength: 6}))
      .map(([one, other, changes]) => {
        const [lines, foreign] = [one.split('\n'), other.split('\n')]
        for (const [at, from, kind] of changes) {
          const [here, there] = [at % lines.length, from % foreign.length]
          if (kind === 0) lines.splice(here, 1)
          else if (kind === 1) lines.splice(here, 0, foreign[there] ?? '')
          else if (kind === 2) lines.splice(here, 1, ...[lines[here] ?? '', lines[here] ?? ''])
          else if (kind === 3) lines.splice(here, 0, '')
          else if (kind === 4) lines[here] = `  ${lines[here]}`
          else lines[here] = (lines[here] ?? '').slice(0, from % 40)
        }
        return lines.join('\n')
      })
    fc.assert(
      fc.property(mutated, text => {
        expectCanonical(text)
      }),
      {numRuns: Number(process.env.FORMAT_RUNS ?? 60), seed: process.env.FORMAT_SEED ? Number(process.env.FORMAT_SEED) : 11},
    )
  }, 600_000)

  test('of Windows line ends and a byte order mark, which stay', () => {
    const text = readFileSync('tests/postmortem/foreign/raw/blog-bold-headings-api-keys.md', 'utf8').replaceAll('\n', '\r\n')
    const markdown = expectCanonical(`\uFEFF${text}`)
    expect(markdown).toMatch(/^\uFEFF---\r\n/)
    expect(markdown.replaceAll('\r\n', '')).not.toContain('\n')
    expect(markdown.replaceAll('\r\n', '\n').slice(1)).toBe(formatPostmortem(text.replaceAll('\r\n', '\n')).markdown)
  })
})

test('formatPostmortem() leaves the documents of content/ nearly as they are', () => {
  for (const file of readdirSync('content').filter(name => name.endsWith('.md'))) {
    const before = readFileSync(path.join('content', file), 'utf8').split('\n')
    const after = formatPostmortem(before.join('\n')).markdown.split('\n')
    expect(
      before.filter(line => !after.includes(line)),
      file,
    ).toEqual([])
    expect(after.length - before.length, file).toBeLessThanOrEqual(1)
  }
})
