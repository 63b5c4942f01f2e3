import type {ReactNode} from 'react'

type ErrorStateProps = {
  readonly title: string
  /** What happened, what was kept, and what to do; never the error itself, which the server's log has. */
  readonly children: ReactNode
  /** What the server's log has the error under. */
  readonly digest?: string | undefined
}

/** What stands where a page could not be shown, with a way on. */
export function ErrorState({title, children, digest}: ErrorStateProps) {
  return (
    <section className="max-w-[60ch]" role="alert">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-2 text-lg text-ink-2">{children}</p>
      <p className="mt-4 flex items-center gap-4">
        {/* biome-ignore lint/a11y/useValidAnchor: the same address once more, whichever it is; it needs no script. */}
        <a className="button button-primary" href="">
          Try again
        </a>
        <a className="link" href="/">
          Go to the start
        </a>
      </p>
      {digest && <p className="mt-4 font-mono text-sm text-ink-3">{digest}</p>}
    </section>
  )
}
