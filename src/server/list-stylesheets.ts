import {readFile} from 'node:fs/promises'
import path from 'node:path'

/**
 * The addresses of the pages' stylesheets, in their order, for what answers a form without being one of Next's pages. Next tells them to
 * its own pages alone; the build leaves them in the list of what the start page is made of. None where there is no build.
 */
export function listStylesheets(): Promise<readonly string[]> {
  stylesheets ??= readFile(path.join('.next', 'server', 'app', 'page_client-reference-manifest.js'), 'utf8').then(
    text => [...new Set([...text.matchAll(/"path":"(static\/[\w/.-]+\.css)"/g)].map(([, file]) => `/_next/${file}`))],
    () => [],
  )
  return stylesheets
}

let stylesheets: Promise<readonly string[]> | undefined
