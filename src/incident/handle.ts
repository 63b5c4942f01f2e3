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
