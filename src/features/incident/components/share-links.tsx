import {type PageAddress, writePageAddress} from '#src/features/incident/page-address.ts'

type ShareLinksProps = {
  readonly id: string
  readonly address: PageAddress
  readonly mayBegin: boolean
  /** What the one who asks may do with the document as a whole. */
  readonly may: {readonly rename: boolean; readonly remove: boolean}
}

/** Ways to take the incident elsewhere: its address, without the form that is open and the list that its reader came from, and its document. The buttons are shown where the browser can copy. */
export function ShareLinks({id, address, mayBegin, may}: ShareLinksProps) {
  const markdown = `/incidents/${encodeURIComponent(id)}/markdown`
  return (
    <div className="share screen-only">
      <button type="button" className="share-button needs-copying" data-copies={writePageAddress({...address, edit: undefined, list: undefined})}>
        Copy link
      </button>
      <button type="button" className="share-button needs-copying" data-copies={markdown} data-copies-text>
        Copy as Markdown
      </button>
      <a className="share-button" href={markdown}>
        Markdown
      </a>
      {mayBegin && (
        <a className="share-button" href={`/new?from=${encodeURIComponent(id)}`}>
          New like this
        </a>
      )}
      {(may.rename || may.remove) && (
        <details className="more-menu" data-menu>
          <summary className="share-button">More</summary>
          <ul>
            {may.rename && (
              <li>
                <a href={`/incidents/${encodeURIComponent(id)}/rename`}>
                  Rename <span>another address; this one leads on</span>
                </a>
              </li>
            )}
            {may.remove && (
              <li>
                <a href={`/incidents/${encodeURIComponent(id)}/delete`}>
                  Delete <span>an administrator can bring it back</span>
                </a>
              </li>
            )}
          </ul>
        </details>
      )}
      <span id="copy-status" role="status" className="sr-only" />
    </div>
  )
}
