const key = 'hindsight-views'
const mostViews = 50

type View = {readonly name: string; readonly href: string}

/** Fills in the panel of saved views, and keeps what is saved, renamed and deleted there in this browser. */
export function keepSavedViews(signal: AbortSignal): void {
  const panel = document.getElementById('views')
  const list = panel?.querySelector('[data-views]')
  const row = panel?.querySelector<HTMLTemplateElement>('[data-view-row]')
  const form = panel?.querySelector<HTMLFormElement>('[data-keeps-view]')
  const field = form?.querySelector('input')
  const says = panel?.querySelector('[data-views-say]')
  if (!panel || !list || !row || !form || !field || !says) return
  let renamed: string | undefined

  const show = (): void => {
    list.replaceChildren(
      ...readViews().map(({name, href}) => {
        const item = row.content.cloneNode(true) as DocumentFragment
        const link = item.querySelector('a')
        if (link) {
          link.textContent = name
          link.href = href
        }
        for (const button of item.querySelectorAll('button')) {
          button.dataset.name = name
          button.setAttribute('aria-label', `${button.textContent} ${name}`)
        }
        return item
      }),
    )
  }

  const name = (which: string | undefined): void => {
    renamed = which
    const label = form.querySelector('[data-names]')
    if (label) label.textContent = which === undefined ? 'Name of this view' : `New name of “${which}”`
    field.value = which ?? ''
  }

  panel.addEventListener('toggle', show, {signal})
  panel.addEventListener(
    'click',
    event => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      const chosen = button?.dataset.name
      if (!button || chosen === undefined) return
      if (button.hasAttribute('data-renames')) {
        name(chosen)
        field.select()
        return
      }
      says.textContent = writeViews(readViews().filter(view => view.name !== chosen)) ? `Deleted ${chosen}` : notKept
      show()
      field.focus()
    },
    {signal},
  )
  form.addEventListener(
    'submit',
    event => {
      event.preventDefault()
      const called = field.value.trim()
      if (called === '') return
      const views = readViews()
      const old = views.find(view => view.name === renamed)
      const kept = {name: called, href: old?.href ?? form.dataset.keepsView ?? '/incidents'}
      const others = views.filter(view => view.name !== called && view !== old)
      if (others.length >= mostViews) {
        says.textContent = `There are ${mostViews} views already, so nothing was saved. Delete one first.`
        return
      }
      says.textContent = writeViews([...others, kept].sort((a, b) => a.name.localeCompare(b.name))) ? `Saved ${called}` : notKept
      name(undefined)
      show()
    },
    {signal},
  )
}

const notKept = 'This browser does not keep anything for this site, so nothing was saved.'

/** What others have written there may be anything. */
function readViews(): readonly View[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isView) : []
  } catch {
    return []
  }
}

function isView(kept: unknown): kept is View {
  const {name, href} = (kept ?? {}) as Partial<Record<keyof View, unknown>>
  return typeof name === 'string' && typeof href === 'string' && /^\/incidents(?:\?|$)/.test(href)
}

function writeViews(views: readonly View[]): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(views))
    return true
  } catch {
    return false
  }
}
