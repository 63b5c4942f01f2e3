import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {readLabelledPairs} from '#tests/relations/read-labelled-pairs.ts'

const documents = new Map(
  readdirSync('content')
    .filter(file => file.endsWith('.md'))
    .map(file => [file.slice(0, -'.md'.length), readFileSync(`content/${file}`, 'utf8')]),
)
const {pairs, nothing_in_common: apart} = readLabelledPairs()

describe('the labelled pairs', () => {
  test('decide each two incidents of content/ once, the earlier one named first', () => {
    const ids = [...documents.keys()].sort()
    const decided = [...pairs.map(pair => pair.between), ...Object.entries(apart).flatMap(([id, others]) => others.map(other => [id, other]))]
    const expected = ids.flatMap((id, at) => ids.slice(at + 1).map(other => `${id} ${other}`))
    expect(decided.map(pair => pair.join(' ')).sort()).toEqual(expected.sort())
  })

  test('quote what the documents say, word for word', () => {
    const quoted = pairs.flatMap(({between, holds, looks_alike}) =>
      [...Object.values(holds), ...(looks_alike ? [looks_alike] : [])].flatMap(({passages}) =>
        passages.map((passage, side) => ({id: between[side] ?? '', passage})),
      ),
    )
    expect(quoted.filter(({id, passage}) => !documents.get(id)?.includes(passage))).toEqual([])
  })

  test('give each kind of a pair one answer', () => {
    const twice = pairs.flatMap(({between, holds, either, looks_alike}) => {
      const kinds = [...Object.keys(holds), ...Object.keys(either), ...(looks_alike?.not ?? [])]
      return kinds.filter((kind, at) => kinds.indexOf(kind) !== at).map(kind => [...between, kind])
    })
    expect(twice).toEqual([])
    expect(pairs.filter(({holds, either, looks_alike}) => !looks_alike && !Object.keys(holds).length && !Object.keys(either).length)).toEqual([])
  })

  test('agree with every typed relation that a document states', () => {
    const stated = [...documents].flatMap(([id, text]) => readStated(text).map(({to, type}) => ({between: [id, to].sort().join(' '), type})))
    const typed = stated.filter(({type}) => type.startsWith('same-'))
    const held = new Set(pairs.flatMap(({between, holds}) => Object.keys(holds).map(kind => `${between.join(' ')} ${kind}`)))
    expect(typed.length).toBeGreaterThan(0)
    expect(typed.filter(({between, type}) => !held.has(`${between} ${type}`))).toEqual([])
  })

  test('have positives of each kind but one, and pairs that look alike and are not', () => {
    const kinds = pairs.flatMap(({holds}) => Object.keys(holds))
    for (const kind of ['same-symptom', 'same-trigger', 'same-factor', 'same-fix', 'same-technology']) {
      expect(kinds.filter(each => each === kind).length, kind).toBeGreaterThanOrEqual(7)
    }
    expect(pairs.filter(({looks_alike}) => looks_alike).length).toBeGreaterThanOrEqual(25)
    expect(pairs.filter(({looks_alike, holds}) => looks_alike && !Object.keys(holds).length).length).toBeGreaterThanOrEqual(25)
  })
})

function readStated(text: string): readonly {readonly to: string; readonly type: string}[] {
  return parse(text.split(/^---$/m)[1] ?? '').related ?? []
}
