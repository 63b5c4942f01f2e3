import type {EditorView} from '@codemirror/view'
import type {EditorCommand} from './insert-commands.ts'
import {makeElement} from './make-element.ts'

/** The menu of what can be done with the text: the first few as buttons, all of them with their keys behind the last one. */
export function showTools(bar: HTMLElement, commands: readonly EditorCommand[], view: EditorView): void {
  const list = makeElement('ul', {class: 'editor-menu-list'})
  const menu = makeElement('div', {id: 'editor-menu', popover: 'auto', class: 'editor-menu', role: 'dialog', 'aria-label': 'Commands and keys'}, list)
  for (const {name, key, run} of commands) {
    const item = makeElement('button', {type: 'button'}, makeElement('span', {}, name), key ? makeElement('kbd', {class: 'key'}, formatKey(key)) : '')
    item.addEventListener('click', () => {
      menu.hidePopover()
      run(view)
    })
    list.append(makeElement('li', {}, item))
  }
  for (const [keys, does] of others)
    list.append(makeElement('li', {class: 'editor-menu-key'}, makeElement('span', {}, does), makeElement('kbd', {class: 'key'}, formatKey(keys))))
  for (const {name, key, run} of commands.slice(0, 3)) {
    const button = makeElement('button', {type: 'button', class: 'editor-tool', title: key ? `${name} (${formatKey(key)})` : name}, name)
    button.addEventListener('click', () => run(view))
    bar.append(button)
  }
  bar.append(makeElement('button', {type: 'button', class: 'editor-tool editor-tool-last', popovertarget: 'editor-menu'}, 'All commands'), menu)
}

/** What the field knows by itself, and the page. */
const others = [
  ['Mod-s', 'Save'],
  ['F8', 'Next problem'],
  ['Mod-Shift-m', 'Problems in a list'],
  ['Ctrl-Space', 'Suggest'],
  ['Tab', 'Leave the text'],
] as const

/** `Mod-s` as the keyboard has it. */
export function formatKey(key: string): string {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
  const names: Readonly<Record<string, string>> = isMac ? {Mod: '⌘', Alt: '⌥', Shift: '⇧', Ctrl: '⌃'} : {Mod: 'Ctrl'}
  const parts = key.split('-').map(part => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
  return parts.join(isMac ? '' : ' ')
}
