import {EditorSelection, Prec} from '@codemirror/state'
import {EditorView, keymap} from '@codemirror/view'
import type {EditorSetup} from '#src/features/editor/editor-setup.ts'
import {completeNames} from './complete-names.ts'
import {followReading} from './follow-reading.ts'
import {listCommands} from './insert-commands.ts'
import {layOutEditor} from './lay-out-editor.ts'
import {openReader} from './open-reader.ts'
import {openSaving} from './open-saving.ts'
import {pasteEntries} from './paste-entries.ts'
import {pasteImages} from './paste-images.ts'
import {hideNote, showNote} from './show-note.ts'
import {showOutline} from './show-outline.ts'
import {showPreview} from './show-preview.ts'
import {showProblems} from './show-problems.ts'
import {showTools} from './show-tools.ts'
import {textExtensions} from './text-view.ts'

/** Puts the editor in the place of a form's field; everything ends with the signal. */
export function openEditor(form: HTMLFormElement, setup: EditorSetup, signal: AbortSignal): void {
  const area = form.querySelector('textarea')
  const work = form.querySelector<HTMLElement>('#editor-work')
  const state = form.querySelector<HTMLElement>('#editor-state')
  const notes = form.querySelector<HTMLElement>('#editor-notes')
  if (!area || !work || !state || !notes || form.dataset.editor === 'ready') return
  const label = area.labels[0]?.textContent ?? 'Text'
  const parts = layOutEditor(work, pane => preview.setShown(pane === 'page' || isWide()))
  const reader = openReader(setup.readerAddress, setup.reader, signal)
  const say = (words: string): void => {
    // Said once: whoever listens is not told at every key.
    if (state.textContent !== words) state.textContent = words
  }
  const leave = {name: 'Close', run: () => hideNote(notes, 'times')}
  const commands = listCommands(reader, {
    say,
    list: (title, text) => (title === '' ? hideNote(notes, 'times') : showNote(notes, {kind: 'times', tone: 'plain', title, text, ways: [leave]})),
  })
  let echo = 0

  const view = new EditorView({
    doc: area.value,
    parent: parts.write,
    extensions: [
      Prec.high(
        keymap.of([
          {key: 'Mod-s', run: saveText, preventDefault: true},
          ...commands.flatMap(({key, run}) => (key ? [{key, run, preventDefault: true}] : [])),
          {key: 'Mod-Shift-m', run: () => showList(), preventDefault: true},
        ]),
      ),
      textExtensions(label),
      completeNames(setup.names),
      pasteImages({
        incidentId: () => saving.incidentId(),
        say,
        complain: text => showNote(notes, {kind: 'image', tone: 'warning', title: 'No image was added.', text}),
      }),
      pasteEntries(say),
      EditorView.updateListener.of(({docChanged, selectionSet, view: {state: current}}) => {
        if (docChanged) {
          reading.changed()
          saving.changed()
          preview.show(current.doc.toString())
        }
        if (selectionSet || docChanged) preview.follow(current.selection.main.head, {isMarked: true})
      }),
    ],
  })
  area.labels[0]?.remove()
  area.hidden = true
  area.disabled = true
  form.dataset.editor = 'ready'
  document.documentElement.classList.add('editing')

  const goTo = (offset: number): void => {
    parts.choose('write')
    const at = Math.min(offset, view.state.doc.length)
    view.dispatch({selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, {y: 'center'})})
    view.focus()
  }
  const showFound = showProblems({list: parts.problems, count: parts.count, reader, goTo, apply: fix => reading.apply(fix)})
  const showParts = showOutline(parts.outline, goTo)
  const reading = followReading(view, reader, found => {
    showFound(found.diagnostics)
    showParts(found)
    saving.titled(found.title)
  })
  const saving = openSaving({form, work, notes, view, reader, setup, say, signal})
  const preview = showPreview({
    frame: parts.frame,
    state: parts.previewState,
    incidentId: saving.incidentId,
    found: reading.addFromServer,
    moved(offset, how) {
      const at = Math.min(offset, view.state.doc.length)
      if (how === 'clicked') return goTo(at)
      echo = performance.now() + 300
      return view.dispatch({effects: EditorView.scrollIntoView(at, {y: 'start', yMargin: 8})})
    },
    signal,
  })
  preview.show(area.value)
  preview.setShown(isWide())
  view.scrollDOM.addEventListener(
    'scroll',
    () => {
      if (performance.now() < echo) return
      const top = view.lineBlockAtHeight(view.scrollDOM.getBoundingClientRect().top - view.documentTop)
      preview.follow(top.from, {isMarked: false})
    },
    {passive: true, signal},
  )
  showTools(parts.tools, commands, view)

  function saveText(): boolean {
    void saving.save()
    return true
  }

  function showList(): boolean {
    parts.choose('problems')
    parts.problems.querySelector<HTMLElement>('button')?.focus()
    return true
  }

  signal.addEventListener('abort', () => {
    view.destroy()
    document.documentElement.classList.remove('editing')
  })
  if (isWide()) view.focus()
}

/** Whether there is room for the page beside the text. */
function isWide(): boolean {
  return matchMedia('(min-width: 1080px)').matches
}
