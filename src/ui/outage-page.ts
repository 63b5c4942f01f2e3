import {writePlainPage} from './plain-page.ts'

/** The whole page that stands in for any other while the database cannot be reached. */
export function writeOutagePage(nonce: string): string {
  return writePlainPage(nonce, {
    title: 'The database cannot be reached',
    paragraphs: [
      'Hindsight is running, but the database with its index does not answer. Nothing is lost: the postmortems are files, and the index is made from them.',
      'As soon as it answers again, pages do so too, and nobody has to start anything: try again in a moment. Until then /readyz and the server’s log say why.',
    ],
    link: {href: '', words: 'Try again'},
  })
}
