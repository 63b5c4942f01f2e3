import {expect, test} from 'vitest'
import {giveStaticHtml, releaseStaticHtml, takeStaticHtml} from '#src/ui/static-html-store.ts'

test('takeStaticHtml() gives what is held under an id, each its own', () => {
  const [one, other] = [giveStaticHtml('<p>a</p>'), giveStaticHtml('<p>b</p>')]
  expect([takeStaticHtml(other), takeStaticHtml(one)]).toEqual(['<p>b</p>', '<p>a</p>'])
})

test('takeStaticHtml() throws rather than write an empty page', () => {
  expect(() => takeStaticHtml('never given')).toThrow('Cannot write the page')
})

test('takeStaticHtml() holds nothing after it was taken', () => {
  const id = giveStaticHtml('<p>a</p>')
  takeStaticHtml(id)
  expect(() => takeStaticHtml(id)).toThrow('Cannot write the page')
})

test('releaseStaticHtml() lets go of what nobody took', () => {
  const id = giveStaticHtml('<p>a</p>')
  releaseStaticHtml(id)
  expect(() => takeStaticHtml(id)).toThrow('Cannot write the page')
})
