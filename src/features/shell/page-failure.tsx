import {storeUnavailable} from '#src/library/store-unavailable.ts'
import {ErrorState} from '#src/ui/error-state.tsx'

/** Says why there is no page: the index is out of reach, or something else that the server's log has under `digest`. */
export function PageFailure({digest}: {readonly digest: string | undefined}) {
  if (digest === storeUnavailable) {
    return (
      <ErrorState title="The database cannot be reached.">
        Hindsight is running, but the database with its index does not answer. Nothing is lost: the postmortems are files, and the index is made from them.
        Pages come back by themselves as soon as it answers again; until then <code>/readyz</code> and the server's log say why.
      </ErrorState>
    )
  }
  return (
    <ErrorState title="This page could not be shown." digest={digest}>
      Something failed while it was put together. The folder of Markdown was only read, so nothing is lost. Try again; if it stays like this, the server's log
      says why{digest ? ', under the number below' : ''}.
    </ErrorState>
  )
}
