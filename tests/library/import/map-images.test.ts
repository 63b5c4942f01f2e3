import {describe, expect, test} from 'vitest'
import {listBesideImages, mapImages} from '#src/library/import/map-images.ts'

describe('listBesideImages()', () => {
  test('finds paths below the folder that the text came in', () => {
    const text = '![A](a.png) ![B *b*](<img/b c.png>) ![](../up/d.jpg "Title")\n<img alt="x" src="e%20f.gif">\n![again](./a.png)\n'
    expect(listBesideImages(text, 'wiki/2024/mail.md')).toEqual(['wiki/2024/img/b c.png', 'wiki/2024/a.png', 'wiki/up/d.jpg', 'wiki/2024/e f.gif'])
  })

  test.each(['https://example.com/a.png', '//example.com/a.png', '/a.png', '../../../a.png', 'C:\\a.png', 'data:image/png;base64,AA', 'a.exe'])(
    'leaves out %s, which is no image beside it',
    address => {
      expect(listBesideImages(`![x](${address})`, 'wiki/mail.md')).toEqual([])
    },
  )
})

describe('mapImages()', () => {
  test('changes addresses that are replaced, and not a byte besides', () => {
    const text = 'Before ![A [x](a.png) ![A](a.png "T") ![B](b.png)\n'
    expect(mapImages(text, 'mail.md', path => (path === 'a.png' ? 'mail/a.png' : undefined))).toBe('Before ![A [x](a.png) ![A](mail/a.png "T") ![B](b.png)\n')
  })

  test.each(['![', '![](', '![](<', '<img ', '<img src="'])('takes no longer than a text is long for many %j', opening => {
    const time = (count: number): number => {
      const text = opening.repeat(count)
      const start = performance.now()
      mapImages(text, 'a.md', () => undefined)
      return performance.now() - start
    }
    time(10_000)
    // Where each beginning were followed to the end of the text, this would take minutes.
    expect(time(100_000)).toBeLessThan(2_000)
  })
})
