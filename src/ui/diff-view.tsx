/** Changed lines of a file with a few around them, a hunk for each place; numbers count from 1, in the text before and after. */
type Diff = {
  readonly file: string
  readonly hunks: readonly (readonly {
    readonly sign: ' ' | '-' | '+'
    readonly text: string
    readonly before: number | undefined
    readonly after: number | undefined
  }[])[]
}

/** What becomes of a file, by lines: signs and words say what the colours say. */
export function DiffView({diff}: {readonly diff: Diff}) {
  return (
    <figure className="diff">
      <figcaption>{diff.file}</figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: it is no part of a form, and as a landmark it would stand on a page twice by one name */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls within itself has to be reached by the keyboard */}
      <div role="group" className="diff-frame" tabIndex={0} aria-label={`Changed lines of ${diff.file}`}>
        <table>
          <thead className="sr-only">
            <tr>
              <th scope="col">Line before</th>
              <th scope="col">Line after</th>
              <th scope="col">Text</th>
            </tr>
          </thead>
          {diff.hunks.map(hunk => (
            <tbody key={`${hunk[0]?.before ?? ''}-${hunk[0]?.after ?? ''}`}>
              {hunk.map(({sign, text, before, after}) => (
                <tr key={`${sign} ${before ?? ''} ${after ?? ''}`} className={signs[sign].className}>
                  <td>{before}</td>
                  <td>{after}</td>
                  <td>
                    <span className="diff-sign">
                      <span aria-hidden="true">{sign}</span>
                      <span className="sr-only">{signs[sign].name}</span>
                    </span>
                    <code>
                      <bdi>{text}</bdi>
                    </code>
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </figure>
  )
}

const signs = {
  ' ': {className: undefined, name: ''},
  '-': {className: 'diff-removed', name: 'removed: '},
  '+': {className: 'diff-added', name: 'added: '},
} as const
