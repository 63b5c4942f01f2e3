import {longestNote} from '#src/features/review/review-limits.ts'
import type {Review} from '#src/features/review/review-queries.ts'
import {formatMoment} from '#src/features/timeline/format-times.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {ReviewStepKind} from '#src/library/review/document-reviews.ts'

/** How far a document is, what is missing, what can be done next, and what was done so far. */
export function ReviewState({incidentId, review}: {readonly incidentId: string; readonly review: Review}) {
  const {status, base, steps, gaps, may} = review
  return (
    <aside className="review-state" aria-labelledby="review-state">
      <h2 id="review-state" className="section-title">
        {statusNames[status]}
      </h2>
      <ol className="review-way" aria-label="From draft to published">
        {(['draft', 'in-review', 'published'] as const).map(each => (
          <li key={each} aria-current={each === status ? 'step' : undefined}>
            {statusNames[each]}
          </li>
        ))}
      </ol>
      {status !== 'published' && (
        <div className="review-part">
          <h3>{gaps.length === 0 ? 'Nothing is missing' : 'Missing before it is published'}</h3>
          {gaps.length > 0 && (
            <ul className="review-gaps">
              {gaps.map(({rule, message}) => (
                <li key={`${rule} ${message}`}>{message}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {base === undefined ? (
        <p className="review-part text-ink-2">The file cannot be read just now, so nothing can be decided about it.</p>
      ) : (
        <Ways incidentId={incidentId} base={base} review={review} />
      )}
      {steps.length > 0 && (
        <div className="review-part">
          <h3>So far</h3>
          <ol className="review-steps">
            {steps.map(({id, at, actor, step, asked, note, isOfThisVersion}) => (
              <li key={id}>
                <p>
                  <b>{stepNames[step]}</b>
                  {asked !== undefined && (step === 'requested' ? ` ${asked}` : ` for ${asked}`)}
                  {step === 'approved' && !isOfThisVersion && <span className="dim">, an earlier version</span>}
                </p>
                {note !== undefined && (
                  <p className="review-words">
                    <bdi>{note}</bdi>
                  </p>
                )}
                <p className="review-who">
                  <bdi>{actor}</bdi> · <time dateTime={at}>{formatMoment({at, precision: 'minute', approximate: false, zone: 'UTC'}, 'UTC')}</time> UTC
                </p>
              </li>
            ))}
          </ol>
        </div>
      )}
      {Object.values(may).every(each => !each) && <p className="review-part text-ink-3">There is nothing here for you to decide.</p>}
    </aside>
  )
}

function Ways({incidentId, base, review: {gaps, may}}: {readonly incidentId: string; readonly base: string; readonly review: Review}) {
  const what = (
    <>
      <input type="hidden" name="incident" value={incidentId} />
      <input type="hidden" name="base" value={base} />
    </>
  )
  return (
    <>
      {may.publish && (
        <form action="/review/publish" method="post" className="review-part review-form screen-only" aria-label="Publish">
          {what}
          {gaps.length > 0 && <Note id="publish-reason" name="reason" label="Why it is published all the same" isRequired />}
          <button type="submit" className="button button-primary">
            Publish
          </button>
        </form>
      )}
      {may.review && (
        <form action="/review/decide" method="post" className="review-part review-form screen-only" aria-label="Your review">
          {what}
          <Note id="decide-note" name="note" label="Your review" />
          <div className="flex flex-wrap gap-2">
            <button type="submit" name="step" value="approved" className="button button-primary">
              Approve
            </button>
            <button type="submit" name="step" value="objected" className="button">
              Object
            </button>
          </div>
        </form>
      )}
      {may.ask && (
        <details className="review-part screen-only">
          <summary>Ask for a review</summary>
          <form action="/review/request" method="post" className="review-form">
            {what}
            <div className="form-field">
              <label htmlFor="review-handles">Of whom</label>
              <input id="review-handles" name="handles" required maxLength={500} placeholder="@ada @platform" list="known-reviewers" autoComplete="off" />
            </div>
            <Note id="request-note" name="note" label="What to look at" />
            <button type="submit" className="button">
              Ask
            </button>
          </form>
        </details>
      )}
      {may.withdraw && (
        <details className="review-part screen-only">
          <summary>Make it a draft again</summary>
          <form action="/review/withdraw" method="post" className="review-form">
            {what}
            <Note id="withdraw-note" name="note" label="Why" />
            <button type="submit" className="button">
              Make it a draft
            </button>
          </form>
        </details>
      )}
    </>
  )
}

function Note({id, name, label, isRequired = false}: {readonly id: string; readonly name: string; readonly label: string; readonly isRequired?: boolean}) {
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} className="review-text" rows={2} maxLength={longestNote} required={isRequired} />
    </div>
  )
}

const statusNames: Readonly<Record<Incident['status'], string>> = {draft: 'Draft', 'in-review': 'In review', published: 'Published'}

const stepNames: Readonly<Record<ReviewStepKind, string>> = {
  requested: 'Review asked of',
  approved: 'Approved',
  objected: 'Objected',
  published: 'Published',
  overridden: 'Published with something missing',
  withdrawn: 'Made a draft again',
}
