import type {Text} from '@codemirror/state'
import type {EditorView} from '@codemirror/view'
import type {EditorSetup} from '#src/features/editor/editor-setup.ts'
import type {KeptDraft} from '#src/features/editor/kept-draft.ts'
import type {TextChange} from '#src/library/document-saving.ts'
import {findChange} from '#src/postmortem/document/find-change.ts'
import {compareTextsView} from './compare-texts-view.ts'
import {type Drafts, keepDrafts} from './keep-drafts.ts'
import type {Reader} from './open-reader.ts'
import {sendForm} from './send-form.ts'
import {hideNote, showNote} from './show-note.ts'

/** Saving of what is being written. */
export type Saving = {
  readonly save: () => Promise<void>
  /** To be told of every change of the text. */
  readonly changed: () => void
  /** To be told what the text is called now. */
  readonly titled: (title: string | undefined) => void
  readonly incidentId: () => string | undefined
}

type SavingParts = {
  readonly form: HTMLFormElement
  readonly work: HTMLElement
  readonly notes: HTMLElement
  readonly view: EditorView
  readonly reader: Reader
  readonly setup: EditorSetup
  readonly say: (words: string) => void
  readonly signal: AbortSignal
}

/** What a refused form is answered with; see `refuseForm`. */
type Answer = TextChange | {readonly error: string}

/** What stands in the file, as far as the editor knows: what the next save begins with. */
type Standing = {readonly base: string; readonly text: Text; readonly baseText: string | undefined}

