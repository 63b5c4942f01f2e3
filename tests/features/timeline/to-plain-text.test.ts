import {expect, test} from 'vitest'
import {toPlainText, toShortText} from '#src/features/timeline/to-plain-text.ts'

test('toPlainText() keeps the words of HTML and nothing else', () => {
  expect(
    toPlainText('<p>A <code>&lt;b&gt;</code> in <a href="x">one</a><strong>word</strong></p>\n<p>and <incident-link>[[2020-01-01-a]]</incident-link></p>'),
  ).toBe('A <b> in oneword and 2020-01-01-a')
})

test('toShortText() takes the first clause where it fits, else cuts between words', () => {
  expect(toShortText('The failures fade away, and the carrier declares it solved.', 30)).toBe('The failures fade away')
  expect(toShortText('They notice that remarkably many answers are redirects.', 30)).toBe('They notice that remarkably…')
  expect(toShortText('Deployed.', 30)).toBe('Deployed')
})
