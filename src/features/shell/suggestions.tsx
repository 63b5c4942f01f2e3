'use client'

import {useEffect} from 'react'
import {openSuggestBox, type Suggested} from '#src/ui/suggest-box.ts'

/**
 * Suggestions below the search field, and the palette that `Ctrl K` or `⌘K` opens on every page. Both work on the markup that the server
 * sent; without JavaScript the field is a field, and the palette is not there.
 */
export function Suggestions() {
  useEffect(() => {
    const stop = new AbortController()
    for (const input of document.querySelectorAll<HTMLInputElement>('[data-search]')) suggestBelow(input, stop.signal)
    const dialog = document.getElementById('palette')
    if (dialog instanceof HTMLDialogElement) openPalette(dialog, stop.signal)
    return () => stop.abort()
  }, [])
  return null
}

function suggestBelow(input: HTMLInputElement, signal: AbortSignal): void {
  const list = input.parentElement?.querySelector<HTMLElement>('[role=listbox]')
  if (!list) return
  const status = input.parentElement?.querySelector('[role=status]') ?? null
  openSuggestBox({input, list, status, now: () => [], later: findSuggestions, join: (_, later) => later, isEager: false, closesAlone: true}, signal)
}

function openPalette(dialog: HTMLDialogElement, signal: AbortSignal): void {
  const input = dialog.querySelector('input')
  const list = dialog.querySelector<HTMLElement>('[role=listbox]')
  if (!input || !list) return
  const status = dialog.querySelector('[role=status]')
  const {ask} = openSuggestBox({input, list, status, now: listPages, later: findSuggestions, join, isEager: true, closesAlone: false}, signal)
  const open = (): void => {
    if (dialog.open) return
    dialog.showModal()
    input.value = ''
    ask()
  }
  document.addEventListener(
    'keydown',
    event => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      // The browser's own search would open on the same keys.
      event.preventDefault()
      if (dialog.open) dialog.close()
      else open()
    },
    {signal},
  )
  document.addEventListener(
    'click',
    event => {
      if (event.target instanceof Element && event.target.closest('[data-opens-palette]')) open()
      // A click beside the dialog is one on the dialog itself.
      else if (event.target === dialog) dialog.close()
    },
    {signal},
  )
}

const mostPages = 10

/** The pages that the navigation leads to and what can be done there, as far as their names hold what is typed. */
function listPages(typed: string): readonly Suggested[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.rail-link')]
  const forms = [...document.querySelectorAll<HTMLFormElement>('.rail form[data-palette-name]')]
  const wanted = typed.toLowerCase()
  const offered = [
    ...links.filter(link => !isService(link)).map(link => ({...toSuggested(link), note: 'page'})),
    ...forms.map(form => ({href: form.action, label: form.dataset.paletteName ?? '', note: 'action', form})),
    // What is typed is looked up among all services.
    ...(typed === '' ? links.filter(isService).map(link => ({...toSuggested(link), note: 'service'})) : []),
  ]
  return offered.filter(({label}) => label.toLowerCase().includes(wanted)).slice(0, mostPages)
}

function toSuggested(link: HTMLAnchorElement): {readonly href: string; readonly label: string} {
  return {href: link.getAttribute('href') ?? '/', label: link.title}
}

function isService({pathname}: HTMLAnchorElement): boolean {
  return pathname.startsWith('/services/')
}

function join(pages: readonly Suggested[], found: readonly Suggested[]): readonly Suggested[] {
  const input = document.querySelector<HTMLInputElement>('#palette input')
  const typed = input?.value.trim() ?? ''
  const search = typed === '' ? [] : [{href: `/incidents?q=${encodeURIComponent(typed)}`, label: `Search for “${typed}”`, note: 'search'}]
  return [...pages, ...found, ...search]
}

async function findSuggestions(typed: string, signal: AbortSignal): Promise<readonly Suggested[]> {
  const answer = await fetch(`/suggestions?q=${encodeURIComponent(typed)}`, {signal})
  return answer.ok ? ((await answer.json()) as readonly Suggested[]) : []
}
