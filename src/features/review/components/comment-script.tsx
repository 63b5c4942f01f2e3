'use client'

import {useEffect} from 'react'
import {commentOnSelection} from '#src/features/review/comment-on-selection.ts'

/** What only a browser can do for comments. */
export function CommentScript({incidentId}: {readonly incidentId: string}) {
  useEffect(() => {
    const stop = new AbortController()
    commentOnSelection(incidentId, stop.signal)
    return () => stop.abort()
  }, [incidentId])
  return null
}
