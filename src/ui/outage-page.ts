import {writeBarePage} from './bare-page.ts'

/** The page that stands in for any other while the database cannot be reached. */
export function writeOutagePage(nonce: string): string {
  return writeBarePage(nonce, {
    title: 'The database cannot be reached',
    body: `<p>Hindsight is running, but the database with its index does not answer. Nothing is lost: the postmortems are files, and the index is made from them.</p>
<p>Pages come back by themselves as soon as it answers again; until then <code>/readyz</code> and the server's log say why.</p>`,
  })
}
