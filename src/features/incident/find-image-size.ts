/** Width and height of an image in pixels, as a browser shows it; undefined for what its first bytes do not tell. */
export type ImageSize = {readonly width: number; readonly height: number}

/** Reads the size of a PNG, GIF, WebP, JPEG or SVG from its first bytes, so that a page keeps the room for it while it loads. */
export function findImageSize(head: Uint8Array): ImageSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const found = startsWith(head, '\x89PNG\r\n\x1a\n')
    ? readAt(view, 24, () => ({width: view.getUint32(16), height: view.getUint32(20)}))
    : startsWith(head, 'GIF8')
      ? readAt(view, 10, () => ({width: view.getUint16(6, true), height: view.getUint16(8, true)}))
      : startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)
        ? readAt(view, 30, () => readWebp(head, view))
        : startsWith(head, '\xff\xd8\xff')
          ? readJpeg(head, view)
          : readSvg(head)
  // Attributes of whole pixels, and nothing that a page could not hold.
  if (!found || !(found.width >= 1 && found.height >= 1 && found.width <= 100_000 && found.height <= 100_000)) return undefined
  return {width: Math.round(found.width), height: Math.round(found.height)}
}

function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  return bytes.length >= at + text.length && [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))
}

function readAt(view: DataView, least: number, read: () => ImageSize | undefined): ImageSize | undefined {
  return view.byteLength < least ? undefined : read()
}

/** The three forms that a WebP begins with: lossy, lossless, and with more to it than a picture. */
function readWebp(head: Uint8Array, view: DataView): ImageSize | undefined {
  if (startsWith(head, 'VP8X', 12)) return {width: 1 + readUint24(view, 24), height: 1 + readUint24(view, 27)}
  if (startsWith(head, 'VP8L', 12)) {
    const bits = view.getUint32(21, true)
    return {width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff)}
  }
  return startsWith(head, 'VP8 ', 12) ? {width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff} : undefined
}

function readUint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000
}

/** Walks from marker to marker up to the frame's; a photograph that was taken on its side is turned by whoever shows it. */
function readJpeg(head: Uint8Array, view: DataView): ImageSize | undefined {
  let isTurned = false
  for (let at = 2; at + 9 <= head.length; ) {
    if (head[at] !== 0xff) return undefined
    const marker = head[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return isTurned ? {width: height, height: width} : {width, height}
    }
    if (marker === 0xe1 && startsWith(head, 'Exif\0\0', at + 4)) isTurned = readOrientation(view, at + 10) >= 5
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** The orientation that a camera noted, 1 to 8; 1 where it noted none. */
function readOrientation(view: DataView, start: number): number {
  if (start + 8 > view.byteLength) return 1
  const little = view.getUint16(start) === 0x4949
  const first = start + view.getUint32(start + 4, little)
  if (first + 2 > view.byteLength) return 1
  const count = Math.min(view.getUint16(first, little), 200)
  for (let entry = first + 2; entry < first + 2 + count * 12 && entry + 12 <= view.byteLength; entry += 12) {
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little)
  }
  return 1
}

/** The root's own width and height where they are in pixels, else those of its drawing. */
function readSvg(head: Uint8Array): ImageSize | undefined {
  const text = new TextDecoder().decode(head.subarray(0, 8192))
  const start = text.search(/<svg[\s>]/)
  if (start < 0) return undefined
  const root = text.slice(start, Math.max(start, text.indexOf('>', start)))
  const attribute = (name: string): string => new RegExp(`\\s${name}\\s*=\\s*["']([^"']{0,100})["']`).exec(root)?.[1] ?? ''
  const pixels = (name: string): number => Number(/^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(attribute(name))?.[1])
  const [width, height] = [pixels('width'), pixels('height')]
  if (width > 0 && height > 0) return {width, height}
  const box = attribute('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  return box.length === 4 ? {width: box[2] ?? 0, height: box[3] ?? 0} : undefined
}
