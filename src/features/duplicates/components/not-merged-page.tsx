/** Why two documents were not made one. */
export function NotMergedPage({reason, backHref}: {readonly reason: string; readonly backHref: string}) {
  return (
    <div className="settings outcome">
      <h1>Nothing was merged</h1>
      <p className="outcome-why" role="alert">
        {reason}
      </p>
      <p className="mt-6">
        <a className="link" href={backHref}>
          Look at both again
        </a>
      </p>
    </div>
  )
}
