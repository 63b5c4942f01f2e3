/**
 * A path of this site, with what follows it, as it may stand in `Location`; undefined for everything that leads, or that a browser could
 * take to lead, anywhere else. For every address that comes with a request and is gone to afterwards.
 */
export function toLocalPath(text: string): string | undefined {
  // A browser takes a backslash for a slash, and leaves out tabs and line ends before it reads on.
  if (text.length > longest || !/^\/(?!\/)[^\\\p{Cc}\p{Zl}\p{Zp}]*$/u.test(text) || !URL.canParse(text, nowhere)) return undefined
  const {origin, pathname, search, hash} = new URL(text, nowhere)
  // Looked at once more after `.` and `..` are resolved: `/.//elsewhere` has become `//elsewhere` by then.
  if (origin !== nowhere || /^\/\/|%(?:2f|5c|[01][\da-f]|7f)/i.test(pathname)) return undefined
  return pathname + search + hash
}

const longest = 2000

/** A site that there is not, to resolve against. */
const nowhere = 'http://hindsight.invalid'
