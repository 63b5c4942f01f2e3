/** The incident's id: the file's name without `.md`, composed (NFC), so that one name typed on two systems is one address. */
export function toIncidentId(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.md$/, '').normalize('NFC')
}

/** Why a file's name cannot be an incident's address, or undefined where it can. */
export function findNameFault(file: string): string | undefined {
  const folders = file.split('/')
  const name = folders.pop() ?? file
  if (folders.some(folder => /[\p{Cc}\p{Zl}\p{Zp}\p{DI}\\\ufffd]/u.test(folder))) return 'its folder has an invisible character in its name'
  if (!name.endsWith('.md')) return 'expected a name that ends in ".md"'
  const id = toIncidentId(name)
  if (id === '') return 'expected a name before ".md"'
  if (id.includes('\ufffd')) return 'expected a name in UTF-8'
  if (id.startsWith('-')) return 'unexpected dash at its start, which commands take for an option'
  if (/[. ]$/.test(id)) return 'unexpected dot or space before ".md", which Windows drops'
  const stray = /[^\p{L}\p{M}\p{N}._-]|\p{DI}/u.exec(id)?.[0]
  if (stray) return `unexpected ${nameCharacter(stray)}, expected letters, digits, "-", "_" and "." such as ${toSafeName(id)}.md`
  if (/^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(id)) return `unexpected "${id}", which is a device on Windows`
  return undefined
}

/**
 * Two ids with one key would be taken for each other: on a disk that ignores case, or by a reader who cannot tell a Cyrillic letter
 * from a Latin one. ASCII letters and digits are never folded into each other, because `-v1` and `-vl` are honest names.
 */
export function toCollisionKey(id: string): string {
  // Nearly every name, and there may be a hundred thousand.
  if (/^[\x20-\x7e]*$/.test(id)) return id.toLowerCase()
  return Array.from(id.normalize('NFKC').toLowerCase().normalize('NFD'), letter => lookalikes.get(letter) ?? letter)
    .join('')
    .replaceAll('\u0131', 'i')
    .replaceAll('i\u0307', 'i')
    .normalize('NFC')
}

/** Words for a file's name: `Cache node lost` becomes `cache-node-lost`; empty where no letter or digit is left. */
export function toSafeName(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/\p{DI}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

function nameCharacter(character: string): string {
  if (character === ' ') return 'space'
  return /[\p{C}\p{Z}\p{M}\p{DI}]/u.test(character)
    ? `character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : `"${character}"`
}

// Lower-case letters of other scripts that most typefaces draw exactly as a Latin one (from Unicode's confusables.txt).
const lookalikes: ReadonlyMap<string, string> = new Map([
  ...pairs('аеорсухіјѕһԁԛԝӏүԍց', 'aeopcyxijshdqwlygg'),
  ...pairs('αονρυχικγωτ', 'aovpuxikywt'),
  ...pairs('ոսհօցզ', 'nuhogq'),
])

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (letter, index) => [letter, to[index] ?? letter])
}
