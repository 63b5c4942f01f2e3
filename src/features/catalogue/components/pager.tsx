type PagerProps = {
  readonly first: number
  readonly last: number
  readonly total: number
  readonly previous: string | undefined
  readonly next: string | undefined
  /** What a reader has to know who goes from page to page. */
  readonly note?: string | undefined
}

/** Ways to the pages before and after, and which of the list this one shows; nothing where there is one page only. */
export function Pager({first, last, total, previous, next, note}: PagerProps) {
  if (previous === undefined && next === undefined) return null
  return (
    <nav className="mt-6 flex flex-wrap items-center gap-3" aria-label="Pages">
      {previous !== undefined && (
        <a className="button" href={previous} rel="prev">
          Previous
        </a>
      )}
      <span className="text-ink-2">
        {first.toLocaleString('en-US')} to {last.toLocaleString('en-US')} of {total.toLocaleString('en-US')}
      </span>
      {next !== undefined && (
        <a className="button" href={next} rel="next">
          Next
        </a>
      )}
      {note !== undefined && <p className="text-xs text-ink-3">{note}</p>}
    </nav>
  )
}
