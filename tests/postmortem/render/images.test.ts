import {describe, expect, test} from 'vitest'
import {readDocument} from '#src/library/read-document.ts'

async function renderSection(markdown: string, file = 'mail/2024-03-01-late.md'): Promise<string> {
  const reading = await readDocument(file, new TextEncoder().encode(`# Mail was late\n\n## Summary\n\n${markdown}\n`))
  return 'document' in reading ? reading.document.html.sections.join('') : ''
}

describe('readDocument() and images', () => {
  test('shows an image of the folder from an address of its own, with its description', async () => {
    expect(await renderSection('![The queue](images/queue.png "ignored")')).toBe(
      '<p><img src="/incidents/2024-03-01-late/files/mail/images/queue.png" alt="The queue" loading="lazy"></p>',
    )
  })

  test('calls an image without a description by its file', async () => {
    expect(await renderSection('![](../queue.svg)')).toContain('<img src="/incidents/2024-03-01-late/files/queue.svg" alt="queue.svg"')
  })

  test('shows an image in a link, and one of raw HTML without what else its author gave it', async () => {
    expect(await renderSection('[![a](a.png)](https://b.example)')).toContain(
      'nofollow"><img src="/incidents/2024-03-01-late/files/mail/a.png" alt="a" loading="lazy"></a>',
    )
    const html = await renderSection('<img src="a.png" onerror="alert(1)" style="position:fixed" class="x" srcset="https://evil.example/a 1x" width=1>')
    expect(html).toBe('<img src="/incidents/2024-03-01-late/files/mail/a.png" alt="a.png" loading="lazy">')
  })

  test.each([
    '../../queue.png',
    '/etc/queue.png',
    '..%2f..%2fqueue.png',
    'data:image/png;base64,AAAA',
    'https:/evil.example/a.png',
    'javascript:alert(1)',
    'notes.md',
  ])('D20 shows the words instead of %s', async address => {
    expect(await renderSection(`![The queue](${address})`)).toBe('<p><span class="image-text">The queue</span></p>')
  })

  test('D15 links to an image of another site, and loads nothing', async () => {
    expect(await renderSection('![A graph](https://g.example/a.png)')).toBe(
      '<p><a href="https://g.example/a.png" rel="noopener noreferrer nofollow" class="image-link">A graph</a></p>',
    )
  })
})
