import type {TextReading} from '#src/features/editor/reader/reader-messages.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {makeElement} from './make-element.ts'

/** Lists the sections of the text, and what state each is in; sections that are missing stand at the end. */
export function showOutline(list: HTMLElement, goTo: (offset: number) => void): (reading: TextReading) => void {
  let shown = ''
  return ({outline, diagnostics}) => {
    const parts = outline.map(({heading, level, start, end, isEmpty}) => {
      const found = diagnostics.filter(({place, level: weight}) => weight !== 'info' && place && place.start.offset >= start && place.start.offset < end)
      return {name: heading, level, start, state: isEmpty ? 'empty' : say(found)}
    })
    const missing = diagnostics.filter(({rule}) => rule === 'missing-section').map(({message}) => /^Missing ([^:]+)/.exec(message)?.[1] ?? message)
    const key = JSON.stringify([parts, missing])
    if (key === shown) return
    shown = key
    const focused = [...list.querySelectorAll<Element>('button')].findIndex(button => button.matches(':focus'))
    list.replaceChildren(
      ...parts.map(({name, level, start, state}) => {
        const button = makeElement('button', {type: 'button', class: 'outline-part'}, makeElement('bdi', {}, name))
        if (state !== '') button.append(makeElement('span', {class: state === 'empty' ? 'outline-empty' : 'outline-wrong'}, state))
        button.addEventListener('click', () => goTo(start))
        return makeElement('li', {class: level === 3 ? 'outline-below' : undefined}, button)
      }),
      ...missing.map(name => makeElement('li', {class: 'outline-missing'}, name, makeElement('span', {}, 'missing'))),
    )
    if (focused >= 0) list.querySelectorAll<HTMLElement>('button')[focused]?.focus()
  }
}

function say(found: readonly Diagnostic[]): string {
  return found.length === 0 ? '' : String(found.length)
}
