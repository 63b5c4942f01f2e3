/** The value of the first cookie of this name in a `Cookie` header; undefined where there is none, or it cannot be decoded. */
export function readCookie(cookies: string | null, name: string): string | undefined {
  for (const pair of cookies?.split(';', 200) ?? []) {
    const equals = pair.indexOf('=')
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim())
    } catch {
      return undefined
    }
  }
  return undefined
}
