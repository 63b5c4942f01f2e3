import {writePlainPage} from './plain-page.ts'

/** The page that stands in for a search while too many others wait to be answered. */
export function writeBusyPage(nonce: string): string {
  return writePlainPage(nonce, {
    title: 'Hindsight is busy',
    paragraphs: [
      'More searches wait to be answered at this moment than can be answered soon, so yours was not begun. Nothing is wrong with it.',
      'Try again in a few seconds. Incidents that you have open, and links to them, work meanwhile.',
    ],
    link: {href: '', words: 'Try again'},
  })
}
