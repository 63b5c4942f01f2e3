'use client'

import {useEffect} from 'react'
import {checkAll} from '#src/features/remediation/check-all.ts'
import {moveCards} from '#src/features/remediation/move-cards.ts'
import {readChosenFile} from '#src/features/remediation/read-chosen-file.ts'

/** What only a browser can do for remediation; the pages are whole without it. */
export function RemediationScript() {
  useEffect(() => {
    const stop = new AbortController()
    checkAll(stop.signal)
    moveCards(stop.signal)
    readChosenFile(stop.signal)
    return () => stop.abort()
  }, [])
  // Outside of what a move brings anew, so that it goes on speaking.
  return <p id="board-status" className="sr-only" role="status" />
}
