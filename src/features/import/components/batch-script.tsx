'use client'

import {useEffect, useState} from 'react'
import {followBatch} from '#src/features/import/follow-batch.ts'

/** Keeps the page of a batch up to date while something is left to do; the page is whole without it. */
export function BatchScript() {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const stop = new AbortController()
    void followBatch(stop.signal, setSaid)
    return () => stop.abort()
  }, [])
  // Only the end of it: whoever listens need not hear every step.
  return (
    <p className="sr-only" role="status">
      {said}
    </p>
  )
}
