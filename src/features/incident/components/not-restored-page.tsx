/** Why an earlier version was not restored. */
export function NotRestoredPage({reason, backHref}: {readonly reason: string; readonly backHref: string}) {
  return (
    <div className="settings outcome">
      <h1>Nothing was restored</h1>
      <p className="outcome-why" role="alert">
        {reason}
      </p>
      <p className="mt-6">
        <a className="link" href={backHref}>
          Back to the history
        </a>
      </p>
    </div>
  )
}
