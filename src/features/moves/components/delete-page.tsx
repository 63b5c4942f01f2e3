import {longestReason} from '#src/features/moves/move-limits.ts'
import type {Consequences, MovableDocument} from '#src/features/moves/move-queries.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {MoveForm, MoveFrame} from './move-frame.tsx'

type DeletePageProps = {readonly document: MovableDocument; readonly consequences: Consequences}

/** Says what goes with an incident, and asks why. */
export function DeletePage({document, consequences: {openActions, referring, comments}}: DeletePageProps) {
  const {incidentId} = document
  return (
    <MoveFrame document={document} what="Delete" title="Delete this incident">
      <h2 className="section-title mt-6">What goes with it</h2>
      <ul className="moves-facts">
        <li>Nobody finds it any more: not in lists, not by search, not under its address.</li>
        {openActions > 0 && (
          <li>
            {openActions === 1 ? 'One open action is' : `${openActions} open actions are`} no longer followed.{' '}
            <a className="link" href={`/remediation?incident=${encodeURIComponent(incidentId)}`}>
              Show {openActions === 1 ? 'it' : 'them'}
            </a>
          </li>
        )}
        {comments > 0 && <li>{comments === 1 ? 'One comment is' : `${comments} comments are`} out of sight with it.</li>}
        {referring.length > 0 && (
          <li>
            {referring.length === 1
              ? 'One incident refers to it, and its link will lead nowhere:'
              : `${referring.length} incidents refer to it, and their links will lead nowhere:`}
            <ul className="moves-referring">
              {referring.slice(0, mostNamed).map(({id, title, how}) => (
                <li key={id}>
                  <a className="link" href={`/incidents/${encodeURIComponent(id)}`}>
                    <bdi>{clampText(title)}</bdi>
                  </a>{' '}
                  <span className="dim">· {how}</span>
                </li>
              ))}
              {referring.length > mostNamed && <li className="dim">and {referring.length - mostNamed} more</li>}
            </ul>
          </li>
        )}
        <li>Nothing is lost: the file, its images, its history and what was said of it are kept, and an administrator can bring them back.</li>
      </ul>
      <MoveForm document={document} action="/moves/delete" className="form mt-6" name="Delete" tone="danger">
        <div className="form-field">
          <label htmlFor="reason">Why it is to go</label>
          <textarea id="reason" name="reason" className="review-text" rows={3} maxLength={longestReason} required aria-describedby="reason-hint" />
          <p id="reason-hint" className="form-hint">
            For whoever looks for it later. To keep a document from readers and go on writing it, make it a draft again instead.
          </p>
        </div>
      </MoveForm>
    </MoveFrame>
  )
}

const mostNamed = 8
