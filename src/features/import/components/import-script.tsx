'use client'

import {useEffect} from 'react'
import {dropFiles} from '#src/features/import/drop-files.ts'
import {lightBothSides} from '#src/features/import/light-both-sides.ts'

/** What only a browser can do for the import; the pages are whole without it. */
export function ImportScript() {
  useEffect(() => {
    const stop = new AbortController()
    dropFiles(stop.signal)
    lightBothSides(stop.signal)
    return () => stop.abort()
  }, [])
  return null
}
