import type {DocumentChange} from '#src/library/document-saving.ts'

/** Whether what was asked for is so now. */
export function isTaken({outcome}: DocumentChange): boolean {
  return outcome === 'saved' || outcome === 'unchanged'
}

/** What came of changes of which not all were taken: the page's title, and its status. */
export function describeOutcome(changes: readonly DocumentChange[], way: 'save' | 'undo' = 'save') {
  const taken = changes.filter(isTaken).length
  const done = way === 'save' ? 'saved' : 'taken back'
  const title = taken > 0 ? `${taken} of ${changes.length} files ${taken === 1 ? 'was' : 'were'} ${done}` : `Nothing was ${done}`
  return {title, status: toStatus(changes)}
}

function toStatus(changes: readonly DocumentChange[]): 403 | 409 | 507 {
  // What cannot be written at all is worth more attention than what somebody may decide.
  if (changes.some(({outcome}) => outcome === 'failed')) return 507
  return changes.some(({outcome}) => outcome === 'conflict') ? 409 : 403
}
