import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {readNothingSimilarTexts, readSeenTexts, readSetAsideSnippets} from '#tests/recall/read-labelled-texts.ts'

const documents = new Map(
  readdirSync('content')
    .filter(file => file.endsWith('.md'))
    .map(file => [file.slice(0, -'.md'.length), readFileSync(`content/${file}`, 'utf8')]),
)
const seen = readSeenTexts()
const nothing = readNothingSimilarTexts()
const snippets = readSetAsideSnippets()

describe('the texts about incidents', () => {
  test('ask for each incident of content/ five times, from all three moments, two of them held out', () => {
    expect(seen.filter(text => !documents.has(text.first))).toEqual([])
    for (const id of documents.keys()) {
      const texts = seen.filter(text => text.first === id)
      expect(texts.length, id).toBe(5)
      expect(texts.filter(text => text.split === 'held-out').length, id).toBe(2)
      expect(new Set(texts.map(text => text.moment)).size, id).toBe(3)
    }
  })

  test('accept beside the first one only other incidents that exist', () => {
    expect(seen.flatMap(({id, first, also}) => also.filter(other => other === first || !documents.has(other)).map(other => [id, other]))).toEqual([])
  })

  test('have no five words in a row from their document', () => {
    const copied = seen.flatMap(({id, first, text}) => {
      const runs = listRuns(documents.get(first) ?? '', 5)
      return [...listRuns(text, 5)].filter(run => runs.has(run)).map(run => `${id}: ${run}`)
    })
    expect(copied).toEqual([])
  })

  test('name no organization of content/', () => {
    const names = [...documents.values()].flatMap(text => /^organization: (.+)$/m.exec(text)?.[1] ?? [])
    const said = [...seen, ...nothing].flatMap(({id, text}) => names.filter(name => new RegExp(`\\b${name}\\b`).test(text)).map(name => [id, name]))
    expect(names.length).toBe(documents.size)
    expect(said).toEqual([])
  })
})

describe('the texts about nothing', () => {
  test('are at least thirty, two fifths of them held out', () => {
    expect(nothing.length).toBeGreaterThanOrEqual(30)
    const held = nothing.filter(text => text.split === 'held-out').length / nothing.length
    expect(held).toBeGreaterThan(0.35)
    expect(held).toBeLessThan(0.45)
  })
})

describe('all texts', () => {
  test('have a style that is in both parts of the split, and a name of their own', () => {
    for (const [part, texts] of Object.entries({seen, nothing})) {
      const tuned = new Set(texts.filter(text => text.split === 'tune').map(text => text.style))
      const held = new Set(texts.filter(text => text.split === 'held-out').map(text => text.style))
      expect([...tuned].sort(), part).toEqual([...held].sort())
    }
    const ids = [...seen, ...nothing, ...snippets].map(text => text.id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test('are no near copies of each other', () => {
    const texts = [...seen, ...nothing].map(({id, text}) => ({id, runs: listRuns(text, 3)}))
    const near = texts.flatMap((text, at) =>
      texts
        .slice(at + 1)
        .filter(other => toOverlap(text.runs, other.runs) > 0.1)
        .map(other => [text.id, other.id]),
    )
    expect(near).toEqual([])
  })
})

describe('the snippets with marks', () => {
  test('are at least forty, of all kinds, and each says something', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(40)
    expect(snippets.filter(({spans}) => spans.length === 0)).toEqual([])
    const kinds = snippets.flatMap(({spans}) => spans.map(span => span.kind))
    for (const kind of ['time', 'id', 'hash', 'address', 'host', 'number', 'stays']) {
      expect(kinds.filter(each => each === kind).length, kind).toBeGreaterThanOrEqual(4)
    }
  })

  test('have no mark that was left open', () => {
    expect(snippets.filter(({text}) => /[«»‹›]/.test(text))).toEqual([])
  })
})

function toWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function listRuns(text: string, length: number): ReadonlySet<string> {
  const words = toWords(text)
  return new Set(words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(' ')))
}

/** The share of the smaller one's runs that both have. */
function toOverlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter(run => other.has(run)).length / Math.max(1, Math.min(one.size, other.size))
}
