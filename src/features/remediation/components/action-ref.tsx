import {type TrackedIssue, type TrackerAddresses, toTrackedIssue} from '#src/incident/tracked-issue.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** An action's ticket: a link where it is known what it means, and the words of its author otherwise. */
export function ActionRef({written, trackers}: {readonly written: string; readonly trackers: TrackerAddresses}) {
  const issue = toTrackedIssue(written, trackers)
  if (!issue) return <bdi>{clampText(written, 60)}</bdi>
  return (
    <a className="ticket wrap-anywhere" href={issue.address} rel="noopener noreferrer nofollow">
      <bdi>{clampText(shorten(written, issue), 52)}</bdi>
    </a>
  )
}

/** A key as it is written; of an address what tells it from others. */
function shorten(written: string, {kind, what, project, number, address}: TrackedIssue): string {
  if (!/^https?:\/\//i.test(written)) return written
  if (project !== undefined) return `${project}${kind === 'gitlab' && what === 'change' ? '!' : '#'}${number}`
  return kind === undefined ? address.replace(/^https?:\/\/(?:www\.)?/i, '') : number
}
