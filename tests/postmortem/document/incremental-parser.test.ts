import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {openIncrementalParser} from '#src/postmortem/document/incremental-parser.ts'
import {parseDocument} from '#src/postmortem/document/parse-document.ts'
import {toSourceText} from '#src/postmortem/document/source-text.ts'

describe('a parser for a text that is being written', () => {
  it('makes the tree of the whole text after each of many changes', () => {
    fc.assert(
      fc.property(text, fc.array(change, {minLength: 1, maxLength: 6}), (first, changes) => {
        const parse = openIncrementalParser()
        let now = first
        expect(parse(toSourceText(now))).toEqual(parseDocument(toSourceText(now)))
        for (const {at, gone, piece} of changes) {
          const from = Math.floor(at * now.length)
          now = now.slice(0, from) + piece + now.slice(from + gone)
          expect(parse(toSourceText(now)), JSON.stringify(now)).toEqual(parseDocument(toSourceText(now)))
        }
      }),
      {numRuns: Number(process.env.RUNS ?? 1000)},
    )
  }, 120_000)

  it.each(['[to]: https://a.example\n', '[^to]: A footnote.\n'])(
    'gives what stands far above its meaning when %j is written, and takes it away again',
    definition => {
      const parse = openIncrementalParser()
      const text = `See [to] and more[^to].\n\n${'Some text.\n\n'.repeat(20)}`
      for (const now of [text, `${text}${definition}`, text]) expect(parse(toSourceText(now))).toEqual(parseDocument(toSourceText(now)))
    },
  )

  it('keeps what has not changed', () => {
    const lines = Array.from({length: 400}, (_, minute) => `- 10:${minute} something happened\n`)
    const parse = openIncrementalParser()
    const tree = (changed: readonly string[]): readonly unknown[] => {
      const [list] = parse(toSourceText(`# Night\n\n${changed.join('')}\n## Impact\n\nMuch.\n`)).children.filter(({type}) => type === 'list')
      return list && 'children' in list ? [...list.children] : []
    }
    const before = tree(lines)
    const after = tree(lines.with(200, '- 10:200 something else, at last\n'))
    expect(after).toHaveLength(400)
    expect(after.filter(item => !before.includes(item)).length).toBeLessThan(10)
  })
})

/** Every kind of block, whole and cut short, and what opens or closes one. */
const block = fc.constantFrom(
  '- an item\n',
  '- another\n',
  '- [ ] a task\n',
  '* of another list\n',
  '  below an item\n',
  '\n  a paragraph in an item\n',
  '  - nested\n',
  '1. one\n',
  '2. two\n',
  '7) seven\n',
  ' - indented\n',
  '   - indented more\n',
  '    code\n',
  '\tcode behind a tab\n',
  '-\n',
  '- \n',
  '- - -\n',
  '---\n',
  '***\n',
  '===\n',
  '+++\n',
  '# Heading\n',
  '## Heading\n',
  'Some text.\n',
  'lazy text\n',
  'two\nlines\n',
  '> quoted\n',
  '> - an item in a quote\n',
  '>\n',
  '```\n',
  '```sh\nls\n```\n',
  '~~~\n',
  '<!--\n',
  '-->\n',
  '<div>\n',
  '</div>\n',
  '<pre>\n',
  '</pre>\n',
  '| a | b |\n',
  '| - | - |\n',
  '| a | b |\n| - | - |\n| 1 | 2 |\n',
  'a | b\n',
  'see [to] and https://a.example/x\n',
  'noted[^1]\n',
  'key: value\n',
  '**bold\n',
  '`code\n',
  '\n',
  '\n\n',
  '\r\n',
  '- with carriage return\r\n',
  'text with carriage return\r\n',
  '\\\n',
  ' ',
  '\t',
  '-',
  'x',
  '',
)
/** What gives others a meaning, wherever they stand: rare, because all is parsed then. */
const label = fc.constantFrom('[to]: https://a.example\n', '[^1]: A footnote.\n')
const piece = fc.oneof({weight: 100, arbitrary: block}, {weight: 1, arbitrary: label})
const text = fc.array(piece, {maxLength: 40}).map(pieces => pieces.join(''))
const change = fc.record({at: fc.double({min: 0, max: 1, noNaN: true}), gone: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)), piece})
