import {remark} from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import {describe, expect, test} from 'vitest'
import type {DocumentParts} from '#src/postmortem/document/document-parts.ts'
import {stripHtml, toPlainText, withoutComments} from '#src/postmortem/document/plain-text.ts'

const parser = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze()

function partsOf(markdown: string): DocumentParts {
  return {definitions: [], sections: [parser.parse(markdown).children], entries: [], updates: [], actions: [], factors: []}
}

describe('toPlainText()', () => {
  test('toPlainText() keeps words and drops marks, a block a line', () => {
    expect(toPlainText(partsOf('# A *b*\n\nc `d_e` [f](https://f.example "g") ![h](i.png)\\\nj ~~k~~\n\n- l\n  - m\n- n'))).toBe('A b\nc d_e f h\nj k\nl\nm\nn')
  })

  test('toPlainText() keeps the content of listings without their info strings', () => {
    expect(toPlainText(partsOf('a\n\n```yaml secret\nb: 1\n\nc\n```\n'))).toBe('a\nb: 1\nc')
  })

  test('toPlainText() parts the cells of a table', () => {
    expect(toPlainText(partsOf('|a|b|\n|-|-|\n|c|d|'))).toBe('a b \nc d')
  })

  test('toPlainText() keeps the text of footnotes and leaves out front matter and link definitions', () => {
    expect(toPlainText(partsOf('---\na: 1\n---\nb[^c] [d]\n\n[^c]: e\n\n[d]: https://secret.example'))).toBe('b d\ne')
  })

  test('D17 toPlainText() leaves out comments and tags, and keeps what stands between tags', () => {
    expect(toPlainText(partsOf('a <!-- secret --> <b class="x">c</b>\n\n<!-- secret\n\nsecret -->\n\n<div>d < e<!-- secret --></div>\n\n<!-- secret'))).toBe(
      'a  c\nd < e',
    )
  })

  test('toPlainText() puts the pieces into the order of the document, and never runs two into one', () => {
    const [first, second, third] = parser.parse('a\n\nb\n\nc').children.flatMap(node => ('children' in node ? [node.children] : []))
    const parts = {...partsOf(''), sections: [[]], entries: [second ?? [], third ?? []], factors: [first ?? []]} as DocumentParts
    expect(toPlainText(parts)).toBe('a\nb\nc')
  })
})

describe('stripHtml() and withoutComments()', () => {
  test.each([stripHtml, withoutComments])('%o takes a comment to end where a browser ends it', strip => {
    expect(strip('a<!-->b<!--->c<!-- -- > -->d')).toBe('abcd')
  })

  test.each([stripHtml, withoutComments])('%o is linear on what is opened and never closed', strip => {
    const timeOf = (size: number): number => {
      const text = '<!--a--> <b <? <'.repeat(size) + '<!--'.repeat(size)
      return Math.min(
        ...Array.from({length: 9}, () => {
          const start = performance.now()
          strip(text)
          return performance.now() - start
        }),
      )
    }
    timeOf(20_000)
    expect(Math.min(...Array.from({length: 5}, () => timeOf(40_000) / timeOf(20_000)))).toBeLessThan(2.3)
  })
})
