type PagerProps = {
  readonly first: number
  readonly last: number
  readonly total: number
  readonly previous: string | undefined
  readonly next: string | undefined
}

/** Ways to the pages before and after, and which of the list this one shows; nothing where there is one page only. */
export function Pager({first, last, total, previous, next}: PagerProps) {
  if (previous === undefined && next === undefined) return null
  return (
    <nav className="mt-6 flex items-center gap-3" aria-label="Pages">
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
    </nav>
  )
}
