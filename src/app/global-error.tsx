'use client'

import {PageFailure} from '#src/features/shell/page-failure.tsx'
import '#src/ui/theme.css'

/** What is shown where not even the frame of a page could be made. */
export default function GlobalError({error}: {readonly error: Error & {readonly digest?: string}}) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Hindsight</title>
        <main className="px-4 py-10 tablet:px-7">
          <PageFailure digest={error.digest} />
        </main>
      </body>
    </html>
  )
}
