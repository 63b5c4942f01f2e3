import {expect, test} from 'vitest'
import {writePlainPage} from '#src/ui/plain-page.ts'

test('writePlainPage() shows what it is given as text, wherever it stands', () => {
  const hostile = `</style></title><script>alert(1)</script>"'&`
  const page = writePlainPage(hostile, {title: hostile, paragraphs: [hostile], link: {href: hostile, words: hostile}})
  expect(page).not.toContain('<script')
  expect(page.match(/<\/style>/g)).toHaveLength(1)
  expect(page.match(/&#60;script&#62;alert\(1\)&#60;\/script&#62;&#34;&#39;&#38;/g)).toHaveLength(6)
})

test('writePlainPage() lets its style through by the nonce alone', () => {
  expect(writePlainPage('abc', {title: 'No', paragraphs: [], link: {href: '/', words: 'Back'}})).toContain('<style nonce="abc">')
})
