import {longestNote, longestPassage} from '#src/features/review/review-limits.ts'
import type {Review, Thread} from '#src/features/review/review-queries.ts'
import {formatMoment} from '#src/features/timeline/format-times.ts'
import type {Comment} from '#src/library/review/document-reviews.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {ReviewState} from './review-state.tsx'

type ReviewTabProps = {
  readonly incidentId: string
  readonly review: Review | undefined
  /** Words that were marked on the page, to be commented on. */
  readonly passage: string | undefined
}

/** What people say of a document before and after it is published; undefined where that is not for the one who asks. */
export function ReviewTab({incidentId, review, passage}: ReviewTabProps) {
  if (!review) {
    return (
      <EmptyState title="Reviews are for those who write.">
        <p>Authors, editors and managers see what is said of a document on its way to being published.</p>
      </EmptyState>
    )
  }
  const {open, settled} = review
  return (
    <div className="review">
      <section className="review-talk" aria-labelledby="review-comments">
        <h2 id="review-comments" className="section-title">
          Comments
        </h2>
        {open.length === 0 ? (
          <p className="text-ink-2">{settled.length === 0 ? 'Nobody has said anything yet.' : 'Everything that was said is settled.'}</p>
        ) : (
          <ol className="review-threads">
            {open.map(thread => (
              <ThreadItem key={thread.comment.id} incidentId={incidentId} thread={thread} />
            ))}
          </ol>
        )}
        <form action="/review/comment" method="post" className="review-form screen-only" id="say" aria-label="New comment">
          <input type="hidden" name="incident" value={incidentId} />
          <div className="form-field">
            <label htmlFor="review-text">Comment</label>
            <textarea id="review-text" name="text" className="review-text" rows={4} maxLength={longestNote} required />
          </div>
          <div className="form-field">
            <label htmlFor="review-passage">About these words of the document</label>
            <textarea
              id="review-passage"
              name="passage"
              className="review-text"
              rows={2}
              maxLength={longestPassage}
              defaultValue={passage}
              aria-describedby="review-passage-hint"
            />
            <p id="review-passage-hint" className="form-hint">
              Left empty, it is about the whole. The comment follows its words when they move.
            </p>
          </div>
          <button type="submit" className="button button-primary">
            Comment
          </button>
        </form>
        {settled.length > 0 && (
          <details className="review-settled">
            <summary>{settled.length} settled</summary>
            <ol className="review-threads">
              {settled.map(thread => (
                <ThreadItem key={thread.comment.id} incidentId={incidentId} thread={thread} />
              ))}
            </ol>
          </details>
        )}
      </section>
      <ReviewState incidentId={incidentId} review={review} />
    </div>
  )
}

function ThreadItem({incidentId, thread: {comment, answers, place, maySettle}}: {readonly incidentId: string; readonly thread: Thread}) {
  const isSettled = comment.resolvedAt !== undefined
  return (
    <li id={`comment-${comment.id}`} className="review-thread">
      {comment.passage !== undefined && (
        <blockquote className="review-passage">
          <p>
            <bdi>{clampText(comment.passage, 300)}</bdi>
          </p>
          <footer>
            {place ? (
              <>
                <a className="link" href={`/incidents/${encodeURIComponent(incidentId)}?tab=source#L${place.line}`}>
                  Line {place.line}
                </a>
                {!place.isExact && ', in other words by now'}
              </>
            ) : (
              'not in the document any more'
            )}
          </footer>
        </blockquote>
      )}
      <Remark comment={comment} />
      {answers.map(answer => (
        <Remark key={answer.id} comment={answer} isAnswer />
      ))}
      {isSettled && (
        <p className="review-who">
          Settled by <bdi>{comment.resolvedBy}</bdi>
        </p>
      )}
      <div className="review-ways screen-only">
        {!isSettled && (
          <details>
            <summary>Answer</summary>
            <form action="/review/comment" method="post" className="review-form" aria-label="Answer">
              <input type="hidden" name="incident" value={incidentId} />
              <input type="hidden" name="reply" value={comment.id} />
              <textarea name="text" className="review-text" rows={3} maxLength={longestNote} required aria-label="Your answer" />
              <button type="submit" className="button">
                Answer
              </button>
            </form>
          </details>
        )}
        {maySettle && (
          <form action="/review/resolve" method="post">
            <input type="hidden" name="incident" value={incidentId} />
            <input type="hidden" name="comment" value={comment.id} />
            <input type="hidden" name="as" value={isSettled ? 'open' : 'settled'} />
            <button type="submit" className="link">
              {isSettled ? 'Open again' : 'Settle'}
            </button>
          </form>
        )}
      </div>
    </li>
  )
}

function Remark({comment: {actor, at, text}, isAnswer = false}: {readonly comment: Comment; readonly isAnswer?: boolean}) {
  return (
    <div className={isAnswer ? 'review-remark review-answer' : 'review-remark'}>
      <p className="review-who">
        <bdi>{actor}</bdi> · <time dateTime={at}>{formatMoment({at, precision: 'minute', approximate: false, zone: 'UTC'}, 'UTC')}</time> UTC
      </p>
      <p className="review-words">
        <bdi>{text}</bdi>
      </p>
    </div>
  )
}
