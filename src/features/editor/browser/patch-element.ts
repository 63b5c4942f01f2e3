/**
 * Makes an element's content that of another one, and leaves alone what is the same already. It gives the browser a moment between pieces, so
 * that typing never waits for a page to be drawn; stops where the signal says so.
 */
export async function patchElement(target: Element, wanted: Element, signal: AbortSignal): Promise<void> {
  if (target.isEqualNode(wanted)) return
  const pieces = listPieces(target, wanted, 0)
  let since = performance.now()
  for (const piece of pieces) {
    if (signal.aborted) return
    piece()
    if (performance.now() - since > budget) {
      await pauseForOthers()
      since = performance.now()
    }
  }
}

/** Milliseconds of work at a time: what comes of it still has to be laid out within the same fifty. */
const budget = 6

/** Deeper than the page's own parts are, texts are put in whole. */
const deepest = 7

function* listPieces(target: Element, wanted: Element, depth: number): Generator<() => void> {
  copyAttributes(target, wanted)
  const [old, fresh] = [[...target.childNodes], [...wanted.childNodes]]
  for (const [at, node] of fresh.entries()) {
    const before = old[at]
    if (before?.isEqualNode(node)) yield nothing
    else if (!before) yield () => target.append(node)
    else if (depth < deepest && isElement(before) && isElement(node) && before.tagName === node.tagName && node.children.length > 0) {
      yield* listPieces(before, node, depth + 1)
    } else yield () => before.replaceWith(node)
  }
  for (const extra of old.slice(fresh.length)) yield () => extra.remove()
}

/** Comparing takes its time, too. */
const nothing = (): void => undefined

/** Nodes of a frame are not of this page's classes. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE
}

function copyAttributes(target: Element, wanted: Element): void {
  for (const {name} of [...target.attributes]) if (!wanted.hasAttribute(name)) target.removeAttribute(name)
  for (const {name, value} of wanted.attributes) if (target.getAttribute(name) !== value) target.setAttribute(name, value)
}

/** Lets the browser do what has come up meanwhile, a key for one. */
export function pauseForOthers(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, 0)
  })
}
