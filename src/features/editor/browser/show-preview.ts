import type {PreviewAnswer, PreviewPlace} from '#src/features/editor/preview-answer.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {makeElement} from './make-element.ts'
import {parsePage} from './parse-page.ts'
import {patchElement} from './patch-element.ts'
import {sendForm} from './send-form.ts'

/** The page that the text would be. */
export type Preview = {
  /** Asks for the page of this text, soon; of several in a row, for the last. */
  readonly show: (text: string) => void
  /** Brings the part that was read from this offset into view, at the same height in the frame; `mark` shows which one it is. */
  readonly follow: (offset: number, options: {readonly isMarked: boolean}) => void
  /** Nothing is asked for while nobody looks. */
  readonly setShown: (isShown: boolean) => void
}

type PreviewParts = {
  readonly frame: HTMLIFrameElement
  readonly state: HTMLElement
  readonly incidentId: () => string | undefined
  readonly found: (diagnostics: readonly Diagnostic[]) => void
  /** The person scrolls the page, or clicks something in it: the place in the text that it was read from. */
  readonly moved: (offset: number, how: 'scrolled' | 'clicked') => void
  readonly signal: AbortSignal
}

/** Shows the page that a text would be, made by the server of the page's own parts, in a frame of its own. */
export function showPreview({frame, state, incidentId, found, moved, signal}: PreviewParts): Preview {
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: AbortController | undefined
  let wanted: string | undefined
  let shown: string | undefined
  let isShown = true
  let places: readonly PreviewPlace[] = []
  let own = 0
  let following: ReturnType<typeof setTimeout> | undefined
  const ready = openFrame(frame)

  const refresh = async (): Promise<void> => {
    const text = wanted
    if (text === undefined || text === shown || !isShown || signal.aborted) return
    underWay?.abort()
    underWay = new AbortController()
    const {signal: current} = underWay
    const id = incidentId()
    try {
      const {ok, body} = await sendForm<PreviewAnswer>('/editor/preview', {...(id === undefined ? {} : {incident: id}), text}, {signal: current})
      if (current.aborted) return
      if (!ok || !('html' in body)) {
        state.textContent = 'problem' in body ? `The page cannot be shown: ${body.problem}` : 'The page cannot be shown just now.'
        return
      }
      const page = await ready
      const parsed = await parsePage(`<!doctype html><main id="content" class="preview-page">${body.html}</main>`, current)
      const fresh = parsed?.body.firstElementChild
      const standing = page.body.firstElementChild
      if (!fresh || !standing) return
      await patchElement(standing, page.adoptNode(fresh), current)
      if (current.aborted) return
      ;[shown, places] = [text, body.places]
      state.textContent = ''
      found(body.diagnostics)
    } catch {
      if (!current.aborted) state.textContent = 'The server cannot be reached, so the page is as it was. What you write is kept in this browser.'
    }
  }

  void ready.then(page => {
    page.addEventListener('click', event => {
      // Elements of the frame are of its own classes, and only elements are clicked.
      const target = event.target as Element | null
      // The page is only looked at: what leads elsewhere would lead away from what is being written.
      if (target?.closest('a')) event.preventDefault()
      const place = findPlace(page, places, target)
      if (place) moved(place.at, 'clicked')
    })
    page.addEventListener('submit', event => event.preventDefault())
    page.addEventListener(
      'scroll',
      () => {
        if (performance.now() < own) return
        const top = places.findLast(({id}) => (page.getElementById(id)?.getBoundingClientRect().top ?? 1) <= margin + 4)
        if (top) moved(top.at, 'scrolled')
      },
      {passive: true},
    )
  })

  return {
    show(text) {
      wanted = text
      clearTimeout(timer)
      timer = setTimeout(() => void refresh(), shown === undefined ? 0 : pause)
    },
    follow(offset, {isMarked}) {
      clearTimeout(following)
      // Measuring a long page takes longer than a key may: it follows once the caret rests.
      following = setTimeout(() => void ready.then(page => follow(page, offset, isMarked)), rest)
    },
    setShown(next) {
      isShown = next
      if (next) void refresh()
    },
  }

  function follow(page: Document, offset: number, isMarked: boolean): void {
    const place = places.findLast(({at}) => at <= offset) ?? places[0]
    const element = place && page.getElementById(place.id)
    if (!element) return
    const here = isMarked && place.id !== 'head' ? element : undefined
    for (const marked of page.querySelectorAll('.preview-here')) if (marked !== here) marked.classList.remove('preview-here')
    here?.classList.add('preview-here')
    const {top, bottom} = element.getBoundingClientRect()
    const height = page.documentElement.clientHeight
    if (isMarked && top >= 0 && bottom <= height) return
    own = performance.now() + 300
    page.defaultView?.scrollBy({top: place.id === 'head' ? -1_000_000 : top - margin, behavior: 'instant'})
  }
}

/** Milliseconds without a key after which the page is asked for: it is for looking at, and the server has others to answer. */
const pause = 400

/** The same for bringing the part that is written into view. */
const rest = 60

/** Pixels above what is scrolled to. */
const margin = 16

/** Opens the frame with the page's own styles; nothing in it runs. */
function openFrame(frame: HTMLIFrameElement): Promise<Document> {
  return new Promise(resolve => {
    frame.addEventListener(
      'load',
      () => {
        const page = frame.contentDocument
        if (!page) return
        const {theme} = document.documentElement.dataset
        if (theme) page.documentElement.dataset.theme = theme
        page.documentElement.lang = 'en'
        page.documentElement.className = 'preview-frame'
        for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
          page.head.append(page.adoptNode(makeElement('link', {rel: 'stylesheet', href: link.href})))
        }
        page.title = 'Preview'
        page.body.append(page.adoptNode(makeElement('main', {id: 'content', class: 'preview-page'})))
        resolve(page)
      },
      {once: true},
    )
    frame.srcdoc = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Preview</title></head><body></body></html>'
  })
}

function findPlace(page: Document, places: readonly PreviewPlace[], target: Element | null): PreviewPlace | undefined {
  for (let element = target; element && element !== page.body; element = element.parentElement) {
    const place = places.find(({id}) => id === element.id)
    if (place) return place
  }
  return undefined
}
