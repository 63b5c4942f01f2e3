type FilterChipsProps = {readonly parts: readonly {readonly text: string; readonly href: string}[]; readonly allHref: string}

/** What a list is filtered by, each with a way to be without it. */
export function FilterChips({parts, allHref}: FilterChipsProps) {
  if (parts.length === 0) return null
  return (
    <ul className="screen-only mb-3 flex flex-wrap gap-2" aria-label="Filtered by">
      {parts.map(part => (
        <li key={part.text}>
          <a className="chip" href={part.href} aria-label={`Remove ${part.text}`}>
            {part.text} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {parts.length > 1 && (
        <li>
          <a className="link text-xs" href={allHref}>
            Remove all
          </a>
        </li>
      )}
    </ul>
  )
}
