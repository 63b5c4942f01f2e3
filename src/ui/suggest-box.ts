/** One thing that can be chosen while typing. */
export type Suggested = {
  readonly href: string
  readonly label: string
  readonly note: string
  /** Sent instead of going to `href`: what changes something is no address. */
  readonly form?: HTMLFormElement
}

type SuggestBox = {
  readonly input: HTMLInputElement
  /** An empty element with the role `listbox`. */
  readonly list: HTMLElement
  /** Says how many there are. */
  readonly status: Element | null
  /** What is there at once, and what is found for it later; an answer that comes after the text has changed is dropped. */
  readonly now: (typed: string) => readonly Suggested[]
  readonly later: (typed: string, signal: AbortSignal) => Promise<readonly Suggested[]>
  /** Puts the two in their order. */
  readonly join: (now: readonly Suggested[], later: readonly Suggested[]) => readonly Suggested[]
  /** Whether something is chosen from the beginning, so that Enter takes it. */
  readonly isEager: boolean
  /** Whether Escape closes the list alone, and not what is around it. */
  readonly closesAlone: boolean
}

const pause = 120

/**
 * Makes a field a combobox: what may be meant stands below it while somebody types, the arrows choose from it, Enter goes there. The
 * focus stays in the field. Without a choice Enter does what it did before.
 */
export function openSuggestBox({input, list, status, now, later, join, isEager, closesAlone}: SuggestBox, signal: AbortSignal): {readonly ask: () => void} {
  const on = {signal}
  let options: readonly Suggested[] = []
  let active = -1
  let isMoved = false
  let asked: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')

  const choose = (place: number): void => {
    active = place
    const items = [...list.children]
    items.forEach((item, index) => {
      item.setAttribute('aria-selected', String(index === place))
    })
    const item = items[place]
    if (item) {
      input.setAttribute('aria-activedescendant', item.id)
      item.scrollIntoView({block: 'nearest'})
    } else input.removeAttribute('aria-activedescendant')
  }

  const show = (next: readonly Suggested[]): void => {
    const chosen = isMoved ? options[active] : undefined
    options = next
    list.replaceChildren(...next.map((option, place) => toItem(option, `${list.id}-${place}`)))
    list.hidden = next.length === 0
    input.setAttribute('aria-expanded', String(next.length > 0))
    // What somebody has moved to stays chosen when more comes in.
    const kept = next.findIndex(option => option.href === chosen?.href)
    choose(kept >= 0 ? kept : isEager && next.length > 0 ? 0 : -1)
    if (status) status.textContent = next.length === 0 ? '' : `${next.length} ${next.length === 1 ? 'suggestion' : 'suggestions'}`
  }

  const close = (): void => {
    clearTimeout(timer)
    asked?.abort()
    show([])
  }

  const ask = (): void => {
    const typed = input.value.trim()
    clearTimeout(timer)
    asked?.abort()
    const asking = new AbortController()
    asked = asking
    isMoved = false
    const there = now(typed)
    if (isEager) show(join(there, []))
    if (typed === '') {
      if (!isEager) close()
      return
    }
    timer = setTimeout(() => {
      later(typed, asking.signal).then(
        found => {
          if (!asking.signal.aborted) show(join(there, found))
        },
        // Without an answer there is still what Enter does.
        () => undefined,
      )
    }, pause)
  }

  const go = (option: Suggested, isApart: boolean): void => {
    if (isApart && !option.form) {
      open(option.href, '_blank', 'noopener')
      return
    }
    // Nobody waits for more suggestions, and whoever signs out would be refused them.
    clearTimeout(timer)
    asked?.abort()
    document.documentElement.classList.add('waiting')
    if (option.form) option.form.requestSubmit()
    else location.assign(option.href)
  }

  input.addEventListener('input', ask, on)
  input.addEventListener(
    'keydown',
    event => {
      // While a word is being composed the keys are the composer's.
      if (event.isComposing) return
      const count = options.length
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (count === 0) return
        event.preventDefault()
        const step = event.key === 'ArrowDown' ? 1 : -1
        // Beyond either end stands the field itself, with nothing chosen.
        isMoved = true
        choose(((active + 1 + step + count + 1) % (count + 1)) - 1)
      } else if (event.key === 'Enter') {
        const option = options[active]
        if (!option) return
        event.preventDefault()
        go(option, event.ctrlKey || event.metaKey)
      } else if (event.key === 'Escape' && closesAlone && count > 0) {
        event.preventDefault()
        close()
      }
    },
    on,
  )
  // The field keeps the focus, so that a click finds the list still there.
  list.addEventListener('pointerdown', event => event.preventDefault(), on)
  list.addEventListener(
    'click',
    event => {
      const item = event.target instanceof Element ? event.target.closest('[role=option]') : null
      const option = item ? options[[...list.children].indexOf(item)] : undefined
      if (option) go(option, event.ctrlKey || event.metaKey)
    },
    on,
  )
  if (closesAlone) input.addEventListener('blur', close, on)
  return {ask}
}

function toItem({label, note}: Suggested, id: string): HTMLElement {
  const item = document.createElement('div')
  item.id = id
  item.setAttribute('role', 'option')
  const text = document.createElement('bdi')
  text.textContent = label
  const kind = document.createElement('span')
  kind.textContent = note
  item.append(text, kind)
  return item
}
