'use client'

import {PageFailure} from '#src/features/shell/page-failure.tsx'

/** What is shown where a page could not be made. */
export default function PageError({error}: {readonly error: Error & {readonly digest?: string}}) {
  return (
    <main className="px-4 py-10 tablet:px-7">
      <PageFailure digest={error.digest} />
    </main>
  )
}
