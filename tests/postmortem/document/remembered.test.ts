import {describe, expect, it} from 'vitest'
import {forgetOlder, remembered} from '#src/postmortem/document/remembered.ts'

describe('what is remembered of a text', () => {
  function openCounting(most?: number): {readonly ask: (text: string) => number | undefined; readonly asked: string[]} {
    const asked: string[] = []
    const ask = remembered(text => {
      asked.push(text)
      return text === '' ? undefined : text.length
    }, most)
    return {ask, asked}
  }

  it('is asked for once while a document is read, and while the next one is', () => {
    const {ask, asked} = openCounting()
    expect([ask('one'), ask('one'), ask(''), ask('')]).toEqual([3, 3, undefined, undefined])
    forgetOlder()
    expect([ask('one'), ask('')]).toEqual([3, undefined])
    expect(asked).toEqual(['one', ''])
  })

  it('is forgotten where neither this document nor the one before has it', () => {
    const {ask, asked} = openCounting()
    ask('one')
    forgetOlder()
    ask('two')
    forgetOlder()
    ask('two')
    ask('one')
    expect(asked).toEqual(['one', 'two', 'one'])
  })

  it('is no more than twice as much as was allowed', () => {
    const {ask, asked} = openCounting(2)
    for (const text of ['a', 'b', 'c', 'd', 'e', 'd', 'a']) ask(text)
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'a'])
  })
})