/** Saves the text into its file while one goes on writing; with what others wrote meanwhile, and never over it. What is not saved is kept. */
export function openSaving({form, work, notes, view, reader, setup, say, signal}: SavingParts): Saving {
  const field = (name: string): string => new FormData(form).get(name)?.toString() ?? ''
  const heading = form.querySelector<HTMLElement>('#editor-title')
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]')
  const message = form.querySelector<HTMLInputElement>('input[name=message]')
  let incidentId = field('incident') || undefined
  let standing: Standing = {base: field('base'), text: view.state.doc, baseText: view.state.doc.toString()}
  let underWay: Promise<void> | undefined
  const isDirty = (): boolean => !view.state.doc.eq(standing.text)

  const drafts: Drafts = keepDrafts({
    document: setup.document || nameDraft(),
    earlier: setup.earlier,
    personId: setup.personId,
    read: () => (isDirty() ? {text: view.state.doc.toString(), base: standing.base, baseText: standing.baseText} : undefined),
    kept(where) {
      if (!isDirty() || underWay) return
      if (where === 'nowhere')
        showNote(notes, {
          kind: 'browser',
          tone: 'warning',
          title: 'This browser keeps nothing.',
          text: 'Save often: what is not saved goes when this page goes.',
        })
      say(where === 'server' ? 'Not saved yet; draft kept' : where === 'browser' ? 'Not saved yet; draft kept here' : 'Not saved yet')
    },
    others(names) {
      if (names.length === 0) return hideNote(notes, 'others')
      const who = new Intl.ListFormat('en').format(names)
      const shown = notes.querySelector('[data-kind=others]')?.textContent ?? ''
      const title = `${who} ${names.length === 1 ? 'is' : 'are'} also editing.`
      if (!shown.startsWith(title)) showNote(notes, {kind: 'others', tone: 'plain', title, text: 'Each of you saves; who changes other lines keeps theirs.'})
    },
    signal,
  })

  async function send(): Promise<void> {
    const {doc} = view.state
    const text = doc.toString()
    say('Saving…')
    const known =
      incidentId === undefined ? {} : {incident: incidentId, base: standing.base, ...(standing.baseText === undefined ? {} : {baseText: standing.baseText})}
    const {status, body} = await sendForm<Answer>('/editor/save', {text, message: message?.value ?? '', document: drafts.document(), ...known})
    if ('error' in body) return refuse(status === 401 ? 'You have been signed out. Sign in again in another tab, and save then.' : body.error)
    if (body.outcome === 'conflict') return await settle(body, text)
    if (body.outcome !== 'saved' && body.outcome !== 'unchanged') return refuse(body.reason)
    hideNote(notes, 'saving')
    hideNote(notes, 'draft')
    if (body.outcome === 'unchanged') standing = {base: body.hash, text: doc, baseText: text}
    else await take(body, doc)
    if (message) message.value = ''
    if (!isDirty()) await drafts.forget()
    const isMerged = body.outcome === 'saved' && body.isMerged
    say(isDirty() ? 'Not saved yet' : sayTime(isMerged ? 'Saved with what somebody else wrote' : 'Saved'))
    if (body.outcome === 'saved' && body.note) showNote(notes, {kind: 'saving', tone: 'warning', title: 'Saved.', text: body.note})
  }

  /** What stands in the file now is what the next save begins with. */
  async function take(change: Extract<TextChange, {outcome: 'saved'}>, sent: Text): Promise<void> {
    const text = toLines(change.text)
    if (incidentId !== change.incidentId) await moveTo(change.incidentId)
    if (text !== sent.toString()) {
      const mine = view.state.doc.toString()
      const merged = await reader.ask({task: 'merge', base: sent.toString(), mine, theirs: text})
      // Then the next save finds both, from the text that both began with.
      if (!('text' in merged)) return
      view.dispatch({changes: findChange(mine, merged.text), userEvent: 'input.merge'})
    }
    standing = {base: change.hash, text: view.state.toText(text), baseText: change.text}
  }

  /** Both changed the same lines: the person puts the texts together, and saves what comes of it over theirs. */
  async function settle({theirs, hash, base}: Extract<TextChange, {outcome: 'conflict'}>, mine: string): Promise<void> {
    say('Not saved')
    const before = base ?? standing.baseText
    const other = toLines(theirs)
    const merged = before === undefined ? {favoured: mine} : await reader.ask({task: 'merge', base: toLines(before), mine, theirs: other})
    const begun = 'text' in merged ? merged.text : merged.favoured
    compareTextsView({
      title: 'Somebody else changed the same lines',
      words: 'Nothing was written. What they changed elsewhere is in the merged text already; take over what else should stay, or write it anew.',
      others: [{name: 'Theirs', text: other}, {name: 'Mine', text: mine}, ...(before === undefined ? [] : [{name: 'Before', text: toLines(before)}])],
      own: {name: 'Merged', text: begun},
      take: {
        name: 'Save the merged text',
        run(text) {
          standing = {base: hash, text: view.state.toText(other), baseText: theirs}
          view.dispatch({changes: findChange(view.state.doc.toString(), text), userEvent: 'input.merge'})
          void save()
        },
      },
      leave: {name: 'Go on writing', run: () => view.focus()},
      instead: work,
      besides: [button],
    })
  }

  /** The document has a name from now on. */
  async function moveTo(id: string): Promise<void> {
    incidentId = id
    const path = `/incidents/${encodeURIComponent(id)}`
    history.replaceState(null, '', `${path}/edit`)
    const [trail, close] = form.querySelectorAll<HTMLAnchorElement>('.editor-bar a')
    for (const link of [trail, close]) if (link) link.href = path
    if (trail) trail.textContent = id
    if (close) close.textContent = 'Close'
    await drafts.moveTo(id)
  }

  function refuse(text: string): void {
    say('Not saved')
    showNote(notes, {kind: 'saving', tone: 'error', title: 'Not saved.', text: `${text} What you wrote is still here.`})
  }

  async function save(): Promise<void> {
    if (underWay) return await underWay
    if (button) button.disabled = true
    underWay = send().catch(() => refuse('The server cannot be reached. Save again when it is back.'))
    try {
      await underWay
    } finally {
      underWay = undefined
      if (button) button.disabled = false
    }
  }

  /** What was written before and never saved, the newer of what this browser and what the server has. */
  async function offer(): Promise<void> {
    const here = await drafts.find()
    // Of two that say the same, this browser's knows what it began with.
    const there = here?.text === setup.kept?.text ? undefined : setup.kept
    const [draft] = [here, there].filter(each => each !== undefined).toSorted((a, b) => (a.keptAt < b.keptAt ? 1 : -1))
    if (!draft || signal.aborted) return
    if (toLines(draft.text) === standing.text.toString()) return await drafts.forget()
    // Nothing stands against it where there is no file yet.
    if (incidentId === undefined && !isDirty()) {
      restore(draft)
      showNote(notes, {
        kind: 'draft',
        tone: 'plain',
        title: 'Your draft is back,',
        text: `as you left it ${sayWhen(draft.keptAt)}. It is not saved yet.`,
        ways: [{name: 'Discard it', run: startAfresh}],
      })
      return
    }
    const from = draft === here ? 'in this browser' : 'on the server'
    showNote(notes, {
      kind: 'draft',
      tone: 'warning',
      title: 'You have changes that were never saved,',
      text: `kept ${from} ${sayWhen(draft.keptAt)}.`,
      ways: [
        {name: 'Restore', isFirst: true, run: () => restoreAndSay(draft)},
        {name: 'Compare', run: () => compare(draft)},
        {name: 'Discard', run: discard},
      ],
    })
  }

  function restoreAndSay(draft: KeptDraft): void {
    restore(draft)
    hideNote(notes, 'draft')
    say('Restored; not saved yet')
    view.focus()
  }

  /** Saved, it begins where the draft began: what the file has got since is merged then. */
  function restore({text, base, baseText}: KeptDraft): void {
    if (base !== standing.base) standing = {base, text: view.state.toText(toLines(baseText ?? '')), baseText}
    view.dispatch({changes: findChange(view.state.doc.toString(), toLines(text)), userEvent: 'input.restore'})
  }

  function compare(draft: KeptDraft): void {
    compareTextsView({
      title: 'Your unsaved changes',
      words: 'On the left is what the file says now, on the right what you had written.',
      others: [{name: 'The file', text: view.state.doc.toString()}],
      own: {name: 'Your draft', text: toLines(draft.text)},
      take: {name: 'Restore this', run: text => restoreAndSay({...draft, text})},
      leave: {name: 'Back', run: () => view.focus()},
      instead: work,
      besides: [button, notes.querySelector<HTMLElement>('[data-kind=draft]')],
    })
  }

  function discard(): void {
    hideNote(notes, 'draft')
    void drafts.forget()
    view.focus()
  }

  function startAfresh(): void {
    view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: standing.text}, userEvent: 'input.restore'})
    discard()
  }

  form.addEventListener(
    'submit',
    event => {
      event.preventDefault()
      void save()
    },
    {signal},
  )
  window.addEventListener(
    'beforeunload',
    event => {
      if (isDirty()) event.preventDefault()
    },
    {signal},
  )
  void offer()
  return {
    save,
    changed() {
      if (isDirty()) drafts.changed()
      if (!underWay) say(isDirty() ? 'Not saved yet' : 'Saved')
    },
    titled(title) {
      const words = title ?? incidentId ?? 'A new postmortem'
      if (heading && heading.textContent !== words) heading.replaceChildren(Object.assign(document.createElement('bdi'), {textContent: words}))
    },
    incidentId: () => incidentId,
  }
}

/** A name for a document that is not saved yet, which its address keeps. */
function nameDraft(): string {
  const name = `new-${toUuid(crypto.getRandomValues(new Uint8Array(16)))}`
  const address = new URL(location.href)
  address.searchParams.set('draft', name)
  history.replaceState(null, '', address)
  return name
}

/** `crypto.randomUUID` is only there where the page came over HTTPS. */
function toUuid(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The editor knows one line ending. */
function toLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function sayTime(words: string): string {
  return `${words} at ${new Date().toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'})}`
}

function sayWhen(at: string): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'})
  return date.toDateString() === new Date().toDateString()
    ? `today at ${time}`
    : `on ${date.toLocaleDateString([], {day: 'numeric', month: 'long'})} at ${time}`
}
