import sans from '@fontsource-variable/geist/files/geist-latin-wght-normal.woff2'
import mono from '@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2'
import type {Metadata, Viewport} from 'next'
import {headers} from 'next/headers'
import type {ReactNode} from 'react'
import {readTheme} from '#src/features/shell/read-theme.ts'
import {Suggestions} from '#src/features/shell/suggestions.tsx'
import {PageKeys} from '#src/ui/page-keys.tsx'
import '#src/ui/theme.css'
import '#src/features/accounts/accounts.css'
import '#src/features/catalogue/browse.css'
import '#src/features/catalogue/catalogue.css'
import '#src/features/catalogue/start.css'
import '#src/features/compare/compare.css'
import '#src/features/import/import.css'
import '#src/features/duplicates/duplicates.css'
import '#src/features/editor/editor.css'
import '#src/features/incident/evidence.css'
import '#src/features/incident/incident.css'
import '#src/features/incident/source.css'
import '#src/features/incident/story.css'
import '#src/features/incident/history.css'
import '#src/features/incident/trace.css'
import '#src/features/relations/relations.css'
import '#src/features/recurrences/recurrences.css'
import '#src/features/remediation/figures/figures.css'
import '#src/features/patterns/patterns.css'
import '#src/features/insights/insights.css'
import '#src/features/remediation/remediation.css'
import '#src/features/moves/moves.css'
import '#src/features/review/review.css'
import '#src/features/seen-before/seen-before.css'
import '#src/features/services/services.css'
import '#src/features/settings/settings.css'
import '#src/features/timeline/picture.css'

export const metadata: Metadata = {
  title: {default: 'Hindsight', template: '%s · Hindsight'},
  description: 'What was learned from incidents, where the next one can use it.',
  robots: {index: false, follow: false},
}

export const viewport: Viewport = {
  themeColor: [
    {media: '(prefers-color-scheme: light)', color: '#fbfbf9'},
    {media: '(prefers-color-scheme: dark)', color: '#141512'},
  ],
}

/** The document around every page. */
export default async function RootLayout({children}: {readonly children: ReactNode}) {
  // A page made before it is asked for has no nonce, and the content security policy would block its scripts.
  await headers()
  const theme = await readTheme()
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <head>
        {[sans, mono].map(font => (
          <link key={font} rel="preload" as="font" type="font/woff2" href={font} crossOrigin="anonymous" />
        ))}
      </head>
      <body>
        {children}
        <Suggestions />
        <PageKeys dialog="keys" places={places} />
      </body>
    </html>
  )
}

const places = {s: '/', i: '/incidents', r: '/remediation', v: '/services', b: '/seen-before', p: '/patterns', n: '/insights'}
