'use client'

import {ErrorState} from '#src/ui/error-state.tsx'

/** What is shown where a page could not be made. */
export default function PageError({error}: {readonly error: Error & {readonly digest?: string}}) {
  return (
    <main className="px-4 py-10 tablet:px-7">
      <ErrorState digest={error.digest} />
    </main>
  )
}
