import {longestPassage} from './review-limits.ts'

/** Offers to comment on words of a document that somebody marks on its page. The tab of reviews has a field for them where there is no script. */
export function commentOnSelection(incidentId: string, signal: AbortSignal): void {
  const button = document.createElement('a')
  button.className = 'button comment-on'
  button.textContent = 'Comment on this'
  button.hidden = true
  // Pressed, it must not take away what is marked.
  button.addEventListener('pointerdown', event => event.preventDefault(), {signal})
  document.body.append(button)
  signal.addEventListener('abort', () => button.remove())
  let timer: ReturnType<typeof setTimeout> | undefined
  const place = (): void => {
    const marked = findMarked()
    button.hidden = !marked
    if (!marked) return
    button.href = `/incidents/${encodeURIComponent(incidentId)}?tab=review&passage=${encodeURIComponent(marked.words)}#say`
    const left = Math.max(8, Math.min(marked.right - button.offsetWidth, innerWidth - button.offsetWidth - 8))
    button.style.transform = `translate(${left + scrollX}px, ${marked.bottom + scrollY + 6}px)`
  }
  document.addEventListener(
    'selectionchange',
    () => {
      clearTimeout(timer)
      timer = setTimeout(place, 150)
    },
    {signal},
  )
}

type Marked = {readonly words: string; readonly right: number; readonly bottom: number}

/** What is marked of the document, if it is some words of it and of nothing else. */
function findMarked(): Marked | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const document = toElement(range.commonAncestorContainer)?.closest('.story-column')
  const words = selection.toString().replace(/\s+/g, ' ').trim()
  if (!document || words.length < 3 || words.length > longestPassage) return undefined
  const {right, bottom} = range.getBoundingClientRect()
  return {words, right, bottom}
}

function toElement(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}
