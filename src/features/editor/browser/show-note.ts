import {makeElement} from './make-element.ts'

/** Something that can be done about a note, by a button. */
export type NoteWay = {readonly name: string; readonly run: () => void; readonly isFirst?: boolean}

type Note = {
  /** Which of the notes this is: a new one of the same kind takes its place. */
  readonly kind: 'draft' | 'saving' | 'others' | 'browser' | 'image' | 'times'
  readonly tone: 'plain' | 'warning' | 'error'
  readonly title: string
  readonly text: string
  readonly ways?: readonly NoteWay[]
}

/** Says something above the text, and what can be done about it. */
export function showNote(place: HTMLElement, {kind, tone, title, text, ways = []}: Note): void {
  hideNote(place, kind)
  const words = makeElement('p', {}, makeElement('b', {}, title), ` ${text}`)
  const box = makeElement('div', {class: `editor-note callout callout-${tone}`, role: tone === 'plain' ? 'status' : 'alert', 'data-kind': kind}, words)
  if (ways.length > 0) {
    const buttons = ways.map(({name, run, isFirst}) => {
      const button = makeElement('button', {type: 'button', class: isFirst ? 'button button-primary' : 'button'}, name)
      button.addEventListener('click', run)
      return button
    })
    box.append(makeElement('div', {class: 'editor-note-ways'}, ...buttons))
  }
  place.append(box)
}

/** Takes such a note away. */
export function hideNote(place: HTMLElement, kind: Note['kind']): void {
  place.querySelector(`[data-kind=${kind}]`)?.remove()
}
