import {makeElement} from './make-element.ts'

/** The editor's parts on the page. */
export type EditorParts = {
  readonly write: HTMLElement
  readonly tools: HTMLElement
  readonly outline: HTMLElement
  readonly problems: HTMLElement
  readonly frame: HTMLIFrameElement
  readonly previewState: HTMLElement
  /** Says how many problems there are. */
  readonly count: (words: string, isGood: boolean) => void
  /** Brings a part to the front where there is only room for one. */
  readonly choose: (pane: Pane) => void
}

export const panes = ['write', 'page', 'problems', 'outline'] as const
export type Pane = (typeof panes)[number]

const paneNames: Readonly<Record<Pane, string>> = {write: 'Write', page: 'Page', problems: 'Problems', outline: 'Outline'}

/** Puts the editor's parts where the plain field was; `chosen` is told which of them is in front on a narrow screen. */
export function layOutEditor(work: HTMLElement, chosen: (pane: Pane) => void): EditorParts {
  const tools = makeElement('div', {class: 'editor-tools', role: 'toolbar', 'aria-label': 'Insert and format'})
  const write = makeElement('div', {class: 'editor-field'})
  const problems = makeElement('ul', {class: 'editor-problem-list', id: 'editor-problem-list'})
  const counted = makeElement('span', {class: 'editor-count', role: 'status'}, 'Reading…')
  const fold = makeElement('button', {type: 'button', class: 'editor-fold', 'aria-expanded': 'true', 'aria-controls': 'editor-problem-list'}, counted)
  const problemsPane = makeElement('section', {class: 'editor-problems', 'aria-label': 'Problems'}, fold, problems)
  fold.addEventListener('click', () => {
    const isOpen = fold.getAttribute('aria-expanded') !== 'true'
    fold.setAttribute('aria-expanded', String(isOpen))
    problems.hidden = !isOpen
  })
  const outline = makeElement('ol', {class: 'editor-outline-list'})
  const outlinePane = makeElement('nav', {class: 'editor-outline', 'aria-label': 'Outline'}, makeElement('h2', {}, 'Outline'), outline)
  const frame = makeElement('iframe', {class: 'editor-frame', title: 'The page as it will be', sandbox: 'allow-same-origin'})
  const previewState = makeElement('p', {class: 'editor-frame-state', role: 'status'})
  const preview = makeElement('section', {class: 'editor-preview', 'aria-label': 'Preview'}, previewState, frame)
  const middle = makeElement('section', {class: 'editor-write', 'aria-label': 'Text'}, tools, write, problemsPane)

  const buttons = new Map(panes.map(pane => [pane, makeElement('button', {type: 'button', 'aria-pressed': 'false'}, paneNames[pane])]))
  const bring = (pane: Pane): void => {
    work.dataset.pane = pane
    for (const [each, button] of buttons) button.setAttribute('aria-pressed', String(each === pane))
  }
  const choose = (pane: Pane): void => {
    bring(pane)
    chosen(pane)
  }
  for (const [pane, button] of buttons) button.addEventListener('click', () => choose(pane))
  const bar = makeElement('div', {class: 'editor-panes choice', role: 'group', 'aria-label': 'What to show'}, ...buttons.values())

  work.className = 'editor-work'
  work.append(bar, outlinePane, middle, preview)
  bring('write')
  return {
    write,
    tools,
    outline,
    problems,
    frame,
    previewState,
    choose,
    count(words, isGood) {
      if (counted.textContent !== words) counted.textContent = words
      counted.classList.toggle('editor-count-good', isGood)
      const button = buttons.get('problems')
      const number = [...words.matchAll(/\d+/g)].reduce((sum, [digits]) => sum + Number(digits), 0)
      if (button) button.textContent = number === 0 ? paneNames.problems : `${paneNames.problems} ${number}`
    },
  }
}
