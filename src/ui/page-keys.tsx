'use client'

import {useEffect} from 'react'
import {brushPictures} from './brush-picture.ts'
import {closeMenus} from './close-menus.ts'
import {copyOnClick} from './copy-on-click.ts'
import {pasteLines} from './paste-lines.ts'
import {swapOnClick} from './swap-page.ts'
import {tellZone} from './tell-zone.ts'

/**
 * The page's keys, and what makes its forms quicker. Everything here has a way without it, so it works on the page as the server sent
 * it, by marks in the markup: `data-search` is the field for `/`, `data-row` what `j` and `k` move through, `data-edit` in it the link for `e`, `data-key` a button in it and its key, `data-quick` a form that
 * is sent at every change; what the others are, the files beside this one say.
 */
export function PageKeys({dialog, places}: {readonly dialog: string; readonly places: Readonly<Record<string, string>>}) {
  useEffect(() => {
    const stop = new AbortController()
    const on = {signal: stop.signal}
    let goingTo = false

    document.addEventListener(
      'keydown',
      event => {
        if (event.key === 'Escape') document.documentElement.dataset.evidence = 'dismissed'
        else delete document.documentElement.dataset.evidence
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
        const place = goingTo ? places[event.key] : undefined
        goingTo = event.key === 'g'
        if (place) location.assign(place)
        else if (event.key === '/') focusSearch(event)
        else if (event.key === '?') openDialog(dialog)
        else if (event.key === 'j') moveThroughRows(1)
        else if (event.key === 'k') moveThroughRows(-1)
        else if (event.key === 'e') editRow()
        else pressInRow(event.key)
      },
      on,
    )
    document.addEventListener('pointerover', () => delete document.documentElement.dataset.evidence, on)
    document.addEventListener('change', sendQuickForm, on)
    document.addEventListener('formdata', dropEmptyFields, on)
    document.addEventListener('submit', waitForPage, on)
    document.addEventListener('click', event => openFromButton(event, dialog), on)
    // A page taken out of the browser's memory must not look as if it still waited.
    window.addEventListener('pageshow', () => document.documentElement.classList.remove('waiting'), on)
    swapOnClick(stop.signal)
    brushPictures(stop.signal)
    closeMenus(stop.signal)
    copyOnClick(stop.signal)
    pasteLines(stop.signal)
    tellZone(stop.signal)
    returnToField()
    // For whoever types the moment a page appears, tests above all.
    document.documentElement.dataset.keys = 'ready'
    return () => stop.abort()
  }, [dialog, places])
  return null
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio'
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

function focusSearch(event: KeyboardEvent): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[data-search]')]
  const field = fields.find(candidate => candidate.checkVisibility())
  if (!field) return
  event.preventDefault()
  field.focus()
  field.select()
}

function openDialog(id: string): void {
  const dialog = document.getElementById(id)
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
}

function openFromButton(event: MouseEvent, id: string): void {
  if (event.target instanceof Element && event.target.closest('[data-opens-keys]')) openDialog(id)
}

function moveThroughRows(step: 1 | -1): void {
  const rows: (Element | null)[] = [...document.querySelectorAll('[data-row]')]
  const current = rows.indexOf(document.activeElement)
  const next = rows[current === -1 ? 0 : current + step]
  if (!(next instanceof HTMLElement)) return
  next.focus()
  next.scrollIntoView({block: 'nearest'})
}

/** Opens the form of the row that has the focus. */
function editRow(): void {
  const row = document.activeElement?.closest('tr, li')
  row?.querySelector<HTMLAnchorElement>('a[data-edit]')?.click()
}

/** Presses the button of the row that has the focus which says that it is this key's. */
function pressInRow(key: string): void {
  const row = document.activeElement?.closest('[data-row]')?.closest('tr, li')
  row?.querySelector<HTMLButtonElement>(`button[data-key="${CSS.escape(key)}"]`)?.click()
}

/** A field left empty asks for nothing, and need not stand in the address; in a form that changes something it says that nothing stands there. */
function dropEmptyFields({formData, target}: FormDataEvent): void {
  if (target instanceof HTMLFormElement && target.method !== 'get') return
  for (const name of new Set(formData.keys())) if (formData.getAll(name).every(value => value === '')) formData.delete(name)
}

/** What closes a dialog, or is answered in the page, brings no other one. */
function waitForPage(event: SubmitEvent): void {
  const form = event.target
  if (event.defaultPrevented || (form instanceof HTMLFormElement && form.method === 'dialog')) return
  document.documentElement.classList.add('waiting')
}

const returnKey = 'return-to'

function sendQuickForm(event: Event): void {
  const field = event.target
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return
  const form = field.form
  // In a sheet several may be chosen before it is sent.
  if (!form?.hasAttribute('data-quick') || field.type === 'search' || field.type === 'date' || field.closest(':popover-open')) return
  sessionStorage.setItem(returnKey, JSON.stringify({id: field.id, top: scrollY}))
  form.requestSubmit()
}

/** After a change has brought a new page, focus is where it was. */
function returnToField(): void {
  const kept = sessionStorage.getItem(returnKey)
  if (!kept) return
  sessionStorage.removeItem(returnKey)
  const {id, top}: {id: string; top: number} = JSON.parse(kept)
  const field = document.getElementById(id)
  field?.closest('details')?.setAttribute('open', '')
  field?.focus({preventScroll: true})
  scrollTo(0, top)
}
