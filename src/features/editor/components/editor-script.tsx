'use client'

import {useEffect} from 'react'
import type {EditorSetup} from '#src/features/editor/editor-setup.ts'

/** Puts the editor in the place of the form's field. It is fetched where there is something to be edited, and nowhere else. */
export function EditorScript({setup}: {readonly setup: EditorSetup}) {
  useEffect(() => {
    const stop = new AbortController()
    const form = document.querySelector<HTMLFormElement>('form[data-editor]')
    if (form) {
      import('#src/features/editor/browser/open-editor.ts').then(
        ({openEditor}) => {
          if (!stop.signal.aborted) openEditor(form, setup, stop.signal)
        },
        // Offline, or a newer version is running: the field is still there, and saves.
        () => undefined,
      )
    }
    return () => stop.abort()
  }, [setup])
  return null
}
