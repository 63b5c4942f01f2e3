import 'server-only'
import {createRequire} from 'node:module'
import path from 'node:path'
import {after} from 'next/server'
import type {ReactElement} from 'react'
import {canWriteDrafts} from '#src/incident/permissions.ts'
import {showBidi} from '#src/ui/show-bidi.ts'
import {StaticHtml} from '#src/ui/static-html.tsx'
import {giveStaticHtml, releaseStaticHtml} from '#src/ui/static-html-store.ts'
import {AccountLink, accountPlaces, toAccountPlace} from './account-link.tsx'
import {readCached} from './read-cached.ts'
import {readTheme} from './read-theme.ts'
import {readVisitor} from './read-visitor.ts'
import {Shell, type ShellProps} from './shell.tsx'
import {countForShell} from './shell-queries.ts'
import {toWritePlace, WriteLink, writePlaces} from './write-link.tsx'

export type ScreenProps = Omit<ShellProps, 'counts' | 'theme' | 'children'> & {
  /**
   * Tells apart everything that `children` and the other properties are made of; the index and the viewer need not be in it. Left out where
   * the page is about the one who asks, and is made anew for each request.
   */
  readonly name?: string
  /** Plain components without hooks. */
  readonly children: ReactElement
}

/**
 * A page in its frame. It depends on nothing but the index, the viewer and its address, so its HTML is made once and kept: to send
 * it as components would take three to five times the work of the page itself at every request, for something that never changes in
 * the browser.
 */
export async function Screen(props: ScreenProps) {
  const id = giveStaticHtml(await writeScreen(props))
  after(() => releaseStaticHtml(id))
  return <StaticHtml id={id} />
}

/** The HTML of such a page. */
export async function writeScreen({name, children, ...props}: ScreenProps): Promise<string> {
  const theme = await readTheme()
  const make = async (): Promise<string> => {
    const counts = await countForShell()
    return showBidi(
      findServer().renderToStaticMarkup(
        <Shell {...props} counts={counts} theme={theme}>
          {children}
        </Shell>,
      ),
    )
  }
  const [html, {person, viewer, scope}] = await Promise.all([name === undefined ? make() : readCached(`screen ${theme} ${name}`, make), readVisitor()])
  const mayBegin = person !== undefined && scope === 'write' && canWriteDrafts(viewer)
  // Many see the same page, and each of them their own name on it.
  const isCurrent = props.current === 'account'
  const invited = writePlaces.reduce(
    (made, place) => made.replace(toWritePlace(place), () => (mayBegin ? findServer().renderToStaticMarkup(<WriteLink place={place} />) : '')),
    html,
  )
  return accountPlaces.reduce((made, place) => {
    const link = findServer().renderToStaticMarkup(<AccountLink person={person} place={place} isCurrent={isCurrent} />)
    // Given as a function, because a name may hold `$&`.
    return made.replace(toAccountPlace(place), () => showBidi(link))
  }, invited)
}

let server: typeof import('react-dom/server') | undefined

/** Loaded past the bundler, which knows this module only as one that pages must not use. */
export function findServer(): typeof import('react-dom/server') {
  server ??= createRequire(path.resolve('package.json'))('react-dom/server') as typeof import('react-dom/server')
  return server
}
