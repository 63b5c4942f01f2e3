import type {DraftAnswer} from '#src/features/editor/draft-forms.ts'
import type {KeptDraft} from '#src/features/editor/kept-draft.ts'
import {openBrowserDrafts} from './browser-drafts.ts'
import {sendForm} from './send-form.ts'

/** Keeping of what is written and not saved. */
export type Drafts = {
  /** To be told of every change of the text. */
  readonly changed: () => void
  /** Lets go of what is kept: it was saved, or is not wanted. */
  readonly forget: () => Promise<void>
  /** The document has got a name of its own. */
  readonly moveTo: (document: string) => Promise<void>
  /** What this browser has kept. */
  readonly find: () => Promise<KeptDraft | undefined>
  readonly document: () => string
}

type DraftParts = {
  readonly document: string
  /** Names that the document had: under them a draft was kept before it was renamed. */
  readonly earlier: readonly string[]
  readonly personId: string
  /** What is to be kept as things stand; undefined where all is saved. */
  readonly read: () => Omit<KeptDraft, 'keptAt'> | undefined
  readonly kept: (where: 'browser' | 'server' | 'nowhere') => void
  readonly others: (names: readonly string[]) => void
  readonly signal: AbortSignal
}

/** Keeps what is written, within a second in this browser and soon after on the server; and tells who else has the document open. */
export function keepDrafts({document: named, earlier, personId, read, kept, others, signal}: DraftParts): Drafts {
  const browser = openBrowserDrafts()
  let document = named
  let here: ReturnType<typeof setTimeout> | undefined
  let there: ReturnType<typeof setTimeout> | undefined
  const key = (name = document): string => `${personId} ${name}`

  async function keepHere(): Promise<void> {
    here = undefined
    const draft = read()
    if (!draft) return
    try {
      await browser.write(key(), {...draft, keptAt: new Date().toISOString()})
      kept('browser')
    } catch {
      kept('nowhere')
    }
  }

  async function keepThere(): Promise<void> {
    there = undefined
    const draft = read()
    await send(draft ? {text: draft.text, base: draft.base} : {})
  }

  async function send(fields: Readonly<Record<string, string>>): Promise<void> {
    try {
      const {ok, body} = await sendForm<DraftAnswer>('/editor/draft', {document, ...fields})
      if (!ok) return
      others(body.others)
      if (body.keptAt !== undefined) kept('server')
    } catch {
      // Out of reach: this browser has it, and the next change tries again.
    }
  }

  /** Of what has no address yet, nobody else can know. */
  const beSeen = (): void => {
    if (!document.startsWith('new-')) void send({})
  }
  const beating = setInterval(() => {
    if (there === undefined && !globalThis.document.hidden) beSeen()
  }, beat)
  beSeen()
  window.addEventListener(
    'pagehide',
    () => {
      if (here !== undefined) void keepHere()
      navigator.sendBeacon('/editor/draft', new URLSearchParams({document, leaves: 'yes'}))
    },
    {signal},
  )
  signal.addEventListener('abort', () => {
    clearInterval(beating)
    clearTimeout(here)
    clearTimeout(there)
  })

  async function find(): Promise<KeptDraft | undefined> {
    const own = await browser.read(key())
    if (own) return own
    for (const name of earlier) {
      const draft = await browser.read(key(name))
      if (!draft) continue
      await browser.write(key(), draft)
      await browser.remove(key(name))
      return draft
    }
    return undefined
  }

  async function forget(): Promise<void> {
    clearTimeout(here)
    clearTimeout(there)
    ;[here, there] = [undefined, undefined]
    await Promise.allSettled([browser.remove(key()), sendForm('/editor/draft/discard', {document})])
  }

  return {
    changed() {
      here ??= setTimeout(() => void keepHere(), soonHere)
      there ??= setTimeout(() => void keepThere(), soonThere)
    },
    forget,
    async moveTo(next) {
      await forget()
      document = next
      beSeen()
    },
    find: () => find().catch(() => undefined),
    document: () => document,
  }
}

/** Milliseconds from the first change that is not kept; what is typed in between is what can be lost. */
const soonHere = 700
const soonThere = 2_500

/** Milliseconds between signs of being there; others count somebody as gone after two of them. */
const beat = 12_000
