import {writePlainPage} from './plain-page.ts'

/** The page that says to somebody that a page is for administrators, and what to do next. `next` is the path that was asked for. */
export function writeRefusalPage(nonce: string, next: string): string {
  return writePlainPage(nonce, {
    title: 'This page is for administrators',
    paragraphs: [
      'If you are one, sign in. If you are signed in already, your role does not include it: an administrator of this Hindsight can give you another one under Settings, Members.',
    ],
    link: {href: `/login?next=${encodeURIComponent(next)}`, words: 'Sign in'},
    others: [
      {href: '/settings', words: 'Other settings'},
      {href: '/', words: 'Start'},
    ],
  })
}
