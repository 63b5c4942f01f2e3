/** What happened, what was kept, and what to do; never the error itself, which the server's log has. */
export function ErrorState({digest}: {readonly digest: string | undefined}) {
  return (
    <section className="max-w-[60ch]" role="alert">
      <h1 className="text-2xl font-semibold tracking-tight">This page could not be shown.</h1>
      <p className="mt-2 text-lg text-ink-2">
        Something failed while it was put together. The folder of Markdown was only read, so nothing is lost. Try again; if it stays like this, the server's log
        says why{digest ? ', under the number below' : ''}.
      </p>
      <p className="mt-4 flex items-center gap-4">
        <button type="button" className="button button-primary" onClick={() => location.reload()}>
          Try again
        </button>
        <a className="link" href="/">
          Go to the start
        </a>
      </p>
      {digest && <p className="mt-4 font-mono text-sm text-ink-3">{digest}</p>}
    </section>
  )
}
