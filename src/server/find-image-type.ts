/** The media type of an image by its first bytes; undefined for what is none that every browser shows. */
export function findImageType(bytes: Uint8Array): string | undefined {
  const found = signatures.find(({parts}) => parts.every(({at, text}) => startsWith(bytes, text, at)))
  if (found) return found.type
  return isSvg(bytes) ? 'image/svg+xml' : undefined
}

/** One character is one byte. */
const signatures: readonly {readonly type: string; readonly parts: readonly {readonly at: number; readonly text: string}[]}[] = [
  {type: 'image/png', parts: [{at: 0, text: '\x89PNG\r\n\x1a\n'}]},
  {type: 'image/jpeg', parts: [{at: 0, text: '\xff\xd8\xff'}]},
  {type: 'image/gif', parts: [{at: 0, text: 'GIF87a'}]},
  {type: 'image/gif', parts: [{at: 0, text: 'GIF89a'}]},
  {
    type: 'image/webp',
    parts: [
      {at: 0, text: 'RIFF'},
      {at: 8, text: 'WEBP'},
    ],
  },
  {type: 'image/avif', parts: [{at: 4, text: 'ftypavif'}]},
  {type: 'image/avif', parts: [{at: 4, text: 'ftypavis'}]},
]

function startsWith(bytes: Uint8Array, text: string, at: number): boolean {
  if (bytes.length < at + text.length) return false
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

/** Whether the first element is `svg`, behind what XML allows before it. */
function isSvg(bytes: Uint8Array): boolean {
  let text = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart()
  for (const [open, close] of before) {
    while (text.startsWith(open)) {
      const end = text.indexOf(close)
      if (end < 0) return false
      text = text.slice(end + close.length).trimStart()
    }
  }
  return /^<svg[\s/>]/.test(text)
}

const before = [
  ['<?xml', '?>'],
  ['<!--', '-->'],
  ['<!DOCTYPE svg', '>'],
  ['<!--', '-->'],
] as const
