import type {Flash} from '#src/server/accounts/flash.ts'

/** What a page says after actions were changed. */
export type SavedMessage = {
  readonly tone: 'plain' | 'error'
  readonly title: string
  readonly text: string
  /** What was saved at once; undefined where nothing was. */
  readonly batch: string | undefined
  readonly canUndo: boolean
}

type Words = Readonly<Record<string, string>>
type Write = (words: Words) => Omit<SavedMessage, 'batch'>

const messages = {
  'actions-saved': ({what = '', note = ''}) => ({tone: 'plain', title: 'Saved.', text: join(what, note), canUndo: true}),
  'text-saved': ({note = ''}) => ({tone: 'plain', title: 'Saved.', text: join('The text is in its file.', note), canUndo: true}),
  'text-begun': ({note = ''}) => ({
    tone: 'plain',
    title: 'Saved.',
    text: join('This is a draft: authors and editors see it, and nobody else.', note),
    canUndo: false,
  }),
  'actions-unchanged': () => ({tone: 'plain', title: 'Nothing to save.', text: 'The file says so already.', canUndo: false}),
  'actions-undone': ({what = ''}) => ({tone: 'plain', title: 'Taken back.', text: what, canUndo: false}),
  'review-done': ({what = ''}) => ({tone: 'plain', title: what, text: '', canUndo: false}),
  'relation-decided': ({what = '', note = ''}) => ({tone: 'plain', title: what, text: note, canUndo: true}),
  'document-moved': ({title = '', what = '', note = ''}) => ({tone: 'plain', title, text: join(what, note), canUndo: false}),
  'actions-refused': ({what = ''}) => ({tone: 'error', title: 'Nothing was changed.', text: what, canUndo: false}),
} as const satisfies Record<string, Write>

export type SavedMessageName = keyof typeof messages

/** The message that a form left for this page. */
export function saySaved(flash: Flash | undefined): SavedMessage | undefined {
  if (flash === undefined || !Object.hasOwn(messages, flash.says)) return undefined
  const write: Write = messages[flash.says as SavedMessageName]
  return {...write(flash.words ?? {}), batch: flash.words?.batch || undefined}
}

function join(...sentences: readonly string[]): string {
  return sentences.filter(sentence => sentence !== '').join(' ')
}
