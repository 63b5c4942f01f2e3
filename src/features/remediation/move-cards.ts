import {swapPage} from '#src/ui/swap-page.ts'

/**
 * Moves cards between the columns of `data-board`: with the pointer, or with Shift and the arrows. Either sends the form that the card has,
 * and the card stays where it is until the server has said yes; what has to be asked or decided first is asked by the page that answers the
 * form. Arrows without Shift move the focus.
 */
export function moveCards(signal: AbortSignal): void {
  const on = {signal}
  let drag: Drag | undefined

  const end = (): Drag | undefined => {
    const ended = drag
    drag = undefined
    ended?.ghost?.remove()
    for (const element of document.querySelectorAll('[data-dragged], [data-over]')) {
      element.removeAttribute('data-dragged')
      element.removeAttribute('data-over')
    }
    return ended
  }

  document.addEventListener(
    'pointerdown',
    event => {
      // A finger scrolls, and what can be clicked is clicked.
      if (event.button !== 0 || !event.isPrimary || event.pointerType === 'touch' || !(event.target instanceof Element)) return
      const card = event.target.closest<HTMLElement>('[data-card]')
      if (card && !event.target.closest('form, .owner')) drag = {card, x: event.clientX, y: event.clientY, ghost: undefined}
    },
    on,
  )
  document.addEventListener(
    'pointermove',
    event => {
      if (!drag) return
      if (!drag.ghost) {
        // Below that it is a click whose hand was not still.
        if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 6) return
        drag.ghost = toGhost(drag.card)
        drag.card.dataset.dragged = ''
        getSelection()?.removeAllRanges()
      }
      event.preventDefault()
      drag.ghost.style.transform = `translate(${event.clientX - drag.x}px, ${event.clientY - drag.y}px)`
      const over = findColumn(event)
      for (const column of listColumns()) column.toggleAttribute('data-over', column === over && column !== drag.card.closest('[data-status]'))
    },
    on,
  )
  document.addEventListener(
    'pointerup',
    event => {
      const {card, ghost} = end() ?? {}
      if (!card || !ghost) return
      // What follows is the click of the link that the drag began on.
      addEventListener('click', prevent, {capture: true, once: true})
      setTimeout(() => removeEventListener('click', prevent, {capture: true}))
      const column = findColumn(event)
      if (column && column !== card.closest('[data-status]')) void move(card, column)
    },
    on,
  )
  document.addEventListener('pointercancel', () => void end(), on)
  document.addEventListener('dragstart', event => event.target instanceof Element && event.target.closest('[data-card]') && event.preventDefault(), on)
  document.addEventListener(
    'keydown',
    event => {
      if (event.key === 'Escape') end()
      const target = event.target instanceof Element ? event.target : undefined
      const card = target?.closest<HTMLElement>('[data-board] .card')
      if (!card || event.ctrlKey || event.metaKey || event.altKey || target?.closest('select, input')) return
      const column = card.closest<HTMLElement>('[data-status]')
      const columns = listColumns()
      const step = {ArrowLeft: -1, ArrowRight: 1}[event.key]
      if (step !== undefined && column) {
        event.preventDefault()
        if (event.shiftKey && 'card' in card.dataset) {
          const next = columns[columns.indexOf(column) + step]
          if (next) void move(card, next)
        } else focusBeside(columns, column, card, step)
      }
      const along = {ArrowUp: card.previousElementSibling, ArrowDown: card.nextElementSibling}[event.key]
      if (!along || event.shiftKey) return
      event.preventDefault()
      focusCard(along)
    },
    on,
  )
}

function prevent(event: Event): void {
  event.preventDefault()
}

type Drag = {readonly card: HTMLElement; readonly x: number; readonly y: number; ghost: HTMLElement | undefined}

/** Sends what the card's form sends, with another status. */
async function move(card: HTMLElement, column: HTMLElement): Promise<void> {
  const form = card.querySelector('form')
  const select = form?.querySelector('select')
  const status = column.dataset.status ?? ''
  if (!form || !select || 'moving' in card.dataset) return
  const before = select.value
  const name = toName(column)
  const title = card.querySelector('[data-row]')?.textContent ?? ''
  const {id} = card
  say(`Moving “${title}” to ${name} …`)
  card.dataset.moving = name
  const body = new URLSearchParams()
  for (const [field, value] of new FormData(form)) if (typeof value === 'string') body.append(field, value)
  body.set('status', status)
  try {
    // Not `form.action`: the form has a field of that name.
    const answer = await fetch(form.getAttribute('action') ?? '', {method: 'POST', body, headers: {Accept: 'application/json'}})
    if (answer.ok) {
      await swapPage(location.href, false)
      focusCard(document.getElementById(id))
      say(`Moved “${title}” to ${name}.`)
      return
    }
    const said: unknown = await answer.json().catch(() => ({}))
    if (needsPage(answer.status, said)) {
      // The page that answers asks what has to be asked, or shows what somebody else has written.
      select.value = status
      form.submit()
      return
    }
    refuse(card, answer.status === 401 ? {error: 'You are not signed in.'} : said)
  } catch {
    refuse(card, {error: 'The server could not be reached.'})
  }
  select.value = before
  focusCard(card)
}

function needsPage(status: number, said: unknown): boolean {
  return status === 409 || (typeof said === 'object' && said !== null && 'asks' in said)
}

/** The card is where it was; why, stands above the board and is read out. */
function refuse(card: HTMLElement, said: unknown): void {
  delete card.dataset.moving
  const why = typeof said === 'object' && said !== null && 'error' in said && typeof said.error === 'string' ? said.error : 'The server did not take it.'
  say('')
  const board = card.closest('[data-board]')
  document.querySelector('[data-board-alert]')?.remove()
  const alert = document.createElement('p')
  alert.className = 'callout callout-error board-alert'
  alert.dataset.boardAlert = ''
  alert.setAttribute('role', 'alert')
  alert.textContent = `The card was put back: ${why}`
  board?.before(alert)
}

function listColumns(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-board] [data-status]')]
}

function findColumn({clientX, clientY}: PointerEvent): HTMLElement | undefined {
  return document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-board] [data-status]') ?? undefined
}

function focusBeside(columns: readonly HTMLElement[], column: HTMLElement, card: Element, step: number): void {
  const place = [...(column.querySelector('ol')?.children ?? [])].indexOf(card)
  for (let at = columns.indexOf(column) + step; at >= 0 && at < columns.length; at += step) {
    const cards = columns[at]?.querySelector('ol')?.children
    if (!cards || cards.length === 0) continue
    focusCard(cards[Math.min(place, cards.length - 1)])
    return
  }
}

function focusCard(card: Element | null | undefined): void {
  const link = card?.querySelector<HTMLElement>('[data-row]')
  link?.focus({preventScroll: true})
  card?.scrollIntoView({block: 'nearest', inline: 'nearest'})
}

function toName(column: HTMLElement): string {
  return column.querySelector('[data-status-name]')?.textContent ?? column.dataset.status ?? ''
}

function toGhost(card: HTMLElement): HTMLElement {
  const {left, top, width} = card.getBoundingClientRect()
  const ghost = card.cloneNode(true) as HTMLElement
  ghost.removeAttribute('id')
  ghost.classList.add('card-ghost')
  ghost.setAttribute('aria-hidden', 'true')
  Object.assign(ghost.style, {left: `${left}px`, top: `${top}px`, width: `${width}px`})
  document.body.append(ghost)
  return ghost
}

function say(text: string): void {
  const status = document.getElementById('board-status')
  if (status) status.textContent = text
}
