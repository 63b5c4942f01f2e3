import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {readdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'

/** Builds the pages where anything that goes into them changed since the last time; calls `beginning` before it takes long. */
export async function buildApp(beginning: () => void): Promise<void> {
  const sources = await hashSources()
  // Without a stamp that can be read the pages are built, which is never wrong.
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === sources) return
  beginning()
  const build = spawn(process.execPath, [path.join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1'},
  })
  // Kept, because of a build that succeeds nobody wants to read.
  let said = ''
  for (const stream of [build.stdout, build.stderr]) stream.setEncoding('utf8').on('data', text => (said += text))
  const stop = (): void => void build.kill()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const [code] = await once(build, 'close')
  process.off('SIGINT', stop).off('SIGTERM', stop)
  if (code !== 0) throw new Error(`Building the pages failed:\n${said.trim()}`)
  await writeFile(stampFile, sources)
}

const stampFile = path.join('.next', 'built-from')

/** By content and not by time: a checkout or a copied folder changes every time. */
async function hashSources(): Promise<string> {
  const sum = createHash('sha256').update(process.version)
  const folders = await Promise.all(['src', 'public', 'prisma'].map(listBelow))
  for (const file of ['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json', ...folders.flat().sort()]) {
    // Not every file of the list has to be there, and the build says what it misses.
    const bytes = await readFile(file).catch(() => undefined)
    if (bytes) sum.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return sum.digest('hex')
}

/** Empty for a folder that is not there, as `public` may be. */
async function listBelow(folder: string): Promise<readonly string[]> {
  const items = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => [])
  return items.flatMap(item => (item.isFile() ? [path.join(item.parentPath, item.name)] : []))
}
