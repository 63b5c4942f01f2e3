/**
 * The incident, or the path, that a part of an address names, as the store writes it: decoded once, its accents composed. Undefined for
 * what no encoder writes. For everyone who reads addresses, so that all find the same.
 */
export function decodeAddress(part: string): string | undefined {
  try {
    return decodeURIComponent(part).normalize('NFC')
  } catch {
    return undefined
  }
}
