/** The page of one import, and a place on it. `mend` opens the form of one field or item. */
export function toImportHref(id: string, {mend, anchor = mend}: {readonly mend?: string | undefined; readonly anchor?: string | undefined} = {}): string {
  const query = mend === undefined ? '' : `?mend=${encodeURIComponent(mend)}`
  return `/import/${encodeURIComponent(id)}${query}${anchor === undefined ? '' : `#${anchor}`}`
}

/** The place of something that was read on that page: `entry-120`, `fact-title`. */
export function toItemAnchor(kind: 'entry' | 'factor' | 'action' | 'update' | 'lesson' | 'fact', at: string): string {
  return `${kind}-${at.replace('.', '-')}`
}
