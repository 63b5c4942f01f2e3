import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {PassageList} from '#src/features/catalogue/components/passage-list.tsx'
import {readDocument} from '#src/library/read-document.ts'
import {findPassages} from '#src/library/search/find-passages.ts'
import {openPhraseFinder} from '#src/library/search/mark-phrases.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {listSoughtLists} from '#src/library/search/search-query.ts'
import {toPassageHref} from '#src/library/search/to-passage-href.ts'
import {toPassages} from '#src/library/search/to-passages.ts'

async function show(text: string, words: string): Promise<string> {
  const reading = await readDocument('x.md', Buffer.from(text))
  if (!('document' in reading)) throw new Error(reading.problem.message)
  const find = openPhraseFinder(listSoughtLists(readSearchQuery(words)))
  return renderToStaticMarkup(<PassageList href="/incidents/x" passages={findPassages(toPassages(reading.document), find)} />)
}

test('G13 PassageList() writes what looks like HTML as text, and knows nothing of comments', async () => {
  const text = '# Calls\n\n## Impact\n\nThe tag `<script>alert(1)</script>` ended calls <!-- by zanzibar --> at &lt;once&gt;.\n'
  const html = await show(text, 'calls tag')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).not.toContain('<script')
  expect(html).not.toContain('zanzibar')
  expect(html).toContain('The <mark>tag</mark>')
  expect(await show(text, 'zanzibar')).toBe('<ul class="passages"></ul>')
})

test('PassageList() leads to the place of each passage', async () => {
  expect(await show('# Calls\n\n## Background\n\nThe queue grew.\n', 'queue')).toContain('href="/incidents/x#s-background"')
  const entry = {place: 'entry', index: 250, anchor: undefined, kind: undefined, heading: undefined, parts: []} as const
  expect(toPassageHref('/incidents/x?list=q%3Dredis', entry)).toBe('/incidents/x?list=q%3Dredis&show=all#t-251')
  expect(toPassageHref('/incidents/x', {...entry, index: 2})).toBe('/incidents/x#t-3')
})
