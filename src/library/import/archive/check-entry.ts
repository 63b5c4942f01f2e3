/** What the list of an archive says of one entry. */
export type ListedEntry = {
  readonly name: string
  /** Where its own header begins, and how many bytes it takes with that at least. */
  readonly offset: number
  readonly length: number
  readonly compressedSize: number
  /** Type and rights as Unix has them; 0 where the archive does not say. */
  readonly mode: number
  readonly isEncrypted: boolean
  /** How it is packed: 0 not at all, 8 deflated. */
  readonly method: number
}

/** Why an entry is not unpacked, whatever it is called; undefined where nothing speaks against it. */
export function findEntryFault({mode, isEncrypted, method}: ListedEntry): string | undefined {
  const type = mode & 0o170000
  if (type === 0o120000) return 'It is a link to another file, and links are not followed.'
  if (type !== 0 && type !== 0o100000 && type !== 0o040000) return 'It is a device or a pipe, and no file.'
  if (isEncrypted) return 'It is encrypted, and archives are read without a password. Zip it again without one.'
  if (method !== 0 && method !== 8) return `It is packed in a way that is not read here (method ${method}). Zip it again with the usual settings.`
  return undefined
}

/**
 * Whether any two entries share bytes, or one reaches into the list at the end (`end`). No program that packs files writes such an archive:
 * a few bytes are made to stand for many files.
 */
export function hasOverlap(entries: readonly ListedEntry[], end: number): boolean {
  const sorted = entries.toSorted((a, b) => a.offset - b.offset)
  return sorted.some(({offset, length}, index) => offset + length > (sorted[index + 1]?.offset ?? end))
}
