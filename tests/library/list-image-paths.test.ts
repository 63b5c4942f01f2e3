import {expect, test} from 'vitest'
import {listImagePaths} from '#src/library/list-image-paths.ts'
import type {DocumentHtml} from '#src/postmortem/render-postmortem.ts'

const html = (given: Partial<DocumentHtml>): DocumentHtml => ({sections: [], entries: [], updates: [], actions: [], factors: [], footnotes: '', ...given})

test('listImagePaths() finds the images that a document shows, decoded, wherever they stand', () => {
  const paths = listImagePaths(
    'a b',
    html({
      sections: ['<p><img src="/incidents/a%20b/files/images/one.png" alt="1"> <img src="/incidents/a%20b/files/%C3%A9%20t.svg" alt="2"></p>'],
      footnotes: '<img src="/incidents/a%20b/files/three.gif" alt="3">',
    }),
  )
  expect([...paths]).toEqual([
    ['/incidents/a%20b/files/images/one.png', 'images/one.png'],
    ['/incidents/a%20b/files/%C3%A9%20t.svg', 'é t.svg'],
    ['/incidents/a%20b/files/three.gif', 'three.gif'],
  ])
})

test('listImagePaths() takes neither words, nor links, nor another incident’s images', () => {
  const pieces = ['<p>&lt;img src="/incidents/a/files/x.png"</p>', '<a href="/incidents/a/files/x.png">x</a>', '<img src="/incidents/b/files/x.png" alt="">']
  expect(listImagePaths('a', html({sections: pieces})).size).toBe(0)
})
