import {expect, test} from 'vitest'
import {findStaticHtml, keepStaticHtml} from '#src/ui/static-html-store.ts'

test('findStaticHtml() gives what was kept under an id', () => {
  keepStaticHtml('a', '<p>a</p>')
  expect(findStaticHtml('a')).toBe('<p>a</p>')
})

test('findStaticHtml() throws rather than write an empty page', () => {
  expect(() => findStaticHtml('never kept')).toThrow('Cannot write the page')
})

test('keepStaticHtml() lets the page go that was kept the longest ago', () => {
  keepStaticHtml('first', '1')
  for (let index = 0; index < 499; index++) keepStaticHtml(`page ${index}`, '')
  keepStaticHtml('first', '1')
  keepStaticHtml('one more', '')
  expect(findStaticHtml('first')).toBe('1')
  expect(() => findStaticHtml('page 0')).toThrow()
})
