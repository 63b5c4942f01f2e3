import {NothingDonePage} from '#src/features/shell/nothing-done-page.tsx'

type NotMovedPageProps = {readonly reason: string; readonly backHref: string; readonly back: string; readonly typed: string}

/** Why a document was not renamed, deleted or brought back, and what was typed for it. */
export function NotMovedPage({reason, backHref, back, typed}: NotMovedPageProps) {
  return (
    <NothingDonePage title="Nothing was done" reason={reason} backHref={backHref} back={back}>
      {typed !== '' && !reason.includes(typed) && (
        <p className="text-ink-2 wrap-anywhere">
          You wrote: <bdi>{typed}</bdi>
        </p>
      )}
    </NothingDonePage>
  )
}
