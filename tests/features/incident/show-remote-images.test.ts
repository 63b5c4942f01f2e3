import {expect, test} from 'vitest'
import {showRemoteImages} from '#src/features/incident/show-remote-images.ts'

const link = (address: string) => `<p><a href="${address}" rel="noopener noreferrer nofollow" class="image-link">A &quot;graph&quot;</a></p>`

test('showRemoteImages() shows images of the origins that are allowed, without telling them where', () => {
  expect(showRemoteImages(link('https://g.example/a.png?b=1&amp;c'), ['https://g.example'])).toBe(
    '<p><img src="https://g.example/a.png?b=1&amp;c" alt="A &quot;graph&quot;" loading="lazy" referrerpolicy="no-referrer"></p>',
  )
})

test.each(['https://g.example.evil.example/a.png', 'http://g.example/a.png', 'https://other.example/?https://g.example/'])(
  'showRemoteImages() leaves %s a link',
  address => {
    expect(showRemoteImages(link(address), ['https://g.example'])).toBe(link(address))
    expect(showRemoteImages(link(address), [])).toBe(link(address))
  },
)
