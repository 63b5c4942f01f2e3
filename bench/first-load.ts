import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {gzipSync} from 'node:zlib'
import {serveBesideBare} from './serve-next.ts'

// First-load JavaScript of pages, gzip, beside that of a bare Next page: every script that the document names, whether it is run at once or
// only fetched ahead. Bound: 40 KB above the bare page. `npm run bench:first-load [path…]`: the app must have been built; serves the shipped
// incidents.
const bound = 40_000
const incident = '/incidents/2018-11-05-dixa-telephony'
const usual = [
  '/',
  '/incidents',
  '/incidents?q=redis&view=table',
  incident,
  `${incident}?tab=source`,
  '/incidents/compare?ids=2018-11-05-dixa-telephony&ids=2020-01-28-stream-chat-api',
  '/seen-before',
  '/services',
  '/services/redis',
  '/patterns',
  '/patterns/map',
  '/patterns/recurrences',
  '/insights',
  '/remediation',
  '/remediation/figures',
  '/settings',
  '/settings/sync',
]
const pages = process.argv.length > 2 ? process.argv.slice(2) : usual

const folder = mkdtempSync(path.join(tmpdir(), 'bench-first-load-'))
const {app, bare} = await serveBesideBare(folder)
try {
  const least = await weigh(bare.address, '/')
  console.log(`${toKilobytes(least)} KB  bare Next page`)
  for (const page of pages) {
    const above = (await weigh(app.address, page)) - least
    console.log(`${above < 0 ? '' : '+'}${toKilobytes(above)} KB  ${page}${above > bound ? '  over the bound' : ''}`)
    if (above > bound) process.exitCode = 1
  }
} finally {
  app.stop()
  bare.stop()
  rmSync(folder, {recursive: true, force: true})
}

/** Bytes of the scripts that a page names, as gzip sends them. */
async function weigh(address: string, page: string): Promise<number> {
  const html = await (await fetch(address + page)).text()
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js(?:\?[^"]*)?)"/g)].map(([, source = '']) => source)
  const sizes = await Promise.all([...new Set(named)].map(async source => measure(new Uint8Array(await (await fetch(new URL(source, address))).arrayBuffer()))))
  return sizes.reduce((sum, size) => sum + size, 0)
}

function measure(bytes: Uint8Array): number {
  return gzipSync(bytes).length
}

function toKilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
