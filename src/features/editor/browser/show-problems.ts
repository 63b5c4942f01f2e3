import type {Diagnostic, Fix} from '#src/incident/diagnostic.ts'
import {makeElement} from './make-element.ts'
import type {Reader} from './open-reader.ts'

type Problems = {
  readonly list: HTMLElement
  readonly count: (words: string, isGood: boolean) => void
  readonly reader: Reader
  readonly goTo: (offset: number) => void
  readonly apply: (fix: Fix) => boolean
}

/** Lists what is wrong with the text, worst first, each with its place, what one step would mend, and why it matters. */
export function showProblems({list, count, reader, goTo, apply}: Problems): (diagnostics: readonly Diagnostic[]) => void {
  let shown = ''
  return diagnostics => {
    count(say(diagnostics), diagnostics.length === 0)
    const key = JSON.stringify(diagnostics.map(({rule, message, level, place, fix}) => [rule, message, level, place?.start.offset, fix]))
    // Made anew while somebody has the focus in it, it would be lost at every key.
    if (key === shown) return
    shown = key
    const focused = toPath(list, document.activeElement)
    const ordered = diagnostics.toSorted((a, b) => ranks[a.level] - ranks[b.level])
    list.replaceChildren(...ordered.slice(0, most).map(toItem))
    if (ordered.length > most) list.append(makeElement('li', {class: 'problem-more'}, `and ${ordered.length - most} more`))
    if (ordered.length === 0) list.append(makeElement('li', {class: 'problem-none'}, 'Nothing to mend. The text says all that was looked for.'))
    if (focused !== undefined) list.querySelectorAll<HTMLElement>('button, summary')[focused]?.focus()
  }

  function toItem({rule, level, message, place, fix}: Diagnostic): HTMLElement {
    const item = makeElement('li', {class: `problem problem-${level}`})
    const words = makeElement('span', {}, ...toCode(message))
    const line = place ? `line ${place.start.line}` : 'whole text'
    const title = makeElement(
      'button',
      {type: 'button', class: 'problem-place'},
      makeElement('span', {class: 'problem-level'}, level),
      words,
      makeElement('span', {class: 'problem-line'}, line),
    )
    title.addEventListener('click', () => goTo(place?.start.offset ?? 0))
    const ways = makeElement('div', {class: 'problem-ways'})
    if (fix) {
      const mend = makeElement('button', {type: 'button', class: 'problem-fix'}, fix.title)
      mend.addEventListener('click', () => apply(fix))
      ways.append(mend)
    }
    const why = makeElement('details', {class: 'problem-why'}, makeElement('summary', {}, 'Why'), makeElement('p', {}))
    why.addEventListener('toggle', () => {
      if (why.open) void explain(rule, why)
    })
    ways.append(why)
    item.append(title, ways)
    return item
  }

  async function explain(rule: string, why: HTMLElement): Promise<void> {
    const known = await reader.ask({task: 'explain', rules: [rule]}).catch(() => undefined)
    const words = known?.[rule]
    const text = why.querySelector('p')
    if (!text || text.hasChildNodes()) return
    text.append(...toCode(words ? `${words.summary} ${words.explanation}` : 'Nothing is known of this rule.'), ` (${rule})`)
  }
}

const most = 200
const ranks = {error: 0, warning: 1, info: 2} as const

function say(diagnostics: readonly Diagnostic[]): string {
  const counted = (['error', 'warning', 'info'] as const).flatMap(level => {
    const count = diagnostics.filter(each => each.level === level).length
    return count === 0 ? [] : [`${count} ${names[level]}${count === 1 ? '' : 's'}`]
  })
  return counted.length === 0 ? 'No problems' : counted.join(', ')
}

const names = {error: 'error', warning: 'warning', info: 'hint'} as const

/** Which of the list's own controls has the focus. */
function toPath(list: HTMLElement, active: Element | null): number | undefined {
  const at = active ? [...list.querySelectorAll('button, summary')].indexOf(active) : -1
  return at < 0 ? undefined : at
}

/** Rules and what they find speak Markdown, of which code is all that they need. */
function toCode(text: string): readonly (Node | string)[] {
  return text.split('`').map((part, at) => (at % 2 === 1 ? makeElement('code', {}, part) : part))
}
