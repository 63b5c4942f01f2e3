'use client'

import {takeStaticHtml} from './static-html-store.ts'

/**
 * HTML that the server holds under an id, and that nothing changes in the browser. A client component only so that the HTML is sent
 * once: as a property it would be sent again, for hydration. Hydration leaves the content of `dangerouslySetInnerHTML` as it finds it,
 * so in the browser an empty string stands for "what is there".
 */
export function StaticHtml({id}: {readonly id: string}) {
  const html = typeof window === 'undefined' ? takeStaticHtml(id) : ''
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server's own HTML
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{__html: html}} />
}
