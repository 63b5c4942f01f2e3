import type {Proposals, ShownProposal} from '#src/features/remediation/proposal-queries.ts'
import type {SavedMessage} from '#src/features/remediation/say-saved.ts'
import {plural} from '#src/features/services/plural.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {DiffView} from '#src/ui/diff-view.tsx'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {Trail} from '#src/ui/trail.tsx'
import {ActionRef} from './action-ref.tsx'
import {SavedNote} from './saved-note.tsx'

type ProposalsPageProps = {
  readonly proposals: Proposals | undefined
  readonly message: SavedMessage | undefined
  /** Whether one was just set aside. */
  readonly isSetAside: boolean
}

/** What trackers say of issues that actions refer to, for somebody to agree with or to set aside. */
export function ProposalsPage({proposals, message, isSetAside}: ProposalsPageProps) {
  return (
    <div className="settings outcome">
      <Trail href="/remediation" name="Remediation">
        Proposals
      </Trail>
      <SavedNote message={message} backHref="/remediation/proposals" />
      {isSetAside && !message && (
        <p className="callout mb-4" role="status">
          The proposal is set aside. The action stays as it is; it is proposed again when the issue says something else.
        </p>
      )}
      <h1>Proposals</h1>
      {proposals === undefined ? (
        <p className="settings-lead">What issues propose is for those who follow remediation: managers and editors. If you are one, sign in first.</p>
      ) : proposals.shown.length === 0 ? (
        <EmptyState title="No issue says anything else than its action." level={2}>
          <p>
            {proposals.hasTrackers
              ? '“kb actions pull” asks GitHub and GitLab for the issues that actions refer to.'
              : 'Nothing is asked yet: HINDSIGHT_GITHUB_TOKEN or HINDSIGHT_GITLAB_TOKEN lets “kb actions pull” ask for the issues that actions refer to.'}{' '}
            <a className="link" href="/remediation">
              Back to remediation
            </a>
          </p>
        </EmptyState>
      ) : (
        <>
          <p className="settings-lead">
            {plural(proposals.total, 'action')} {proposals.total === 1 ? 'says' : 'say'} something else than the issue that{' '}
            {proposals.total === 1 ? 'it refers' : 'they refer'} to. Nothing is written before you say so.
            {proposals.total > proposals.shown.length && ` These are the first ${proposals.shown.length}.`}
          </p>
          {proposals.shown.map((proposal, index) => (
            // Two actions alike have one proposal.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Proposal key={`${proposal.id} ${index}`} proposal={proposal} />
          ))}
        </>
      )}
    </div>
  )
}

function Proposal({proposal: {id, action, url, change}}: {readonly proposal: ShownProposal}) {
  const title = clampText(action.title, 200)
  return (
    <section className="settings-section" aria-label={title}>
      <h2 className="section-title wrap-anywhere">
        <bdi>{title}</bdi>
      </h2>
      <p className="text-ink-2 wrap-anywhere">
        After{' '}
        <a className="link" href={`/incidents/${encodeURIComponent(action.incidentId)}#action-${action.position + 1}`}>
          <bdi>{clampText(action.incidentTitle, 160)}</bdi>
        </a>
        , by <ActionRef written={url} trackers={{}} />
      </p>
      {change?.outcome === 'saved' ? (
        <DiffView diff={change.diff} />
      ) : (
        <p className="callout callout-warning mt-3">
          {change && 'reason' in change ? change.reason : 'The file says something else by now. Ask the tracker again.'}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {change?.outcome === 'saved' && (
          <form action="/remediation/proposals/apply" method="post">
            <input type="hidden" name="proposal" value={id} />
            <button type="submit" className="button button-primary" aria-label={`Apply: ${title}`}>
              Apply
            </button>
          </form>
        )}
        <form action="/remediation/proposals/dismiss" method="post">
          <input type="hidden" name="proposal" value={id} />
          <button type="submit" className="button" aria-label={`Set aside: ${title}`}>
            Set aside
          </button>
        </form>
      </div>
    </section>
  )
}
