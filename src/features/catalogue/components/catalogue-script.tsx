'use client'

import {useEffect} from 'react'
import {brushPeriods} from '#src/features/catalogue/brush-periods.ts'
import {keepSavedViews} from '#src/features/catalogue/keep-saved-views.ts'

/** What only a browser can do for the list; the page is whole without it. */
export function CatalogueScript() {
  useEffect(() => {
    const stop = new AbortController()
    brushPeriods(stop.signal)
    keepSavedViews(stop.signal)
    return () => stop.abort()
  }, [])
  return null
}
