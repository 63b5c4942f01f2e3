import {writePlainPage} from './plain-page.ts'

/**
 * The page that says to somebody that a page is for administrators, and what to do next. `next` is the path that was asked for, `email` the
 * address of who is signed in.
 */
export function writeRefusalPage(nonce: string, next: string, email: string | undefined): string {
  const others = [
    {href: '/settings', words: 'Other settings'},
    {href: '/', words: 'Start'},
  ] as const
  const title = 'This page is for administrators'
  if (email === undefined) {
    const link = {href: `/login?next=${encodeURIComponent(next)}`, words: 'Sign in'}
    return writePlainPage(nonce, {title, paragraphs: ['If you are one, sign in.'], link, others})
  }
  const paragraphs = [`You are signed in as ${email}, and your role does not include it. An administrator can give you another one under Settings, Members.`]
  return writePlainPage(nonce, {title, paragraphs, link: others[0], others: [others[1], {href: '/account', words: 'Your account'}]})
}
