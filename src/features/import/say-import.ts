import type {Flash} from '#src/server/accounts/flash.ts'

/** What a page of the import says after a form. */
export type ImportMessage = {readonly tone: 'plain' | 'error'; readonly title: string; readonly text: string}

type Write = (words: Readonly<Record<string, string>>) => ImportMessage

const messages = {
  'import-nothing': () => ({tone: 'error', title: 'Nothing was given.', text: 'Paste a text, or choose a file.'}),
  'import-kind': ({name = 'This file'}) => ({
    tone: 'error',
    title: `${name} was not taken.`,
    text: 'Files that can be read end in .md, .txt, .html, .eml, .json or .zip. Save it as one of these, or paste its text.',
  }),
  'import-unfetched': ({what = ''}) => ({tone: 'error', title: 'Not fetched.', text: what}),
  'import-gone': () => ({
    tone: 'error',
    title: 'This import is not there any more.',
    text: 'It was saved or discarded, or it is older than a week. Bring the text in again.',
  }),
  'import-refused': ({what = ''}) => ({tone: 'error', title: 'Not changed.', text: what}),
  'import-unsaved': ({what = ''}) => ({tone: 'error', title: 'Not saved.', text: `${what} Everything is still here.`}),
  'import-saved': ({what = ''}) => ({tone: 'error', title: 'Saved.', text: what}),
  'batch-refused': ({what = ''}) => ({tone: 'error', title: 'Nothing was taken.', text: what}),
  'batch-gone': () => ({tone: 'error', title: 'This batch is not there any more.', text: 'It was discarded, or it is older than a week.'}),
  'batch-hints': ({what = ''}) => ({tone: 'error', title: 'Not read again.', text: what}),
  'batch-none': () => ({tone: 'error', title: 'Nothing was saved.', text: 'Choose documents by the boxes before them.'}),
  'batch-begun': ({count = ''}) => ({
    tone: 'plain',
    title: `${count} on the way.`,
    text: 'Each is saved as a draft, one after the other. You can leave this page.',
  }),
  'batch-saved': ({what = ''}) => (what === '' ? {tone: 'plain', title: 'Saved.', text: 'It is a draft now.'} : {tone: 'error', title: 'Saved.', text: what}),
  'batch-discarded': () => ({tone: 'plain', title: 'Discarded.', text: 'What was saved of it stays.'}),
  'import-discarded': () => ({tone: 'plain', title: 'Discarded.', text: 'Nothing of it was kept.'}),
} as const satisfies Record<string, Write>

export type ImportMessageName = keyof typeof messages

/** The message that a form left for this page. */
export function sayImport(flash: Flash | undefined): ImportMessage | undefined {
  if (flash === undefined || !Object.hasOwn(messages, flash.says)) return undefined
  const write: Write = messages[flash.says as ImportMessageName]
  return write(flash.words ?? {})
}
