import sharp from 'sharp'

/** An image made anew of what somebody sent: its picture and nothing else; or why it is not taken. */
export type CleanedImage = {readonly bytes: Uint8Array; readonly ending: string} | {readonly refusal: string}

/** Images that are taken, by their media types, and what their names end in. */
const endings: Readonly<Record<string, string>> = {'image/png': '.png', 'image/jpeg': '.jpg', 'image/gif': '.gif', 'image/webp': '.webp'}

/**
 * Makes an image anew, so that where it was taken, with what and by whom stays with the one who sent it, and so does whatever else its bytes
 * hold. One that is another kind of file besides is refused. `type` is what its first bytes say.
 */
export async function cleanImage(bytes: Uint8Array, type: string | undefined): Promise<CleanedImage> {
  const ending = type === undefined ? undefined : endings[type]
  if (ending === undefined) return {refusal: 'Only PNG, JPEG, GIF and WebP images are taken, by what is in them and not by their names.'}
  if (holdsAnother(bytes)) return {refusal: 'This image is another kind of file besides. Save it anew from a program that draws, and send that.'}
  try {
    const image = sharp(bytes, {animated: ending === '.gif' || ending === '.webp', limitInputPixels: mostPixels, failOn: 'error'})
    // Metadata goes, so what a camera says of how it was held has to be done first; an animation says no such thing.
    const turned = ending === '.jpg' || ending === '.png' ? image.autoOrient() : image
    const made = await (ending === '.jpg'
      ? turned.jpeg({quality: 88})
      : ending === '.png'
        ? turned.png()
        : ending === '.gif'
          ? turned.gif()
          : turned.webp()
    ).toBuffer()
    return {bytes: new Uint8Array(made), ending}
  } catch (error) {
    const isLarge = error instanceof Error && /pixel limit/i.test(error.message)
    return {
      refusal: isLarge
        ? `This image has more than ${mostPixels / 1_000_000} million pixels. Send a smaller one.`
        : 'This image cannot be read: it is broken off or damaged.',
    }
  }
}

const mostPixels = 50_000_000

/** Whether there is a page, a document, an archive or a program in the bytes, which some readers would find there. */
function holdsAnother(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return marks.some(mark => text.includes(mark)) || /<(?:script|html|!doctype html|svg|iframe|\?php)[\s>]/i.test(text)
}

/** How a document begins, an archive ends and a program begins. */
const marks = ['%PDF-1', '%PDF-2', 'PK\u0005\u0006', '\u007fELF']
