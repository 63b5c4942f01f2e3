import sharp from 'sharp'
import {expect, test} from 'vitest'
import {cleanImage} from '#src/server/clean-image.ts'

const picture = () => sharp({create: {width: 8, height: 4, channels: 3, background: '#0b6e75'}})
const types = {png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp'} as const

test('cleanImage() keeps the picture and drops what was said about it', async () => {
  const secret = 'Ada Lovelace, 48.2082 N'
  const sent = await picture()
    .withExif({IFD0: {Copyright: secret, ImageDescription: secret}})
    .jpeg()
    .toBuffer()
  expect(sent.toString('latin1')).toContain(secret)
  const cleaned = await cleanImage(sent, 'image/jpeg')
  if ('refusal' in cleaned) throw new Error(cleaned.refusal)
  expect(cleaned.ending).toBe('.jpg')
  expect(Buffer.from(cleaned.bytes).toString('latin1')).not.toContain('Lovelace')
  expect(await sharp(cleaned.bytes).metadata()).toMatchObject({width: 8, height: 4, format: 'jpeg'})
  expect((await sharp(cleaned.bytes).metadata()).exif).toBeUndefined()
})

test('cleanImage() turns a photograph as its camera was held, because nothing says so any more', async () => {
  const sent = await picture().withMetadata({orientation: 6}).jpeg().toBuffer()
  const cleaned = await cleanImage(sent, 'image/jpeg')
  if ('refusal' in cleaned) throw new Error(cleaned.refusal)
  expect(await sharp(cleaned.bytes).metadata()).toMatchObject({width: 4, height: 8})
})

test.each(Object.entries(types))('cleanImage() takes a %s', async (format, type) => {
  const sent = await picture()
    .toFormat(format as keyof typeof types)
    .toBuffer()
  expect(await cleanImage(sent, type)).toMatchObject({ending: format === 'jpeg' ? '.jpg' : `.${format}`})
})

test('cleanImage() drops what stands behind the end of an image', async () => {
  const sent = Buffer.concat([await picture().png().toBuffer(), Buffer.from('kept by nobody')])
  const cleaned = await cleanImage(sent, 'image/png')
  if ('refusal' in cleaned) throw new Error(cleaned.refusal)
  expect(Buffer.from(cleaned.bytes).toString('latin1')).not.toContain('kept by nobody')
})

test('cleanImage() refuses an image that is another kind of file besides', async () => {
  const png = await picture().png().toBuffer()
  for (const other of ['<script>alert(1)</script>', '<html >', '<svg onload=x>', '%PDF-1.7', 'PK\x05\x06', '\x7fELF', '<?php echo 1']) {
    const sent = Buffer.concat([png, Buffer.from(other, 'latin1')])
    expect(await cleanImage(sent, 'image/png'), other).toEqual({refusal: expect.stringContaining('another kind of file') as string})
  }
})

test('cleanImage() refuses what is no image, is drawn by words, or is broken off', async () => {
  const png = await picture().png().toBuffer()
  expect(await cleanImage(Buffer.from('hello'), undefined)).toEqual({refusal: expect.stringContaining('Only PNG') as string})
  expect(await cleanImage(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')).toEqual({
    refusal: expect.stringContaining('Only PNG') as string,
  })
  expect(await cleanImage(png.subarray(0, 40), 'image/png')).toEqual({refusal: expect.stringContaining('broken off') as string})
  const bomb = await sharp({create: {width: 10_000, height: 6_000, channels: 3, background: '#fff'}})
    .png()
    .toBuffer()
  expect(await cleanImage(bomb, 'image/png')).toEqual({refusal: expect.stringContaining('million pixels') as string})
})
