import {type PageAddress, writePageAddress} from '#src/features/incident/page-address.ts'

/** Ways to take the incident elsewhere: its address, and its document. The buttons are shown where the browser can copy. */
export function ShareLinks({id, address, mayBegin}: {readonly id: string; readonly address: PageAddress; readonly mayBegin: boolean}) {
  const markdown = `/incidents/${encodeURIComponent(id)}/markdown`
  return (
    <div className="share screen-only">
      <button type="button" className="share-button needs-copying" data-copies={writePageAddress(address)}>
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
      <span id="copy-status" role="status" className="sr-only" />
    </div>
  )
}
