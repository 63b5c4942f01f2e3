import {execFile} from 'node:child_process'
import {createHash} from 'node:crypto'
import {open, readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import {promisify} from 'node:util'

/** The bundled script of the reading worker; builds it where it is missing or older than what it was built from. */
export function findReadingWorker(): Promise<string> {
  return findBundle('server')
}

/** The same for the reader that pages run in the browser: its script, and a hash that tells it from another one's. */
export async function readBrowserReader(): Promise<{readonly script: string; readonly revision: string}> {
  const script = await readFile(await findBundle('browser'), 'utf8')
  return {script, revision: createHash('sha256').update(script).digest('hex').slice(0, 16)}
}

function findBundle(name: keyof typeof bundles): Promise<string> {
  const before = finding.get(name)
  if (before) return before
  const found = findOrBuild(name).catch((error: unknown) => {
    finding.delete(name)
    throw error
  })
  finding.set(name, found)
  return found
}

/** A hash of what the reading worker was built from: another one may read the same text differently. */
export async function findReaderRevision(): Promise<string> {
  const stamp = await readStamp(await findReadingWorker())
  if (!stamp) throw new Error('Cannot tell which reader this is: the reading worker has no stamp; run "npm run generate"')
  return stamp.hash
}

/** A hash of all that goes into the bundle; packages stand for themselves by the lock file. */
export async function hashInputs(inputs: readonly string[]): Promise<string> {
  const sum = createHash('sha256')
  for (const input of [...inputs, 'package-lock.json'])
    sum
      .update(input)
      .update('\0')
      .update(await readFile(input))
      .update('\0')
  return sum.digest('hex')
}

/** The bundle's first line, which says what it was built from. */
export type BundleStamp = {readonly inputs: readonly string[]; readonly hash: string}

/** What is bundled: where it begins, and where it ends up. */
export const bundles = {
  server: {entry: path.join('src', 'server', 'reading-worker.ts'), path: path.join('dist', 'reading-worker.mjs')},
  browser: {entry: path.join('src', 'features', 'editor', 'reader', 'read-in-browser.ts'), path: path.join('dist', 'browser-reader.js')},
} as const

async function findOrBuild(name: keyof typeof bundles): Promise<string> {
  // By the working folder, which is the project's: this module's own address is lost when Next bundles it.
  const bundle = path.resolve(bundles[name].path)
  if (await isCurrent(bundle, bundles[name].entry)) return bundle
  // In a process of its own, so that neither the bundler nor TypeScript has to be loaded by a server.
  await promisify(execFile)(process.execPath, ['--import', 'tsx', path.join('src', 'cli', 'build-worker.ts')], {env: {...process.env, NODE_OPTIONS: ''}}).catch(
    (error: unknown) => {
      throw new Error('Cannot build the reading worker: run "npm run generate" to see why', {cause: error})
    },
  )
  return bundle
}

/** Without the sources, as in a container that holds only what was built, the bundle is what there is. */
async function isCurrent(bundle: string, entry: string): Promise<boolean> {
  const stamp = await readStamp(bundle)
  if (!stamp) return false
  // Inputs that cannot be read count as changed: building it anew says what is wrong with them.
  if (!(await stat(entry).catch(() => undefined))) return true
  return (await hashInputs(stamp.inputs).catch(() => undefined)) === stamp.hash
}

/** Undefined where there is no bundle, or none of ours: it is built then, which fails with words of its own. */
async function readStamp(bundle: string): Promise<BundleStamp | undefined> {
  const file = await open(bundle).catch(() => undefined)
  if (!file) return undefined
  try {
    for await (const line of file.readLines()) return JSON.parse(line.slice('// '.length)) as BundleStamp
    return undefined
  } catch {
    return undefined
  } finally {
    await file.close()
  }
}

const finding = new Map<keyof typeof bundles, Promise<string>>()
