/**
 * Asks for the page of a batch again and again as long as it says that something is left to do, and puts in place what has changed. Where
 * somebody is at something it stays under their hands. `tell` is given the words for those who do not see it.
 */
export async function followBatch(signal: AbortSignal, tell: (words: string) => void): Promise<void> {
  let isFollowed = false
  while (!signal.aborted && document.querySelector('[data-polls]')) {
    isFollowed = true
    await new Promise(resolve => setTimeout(resolve, pause))
    // What nobody looks at need not be asked for.
    if (signal.aborted || document.hidden) continue
    const next = await fetchPage(signal)
    if (next) for (const part of document.querySelectorAll('[data-live]')) replacePart(part, next)
  }
  if (isFollowed && !signal.aborted) tell('Done: every file has its line below.')
}

/** Milliseconds. */
const pause = 1500

async function fetchPage(signal: AbortSignal): Promise<Document | undefined> {
  try {
    const answer = await fetch(location.href, {signal})
    if (!answer.ok) return undefined
    return new DOMParser().parseFromString(await answer.text(), 'text/html')
  } catch {
    // The next time may be better.
    return undefined
  }
}

function replacePart(part: Element, next: Document): void {
  // Not `part.id`: of a form with a field called `id` that is the field.
  const id = part.getAttribute('id') ?? ''
  const by = next.getElementById(id)
  if (!by || by.isEqualNode(part)) return
  if (isInUse(part)) {
    // Its rows one by one, but for those that somebody is at.
    for (const row of part.querySelectorAll('li[id]')) replacePart(row, next)
    return
  }
  const focused = part.contains(document.activeElement) ? document.activeElement?.textContent : undefined
  part.replaceWith(document.importNode(by, true))
  if (focused !== undefined && focused !== null)
    [...document.querySelectorAll<HTMLElement>(`#${CSS.escape(id)} :is(button, a)`)].find(each => each.textContent === focused)?.focus({preventScroll: true})
}

/** Chosen boxes and the place of who is among them stay; buttons and tabs are found again by their words. */
function isInUse(part: Element): boolean {
  if (part.querySelector('input:checked, details[open]')) return true
  return part.contains(document.activeElement) && part.querySelector('input[type=checkbox]') !== null
}
