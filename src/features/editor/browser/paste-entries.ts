import type {Extension} from '@codemirror/state'
import {EditorView} from '@codemirror/view'
import {findCaret} from './complete-names.ts'
import {writePastedEntries} from './write-pasted-entries.ts'

/** Makes entries of what is pasted into a timeline and says when things happened; `Ctrl Shift V` pastes everything as it is. */
export function pasteEntries(say: (words: string) => void): Extension {
  let isPlain = false
  return EditorView.domEventHandlers({
    keydown(event) {
      isPlain = event.shiftKey
      return false
    },
    paste(event, view) {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const {from, to} = view.state.selection.main
      if (isPlain || !/^(?:timeline|chronology|sequence of events)/.test(findCaret(view.state, from).heading)) return false
      const entries = writePastedEntries(text)
      if (!entries) return false
      event.preventDefault()
      const before = view.state.doc.lineAt(from)
      const insert = `${before.text.slice(0, from - before.from).trim() === '' ? '' : '\n'}${entries.join('\n')}`
      view.dispatch({changes: {from, to, insert}, selection: {anchor: from + insert.length}, scrollIntoView: true, userEvent: 'input.paste'})
      say(`Pasted as ${entries.length} entries; undo, or paste with Shift, for the text as it is`)
      return true
    },
  })
}
