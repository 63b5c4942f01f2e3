type NumberedPagerProps = {readonly page: number; readonly pages: number; readonly toHref: (page: number) => string}

/** Ways to the pages before and after of a short list; nothing where there is one page only. */
export function NumberedPager({page, pages, toHref}: NumberedPagerProps) {
  if (pages < 2) return null
  return (
    <nav className="mt-6 flex items-center gap-3" aria-label="Pages">
      {page > 1 && (
        <a className="button" href={toHref(page - 1)} rel="prev">
          Previous
        </a>
      )}
      <span className="text-ink-2">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a className="button" href={toHref(page + 1)} rel="next">
          Next
        </a>
      )}
    </nav>
  )
}
