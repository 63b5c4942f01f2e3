import {cp, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {hasChromium, missingChromium} from './chromium.ts'
import {serve} from './hindsight-server.ts'

/** Serves a copy of the project's own incidents to all browser tests; answers with how to stop. */
export default async function startHindsight(): Promise<(() => Promise<void>) | undefined> {
  if (!hasChromium) {
    if (process.env.CI) throw new Error(missingChromium)
    process.stderr.write(`\nSKIPPED: every browser test. ${missingChromium}\n\n`)
    return undefined
  }
  const content = await mkdtemp(path.join(tmpdir(), 'hindsight-content-'))
  await cp('content', content, {recursive: true})
  const server = await serve(content)
  // Workers inherit these.
  process.env.HINDSIGHT_ADDRESS = server.address
  process.env.HINDSIGHT_COPY = content
  return async () => {
    await server.stop()
    await rm(content, {recursive: true, force: true})
  }
}
