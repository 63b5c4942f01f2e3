/**
 * A handle as it is compared: `@ada` for `ada`, ` @Ada` and `@@ADA`. The only place that decides which two are one; what an author wrote
 * stays as it is in the document.
 */
export function toHandle(written: string): string {
  const name = written.normalize('NFC').trim().toLowerCase()
  let start = 0
  while (name[start] === '@') start += 1
  return `@${name.slice(start).trim()}`
}

/** Whether a name was written as a handle: a plain `Ada` among the authors may be anybody. */
export function isHandle(written: string): boolean {
  return written.trim().startsWith('@')
}

/**
 * Whom an action is to be done by, as it is compared: a handle as `toHandle` writes it, any other name in lower case with one blank between
 * words. Several names in one, "Ada and Grace", are one owner, because nobody can tell where one of them ends.
 */
export function toOwnerKey(written: string): string {
  const key = isHandle(written) ? toHandle(written) : written.normalize('NFC').trim().toLowerCase().split(/\s+/).join(' ')
  // What an index of the store's can hold, and not half of a character at the end.
  return key.slice(0, 600).replace(/[\uD800-\uDBFF]$/, '')
}
