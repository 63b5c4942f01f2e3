import {expect, test} from 'vitest'
import {toPlainText} from '#src/library/to-plain-text.ts'

test('toPlainText() says the words of an address for a link between incidents', () => {
  expect(toPlainText('<p>As in <incident-link>[[2024-05-01-cafe_node-lost]]</incident-link>, and <incident-link>[[2024-05-01]]</incident-link>.</p>')).toBe(
    'As in cafe node lost, and 2024-05-01.',
  )
})

test('toPlainText() leaves double brackets in code as they are', () => {
  expect(toPlainText('<p><code>[[ -f x ]]</code></p>')).toBe('[[ -f x ]]')
})
