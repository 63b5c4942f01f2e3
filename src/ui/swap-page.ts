/**
 * Makes links with `data-swaps` quicker: they show another state of the same page, so its content takes the place of what is there, and the
 * reader stays where they are. Without this they are links like any other.
 */
export function swapOnClick(signal: AbortSignal): void {
  document.addEventListener(
    'click',
    event => {
      if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-swaps]') : null
      if (!link) return
      event.preventDefault()
      void swapPage(link.href, true)
    },
    {signal},
  )
  window.addEventListener('popstate', () => void (swapped && swapPage(location.href, false)), {signal})
}

/** Whether the page shown is no longer the one that was loaded: going back has to bring that one again. */
let swapped = false
let latest = 0

/** Shows another state of the page; where that cannot be fetched, the browser goes there by itself and says why. */
export async function swapPage(address: string, isNew: boolean): Promise<void> {
  const turn = ++latest
  const next = await fetchContent(address)
  // Whoever clicks twice means the second.
  if (turn !== latest) return
  const here = document.querySelector('.app')
  if (!next || !here) return location.assign(address)
  const top = document.getElementById('picture')?.getBoundingClientRect().top
  const focused = describeFocus()
  const {hash} = new URL(address, location.href)
  here.replaceWith(next)
  swapped = true
  if (isNew) history.pushState(null, '', hash === '#picture' ? address.slice(0, -hash.length) : address)
  const picture = document.getElementById('picture')
  // What the reader looks at stays under their eyes, whatever grew above it.
  if (picture && top !== undefined) scrollBy({top: picture.getBoundingClientRect().top - top, behavior: 'instant'})
  if (focused) [...document.querySelectorAll<HTMLElement>('a[data-swaps]')].find(link => link.textContent === focused)?.focus({preventScroll: true})
  if (focused && !document.activeElement?.matches('a[data-swaps]')) document.querySelector<HTMLElement>('#picture a[data-swaps]')?.focus({preventScroll: true})
  const place = isNew && hash.length > 1 && hash !== '#picture' ? document.getElementById(hash.slice(1)) : null
  if (!place) return
  place.scrollIntoView({block: 'nearest'})
  // Where the browser would have begun, had it loaded the page: with what is to be filled in, or at the link of the place.
  const begin = place.querySelector<HTMLElement>('[autofocus]') ?? place.querySelector<HTMLElement>('a[data-edit], a[href]')
  begin?.focus({preventScroll: true})
}

async function fetchContent(address: string): Promise<Element | null> {
  try {
    const answer = await fetch(address)
    if (!answer.ok) return null
    return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.app')
  } catch {
    // Without a connection the browser has better words for it.
    return null
  }
}

/** What the focused link says, if it is one of those that swap: the next page has one like it. */
function describeFocus(): string | undefined {
  const {activeElement} = document
  return activeElement?.matches('a[data-swaps]') ? (activeElement.textContent ?? undefined) : undefined
}
