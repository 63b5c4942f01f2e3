import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type SourceMark, sourceFields, toMarkedSource} from '#src/features/incident/to-marked-source.ts'

function mark(field: SourceMark['field'], from: number, to: number): SourceMark {
  const point = (offset: number) => ({line: 1, column: offset + 1, offset})
  return {field, span: {start: point(from), end: point(to)}}
}

/** What a reader sees: the lines' texts. */
function toLines(html: string): string[] {
  return [...html.matchAll(/<code>(.*?)<\/code>/gs)].map(([, line = '']) =>
    line
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  )
}

describe('toMarkedSource()', () => {
  test('numbers the lines and gives each an address', () => {
    expect(toMarkedSource('one\ntwo\n', [])).toBe('<li id="L1"><a href="#L1">1</a><code>one</code></li><li id="L2"><a href="#L2">2</a><code>two</code></li>')
  })

  test('marks what was read, across lines, the innermost where marks lie in each other', () => {
    const html = toMarkedSource('ab cd\r\nef', [mark('timeline', 0, 9), mark('times', 3, 5)])
    expect([...html.matchAll(/<code>(.*?)<\/code>/g)].map(match => match[1])).toEqual([
      '<mark class="source-timeline">ab </mark><mark class="source-times">cd</mark>',
      '<mark class="source-timeline">ef</mark>',
    ])
  })

  test('escapes what the document holds', () => {
    expect(toMarkedSource('<script>"&', [])).toContain('<code>&lt;script&gt;&quot;&amp;</code>')
  })

  test('A10 counts no line for a separator that is none in Markdown', () => {
    expect(toLines(toMarkedSource('a\u2028b\u0085c\rd', []))).toEqual(['a\u2028b\u0085c', 'd'])
  })

  test('D17 shows of a comment only that there is one, and keeps the lines and marks around it', () => {
    const html = toMarkedSource('a <!-- secret\nmore --> b\n<!-- -->c', [mark('timeline', 0, 10), mark('times', 18, 26)])
    expect(toLines(html)).toEqual(['a <!-- comment -->', ' b', '<!-- comment -->c'])
    expect(html).not.toContain('secret')
    expect(html).toContain('<mark class="source-timeline">a </mark><span class="source-comment">')
    expect(html).toContain('<mark class="source-times"> b</mark>')
  })

  test('D17 hides the rest behind a comment without an end where it begins a line, and nothing where it stands in one', () => {
    expect(toLines(toMarkedSource('a\n- <!-- secret\nmore', []))).toEqual(['a', '- <!-- comment -->', ''])
    expect(toLines(toMarkedSource('a < b <!-- c', []))).toEqual(['a < b <!-- c'])
  })

  test('shows every character of every line, whatever is marked', () => {
    const marks = fc.array(fc.tuple(fc.constantFrom(...sourceFields.map(({field}) => field)), fc.nat(60), fc.nat(60)))
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom('a', ' ', '<', '&', '"', '\n', '\r', 'é'), maxLength: 60}), marks, (text, given) => {
        const html = toMarkedSource(
          text,
          given.map(([field, a, b]) => mark(field, Math.min(a, b), Math.max(a, b))),
        )
        const lines = text.split(/\r\n|\r|\n/)
        if (lines.at(-1) === '') lines.pop()
        expect(toLines(html)).toEqual(lines)
      }),
    )
  })
})
