/** What a file's bytes came to: its text, or what is wrong with them. `offset` counts bytes from 0. */
type DecodedText = {readonly text: string} | {readonly problem: {readonly message: string; readonly offset: number}}

/**
 * Decodes a file as strict UTF-8. A byte order mark stays as U+FEFF at index 0, so that offsets count from the start of the file.
 * NUL is refused although UTF-8 allows it: PostgreSQL cannot store it, and replacing it would show a text that nobody wrote.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = findWideEncoding(bytes)
  if (wide) return refuse(`Unexpected ${wide}, expected UTF-8: save the file as UTF-8`, 0)
  const nul = bytes.indexOf(0)
  if (nul >= 0) return refuse(`Unexpected NUL character at byte ${nul} (line ${lineAt(bytes, nul)}): remove it`, nul)
  try {
    return {text: decoder.decode(bytes)}
  } catch {
    const at = findInvalidByte(bytes)
    const byte = `0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
    return refuse(`Not UTF-8 at byte ${at} (line ${lineAt(bytes, at)}): unexpected ${byte}; save the file as UTF-8`, at)
  }
}

const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})

function refuse(message: string, offset: number): DecodedText {
  return {problem: {message, offset}}
}

/** Names UTF-16 or UTF-32 by their byte order mark, or else by where the NUL bytes of Latin letters stand. */
function findWideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32 (little-endian)' : 'UTF-16 (little-endian)'
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big-endian)'
  const length = Math.min(bytes.length, 1024) & ~1
  if (length < 4) return undefined
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const pairs = length / 2
  // Half of the pairs on one side, and next to none on the other: no UTF-8 text with a stray NUL looks like that.
  if (odd * 2 >= pairs && even * 10 < pairs) return 'UTF-16 (little-endian, without a byte order mark)'
  if (even * 2 >= pairs && odd * 10 < pairs) return 'UTF-16 (big-endian, without a byte order mark)'
  return undefined
}

/** The first byte of the first sequence that is not UTF-8, after table 3-7 of the Unicode standard. */
function findInvalidByte(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
    if (length === 0) return at
    for (let index = 1; index < length; index++) {
      const byte = bytes[at + index]
      // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
      const low = index > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
      const high = index > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
      if (byte === undefined || byte < low || byte > high) return at
    }
    at += length
  }
  return bytes.length
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let at = 0; at < offset; at++) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) line++
  }
  return line
}
