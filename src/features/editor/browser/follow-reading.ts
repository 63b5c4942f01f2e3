import {type Diagnostic as Mark, setDiagnostics} from '@codemirror/lint'
import type {Text} from '@codemirror/state'
import {EditorView} from '@codemirror/view'
import type {TextReading} from '#src/features/editor/reader/reader-messages.ts'
import type {Diagnostic, Fix} from '#src/incident/diagnostic.ts'
import type {Reader} from './open-reader.ts'

/** Reads the text as it changes, and tells what was found in it. */
export type Reading = {
  /** To be told of every change of the text. */
  readonly changed: () => void
  /** What the server knows besides; stays until it says something else. */
  readonly addFromServer: (diagnostics: readonly Diagnostic[]) => void
  /** Whether `fix` could be applied: its places are those of the text as it is. */
  readonly apply: (fix: Fix) => boolean
}

/**
 * Milliseconds without a key after which the text is read: enough for what comes in one go. The reading itself takes most of the tenth of a second
 * in which what it finds is to stand there, and while one is under way, no other begins.
 */
const pause = 8

/** Follows a view's text. `found` is called with each reading of the text as it stands, never of an earlier one. */
export function followReading(view: EditorView, reader: Reader, found: (reading: TextReading) => void): Reading {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isBusy = false
  let isStale = false
  let last: {readonly doc: Text; readonly reading: TextReading} | undefined
  let fromServer: readonly Diagnostic[] = []

  const read = async (): Promise<void> => {
    if (isBusy) {
      isStale = true
      return
    }
    isBusy = true
    isStale = false
    const {doc} = view.state
    try {
      const reading = await reader.ask({task: 'read', text: doc.toString()})
      if (view.state.doc === doc) {
        last = {doc, reading}
        show()
      }
    } catch {
      // The reader is out of reach: what it found last stays, and saving says what the server finds.
    } finally {
      isBusy = false
    }
    if (isStale) schedule(0)
  }
  const schedule = (delay: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void read(), delay)
  }
  const show = (): void => {
    if (!last || view.state.doc !== last.doc) return
    const reading = {...last.reading, diagnostics: [...last.reading.diagnostics, ...fromServer.filter(({place}) => isWithin(place, view.state.doc.length))]}
    view.dispatch(
      setDiagnostics(
        view.state,
        reading.diagnostics.flatMap(diagnostic => toMark(diagnostic, view.state.doc.length, apply)),
      ),
    )
    found(reading)
  }
  const apply = ({edits}: Fix): boolean => {
    if (view.state.doc !== last?.doc) return false
    const ordered = edits.toSorted((a, b) => a.start - b.start)
    const [first] = ordered
    view.dispatch({
      changes: ordered.map(({start, end, text}) => ({from: start, to: end, insert: text})),
      ...(first && {effects: EditorView.scrollIntoView(first.start, {y: 'center'})}),
      userEvent: 'input.fix',
    })
    return true
  }
  schedule(0)
  return {
    changed: () => schedule(pause),
    addFromServer(diagnostics) {
      fromServer = diagnostics
      show()
    },
    apply,
  }
}

function isWithin(place: Diagnostic['place'], length: number): boolean {
  return place === undefined || place.end.offset <= length
}

/** What is about the whole document stands in the panel alone. */
function toMark({place, level, message, rule, fix}: Diagnostic, length: number, apply: (fix: Fix) => boolean): readonly Mark[] {
  if (!place || place.end.offset > length) return []
  const {start, end} = place
  return [
    {
      from: start.offset,
      to: end.offset,
      severity: level,
      message,
      source: rule,
      ...(fix && {actions: [{name: fix.title, apply: () => void apply(fix)}]}),
    },
  ]
}
