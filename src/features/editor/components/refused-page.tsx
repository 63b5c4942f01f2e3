import {EmptyState} from '#src/ui/empty-state.tsx'

/** Why somebody cannot write here, and what they can do. */
export function RefusedPage({reason, backHref, isSignedIn}: {readonly reason: string; readonly backHref: string; readonly isSignedIn: boolean}) {
  return (
    <div className="new-page">
      <EmptyState title="You cannot write here.">
        <p>{reason}</p>
        <p className="mt-3 flex gap-4">
          {!isSignedIn && (
            <a className="link" href={`/login?next=${encodeURIComponent(backHref)}`}>
              Sign in
            </a>
          )}
          <a className="link" href={backHref}>
            Go back
          </a>
        </p>
      </EmptyState>
    </div>
  )
}
