import type {Nodes} from 'mdast'
import {remark} from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import {describe, expect, test} from 'vitest'
import {chooseParser, openParser} from '#src/postmortem/document/choose-parser.ts'
import {listSeedDocuments, toMutatedDocument, toRandom} from '#tests/postmortem/mutated-documents.ts'

const whole = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze()

// What begins, ends, holds or nearly is an address or a table, escaped and by its code too.
const bits =
  '@|a@b.co|\\@|&#64;|&commat;|http|://|https://x.y/z|&#104;ttp://x.y|www.|www.a.b|WWW.a.b|mailto:a@b.co|xmpp:a@b.co|[x](y@z.co)|<a@b.co>|:-|-:|---|:|-|\\||===|w|h|word|_|*|**|`|[|]|(|)|<|>|~|.|!'.split(
    '|',
  )
const between = ['|', '|', ' ', ' ', '', '\n', '\n\n', '\n> ', '\n- ', '\n    ', '\t', '\n# ']

function toScrap(seed: number): string {
  const random = toRandom(seed)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  return Array.from({length: 1 + Math.floor(random() * 14)}, () => pick(bits) + pick(between)).join('')
}

function findLink(node: Nodes): Nodes | undefined {
  if (node.type === 'link') return node
  return 'children' in node ? node.children.map(findLink).find(found => found !== undefined) : undefined
}

describe('chooseParser()', () => {
  test('makes the tree that a parser of all constructs makes, of documents and of what goes wrong with them', () => {
    const seeds = listSeedDocuments()
    const texts = [...seeds, ...Array.from({length: 60}, (_, seed) => toMutatedDocument(seeds, 70_000 + seed))]
    for (const text of texts) expect(JSON.stringify(chooseParser(text).parse(text))).toBe(JSON.stringify(whole.parse(text)))
  })

  test('makes it of scraps that hold every half of an address or a table', () => {
    for (let seed = 0; seed < 1500; seed++) {
      const text = toScrap(seed)
      expect(JSON.stringify(chooseParser(text).parse(text)), JSON.stringify(text)).toBe(JSON.stringify(whole.parse(text)))
    }
  })

  test('takes the same parser for texts that hold the same', () => {
    expect(chooseParser('No address.')).toBe(chooseParser('Nor here.'))
    expect(chooseParser('No address.')).not.toBe(chooseParser('To ada@example.org.'))
  })
})

describe('a check mark', () => {
  test('is one in an item, and text in a paragraph behind an empty item', () => {
    const [list] = chooseParser('- [x] Raise the limit\n').parse('- [x] Raise the limit\n').children
    expect(list).toMatchObject({type: 'list', children: [{checked: true, children: [{children: [{type: 'text', value: 'Raise the limit'}]}]}]})
    const text = '-\n[x] Raise the limit\n'
    const {children} = chooseParser(text).parse(text)
    expect(children.map(({type}) => type)).toEqual(['list', 'paragraph'])
    expect(children[1]).toMatchObject({children: [{value: '[x] Raise the limit', position: {start: {offset: 2}, end: {offset: 21}}}]})
  })
})

describe('openParser()', () => {
  // A link that the tokenizer made has a place; one that was searched for in the tree afterwards has none.
  test.each([
    ['emailAutolink', 'To ada@example.org.'],
    ['protocolAutolink', 'At https://example.org.'],
    ['wwwAutolink', 'At www.example.org.'],
  ])('leaves out %s, which is still found by the search of the tree', (name, text) => {
    expect(findLink(openParser([]).parse(text))?.position).toBeDefined()
    const found = findLink(openParser([name]).parse(text))
    expect(found).toBeDefined()
    expect(found?.position).toBeUndefined()
  })

  test('leaves out tables', () => {
    const text = '| a |\n|---|\n| b |\n'
    expect(openParser([]).parse(text).children[0]?.type).toBe('table')
    expect(openParser(['table']).parse(text).children[0]?.type).toBe('paragraph')
  })
})
