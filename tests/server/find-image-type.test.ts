import {describe, expect, test} from 'vitest'
import {findImageType} from '#src/server/find-image-type.ts'

const bytes = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0))

describe('findImageType()', () => {
  test.each([
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['\x00\x00\x00\x1cftypavif', 'image/avif'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['<?xml version="1.0"?>\n<!-- drawn -->\n<!DOCTYPE svg PUBLIC "x">\n<svg>', 'image/svg+xml'],
  ])('knows %j', (text, type) => expect(findImageType(bytes(text))).toBe(type))

  test.each(['', 'GIF', 'RIFF\x00\x00\x00\x00WAVE', '<html><svg></svg></html>', '<!-- <svg> without an end', '<svgx>', '%PDF-1.7', '---\ntitle: secret\n---'])(
    'takes %j for no image, whatever it is called',
    text => expect(findImageType(bytes(text))).toBeUndefined(),
  )
})
