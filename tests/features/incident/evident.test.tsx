import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {Evident} from '#src/features/incident/components/evident.tsx'
import {readPageAddress} from '#src/features/incident/page-address.ts'

test('D17 Evident() quotes a sentence without the comments in it', () => {
  const quote = '- **14:05** — Reads fail. <!-- blame: secret\n  more -->\n  Then writes.'
  const start = {line: 1, column: 1, offset: 0}
  const html = renderToStaticMarkup(
    <Evident name="entry" evidence={{quote, how: 'item', start, end: {line: 3, column: 1, offset: quote.length}}} address={readPageAddress({})}>
      14:05
    </Evident>,
  )
  expect(html).toContain('<q>- **14:05** — Reads fail. Then writes.</q>')
  expect(html).not.toContain('secret')
})
