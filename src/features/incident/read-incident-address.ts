/** The incident that a path names, as it is written in the store: decoded once, and as it stands where that cannot be done. */
export function readIncidentAddress(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
