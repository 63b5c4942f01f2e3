import 'server-only'
import type {ReactElement} from 'react'
import {listStylesheets} from '#src/server/list-stylesheets.ts'
import {readTheme, type Theme} from './read-theme.ts'
import {findServer, type ScreenProps, writeScreen} from './screen.tsx'

type PageAnswer = Omit<ScreenProps, 'name'> & {readonly status: 200 | 403 | 404 | 409 | 422 | 507 | 503; readonly title: string}

/**
 * Answers a form with a page in its frame, where what was sent has to be shown again: it is on no other address. Made without Next, it has
 * no scripts; its forms work without.
 */
export async function answerPage({status, title, ...props}: PageAnswer): Promise<Response> {
  const [theme, stylesheets] = await Promise.all([readTheme(), listStylesheets()])
  const [body, head] = [await writeScreen(props), findServer().renderToStaticMarkup(<Head title={title} stylesheets={stylesheets} />)]
  const headers = {'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store'}
  return new Response(`<!doctype html><html lang="en"${toAttribute(theme)}><head>${head}</head><body>${body}</body></html>`, {status, headers})
}

function Head({title, stylesheets}: {readonly title: string; readonly stylesheets: readonly string[]}): ReactElement {
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · Hindsight`}</title>
      <link rel="icon" href="/icon.svg" sizes="any" type="image/svg+xml" />
      {stylesheets.map(href => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
    </>
  )
}

function toAttribute(theme: Theme): string {
  return theme === 'system' ? '' : ` data-theme="${theme}"`
}
