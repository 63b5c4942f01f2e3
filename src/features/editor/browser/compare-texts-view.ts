import {defaultKeymap, history, historyKeymap} from '@codemirror/commands'
import {MergeView, unifiedMergeView} from '@codemirror/merge'
import {EditorState} from '@codemirror/state'
import {EditorView, keymap} from '@codemirror/view'
import {makeElement} from './make-element.ts'
import {documentLanguage, nonce} from './text-view.ts'

type Comparison = {
  readonly title: string
  readonly words: string
  /** Texts to look at, by their names; the first is shown first. */
  readonly others: readonly {readonly name: string; readonly text: string}[]
  /** What the text on the right begins with, and what it is called. */
  readonly own: {readonly name: string; readonly text: string}
  readonly take: {readonly name: string; readonly run: (text: string) => void}
  readonly leave: {readonly name: string; readonly run: () => void}
  /** What it is shown in the place of. */
  readonly instead: HTMLElement
  /** What else means nothing while texts are compared. */
  readonly besides: readonly (HTMLElement | null)[]
}

/**
 * Shows a text beside another, with what differs marked and buttons that take over a place; the right one can be written in. On a narrow
 * screen there is one text with what the other has above each place.
 */
export function compareTextsView({title, words, others, own, take, leave, instead, besides}: Comparison): void {
  const [first] = others
  if (!first) return
  const frame = makeElement('div', {class: 'merge-frame'})
  const names = makeElement('div', {class: 'merge-names'})
  const buttons = others.map(({name}) => makeElement('button', {type: 'button', 'aria-pressed': 'false'}, name))
  const taking = makeElement('button', {type: 'button', class: 'button button-primary'}, take.name)
  const leaving = makeElement('button', {type: 'button', class: 'button'}, leave.name)
  const heading = makeElement('h2', {tabindex: '-1'}, title)
  const section = makeElement(
    'section',
    {class: 'merge', 'aria-label': title},
    makeElement(
      'div',
      {class: 'merge-head'},
      makeElement('div', {}, heading, makeElement('p', {}, words)),
      makeElement('div', {class: 'editor-ways'}, leaving, taking),
    ),
    names,
    frame,
  )
  names.append(
    others.length > 1
      ? makeElement('div', {class: 'choice', role: 'group', 'aria-label': 'Compared with'}, ...buttons)
      : makeElement('span', {class: 'merge-other'}, first.name),
    makeElement('span', {class: 'merge-own'}, own.name),
  )

  let close = (): void => undefined
  let read = (): string => own.text
  const show = (at: number): void => {
    const text = read()
    close()
    const other = others[at] ?? first
    for (const [each, button] of buttons.entries()) button.setAttribute('aria-pressed', String(each === at))
    const shown = openComparison(frame, {other: other.text, otherName: other.name, text, name: own.name})
    ;({close, read} = shown)
  }
  for (const [at, button] of buttons.entries()) button.addEventListener('click', () => show(at))
  const setAside = (isAside: boolean): void => {
    for (const each of [instead, ...besides]) if (each) each.hidden = isAside
  }
  const end = (): void => {
    close()
    section.remove()
    setAside(false)
  }
  taking.addEventListener('click', () => {
    const text = read()
    end()
    take.run(text)
  })
  leaving.addEventListener('click', () => {
    end()
    leave.run()
  })
  setAside(true)
  instead.after(section)
  show(0)
  heading.focus()
}

type Sides = {readonly other: string; readonly otherName: string; readonly text: string; readonly name: string}

function openComparison(parent: HTMLElement, {other, otherName, text, name}: Sides): {readonly close: () => void; readonly read: () => string} {
  const common = [nonce(), EditorView.lineWrapping, EditorState.lineSeparator.of('\n'), documentLanguage(), keymap.of([...defaultKeymap, ...historyKeymap])]
  const label = (words: string) => EditorView.contentAttributes.of({'aria-label': words, tabindex: '0'})
  if (matchMedia('(max-width: 899.98px)').matches) {
    const view = new EditorView({
      parent,
      doc: text,
      extensions: [
        ...common,
        history(),
        label(name),
        unifiedMergeView({
          original: other,
          gutter: true,
          mergeControls: (type, action) => toButton(type === 'accept' ? 'Keep' : `Take ${otherName.toLowerCase()}`, type, action),
        }),
      ],
    })
    return {close: () => view.destroy(), read: () => view.state.doc.toString()}
  }
  const view = new MergeView({
    parent,
    a: {doc: other, extensions: [...common, EditorState.readOnly.of(true), label(otherName)]},
    b: {doc: text, extensions: [...common, history(), label(name)]},
    revertControls: 'a-to-b',
    renderRevertControl: () =>
      makeElement('button', {type: 'button', class: 'merge-take', title: 'Take this place over', 'aria-label': 'Take this place over'}, '→'),
    gutter: true,
    collapseUnchanged: {margin: 4, minSize: 8},
  })
  return {close: () => view.destroy(), read: () => view.b.state.doc.toString()}
}

function toButton(words: string, type: string, action: (event: MouseEvent) => void): HTMLElement {
  const button = makeElement('button', {type: 'button', class: `merge-choice merge-${type}`}, words)
  button.addEventListener('mousedown', event => event.preventDefault())
  button.addEventListener('click', action)
  return button
}
