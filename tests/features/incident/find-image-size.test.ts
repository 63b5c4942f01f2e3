import {expect, test} from 'vitest'
import {findImageSize} from '#src/features/incident/find-image-size.ts'

const bytes = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'number' ? [part] : Array.from(part, letter => letter.charCodeAt(0)))))
const text = (markup: string) => new TextEncoder().encode(markup)
/** What a camera writes first: little or big endian, with the one entry that says how it was held. */
const exif = (orientation: number) =>
  bytes(0xff, 0xe1, 0, 34, 'Exif\0\0', 'II*\0', 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0)
const exifBig = (orientation: number) =>
  bytes(0xff, 0xe1, 0, 34, 'Exif\0\0', 'MM\0*', 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0)
const frame = [0xff, 0xc2, 0, 17, 8, 0x01, 0x2c, 0x02, 0x58] as const
const jpeg = (...before: readonly Uint8Array[]) => bytes(0xff, 0xd8, ...before.flatMap(part => [...part]), ...frame, 0, 0)
const webp = (chunk: string, ...rest: readonly number[]) => bytes('RIFF', 0, 0, 0, 0, 'WEBP', chunk, ...rest)

test.each([
  ['a PNG', bytes('\x89PNG\r\n\x1a\n', 0, 0, 0, 13, 'IHDR', 0, 0, 2, 88, 0, 0, 1, 44), 600, 300],
  ['a GIF', bytes('GIF89a', 0x58, 2, 0x2c, 1), 600, 300],
  ['a lossy WebP', webp('VP8 ', 0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x58, 0x02, 0x2c, 0x41), 600, 300],
  ['a lossless WebP', webp('VP8L', 0, 0, 0, 0, 0x2f, 0x57, 0xc2, 0x4a, 0x00, 0, 0, 0, 0, 0), 600, 300],
  ['an extended WebP', webp('VP8X', 0, 0, 0, 0, 0, 0, 0, 0, 0x57, 0x02, 0, 0x2b, 0x01, 0), 600, 300],
  ['a JPEG', jpeg(bytes(0xff, 0xe0, 0, 4, 1, 1)), 600, 300],
  ['a JPEG with fill bytes and tables before its frame', jpeg(bytes(0xff, 0xff, 0xc4, 0, 4, 9, 9)), 600, 300],
  ['a photograph taken upright', jpeg(exif(1)), 600, 300],
  ['a photograph taken on its side', jpeg(exif(6)), 300, 600],
  ['the same by another camera', jpeg(exifBig(8)), 300, 600],
  ['an SVG in pixels', text('<?xml version="1.0"?>\n<svg width="600px" height=\'300\' viewBox="0 0 1 1">'), 600, 300],
  ['an SVG by its drawing', text('<svg viewBox="0 0 600.4 299.6" width="100%">'), 600, 300],
  ['an SVG whose drawing is parted by commas', text('<svg viewBox="0,0,600,300">'), 600, 300],
])('findImageSize() reads %s', (_, head, width, height) => {
  expect(findImageSize(head)).toEqual({width, height})
})

test.each([
  ['nothing', bytes()],
  ['a PNG cut short', bytes('\x89PNG\r\n\x1a\n', 0, 0, 0, 13, 'IHDR', 0, 0)],
  ['a PNG without extent', bytes('\x89PNG\r\n\x1a\n', 0, 0, 0, 13, 'IHDR', 0, 0, 0, 0, 0, 0, 0, 0)],
  ['a PNG of four billion pixels a side', bytes('\x89PNG\r\n\x1a\n', 0, 0, 0, 13, 'IHDR', 255, 255, 255, 255, 255, 255, 255, 255)],
  ['a WebP of an unknown form', webp('ANIM', ...Array.from({length: 20}, () => 1))],
  ['a JPEG whose frame is not in its beginning', bytes(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 1, 1, 1, 1, 1)],
  ['a JPEG that is none after its first bytes', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)],
  ['a JPEG with a camera’s notes cut short', bytes(0xff, 0xd8, 0xff, 0xe1, 0, 34, 'Exif\0\0', 'II*\0', 255, 255, 255, 255)],
  ['an SVG without a size', text('<svg>')],
  ['an SVG that never ends', text('<svg width="600" height="300"')],
  ['text', text('Dear diary')],
])('findImageSize() tells nothing of %s', (_, head) => {
  expect(findImageSize(head)).toBeUndefined()
})

test('findImageSize() never throws, whatever bytes there are', () => {
  const starts = [
    '\x89PNG\r\n\x1a\n',
    'GIF89a',
    'RIFF    WEBPVP8 ',
    'RIFF    WEBPVP8L',
    'RIFF    WEBPVP8X',
    '\xff\xd8\xff\xe1\x00\x22Exif\0\0II*\0',
    '<svg viewBox="',
  ]
  for (const start of starts) {
    for (let length = 0; length < 60; length++) {
      for (const fill of [0, 1, 0x80, 0xff]) expect(() => findImageSize(bytes(start, ...Array.from({length}, () => fill)))).not.toThrow()
    }
  }
})
