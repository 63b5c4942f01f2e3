import {cp, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {hasChromium, missingChromium} from './chromium.ts'
import {serve} from './hindsight-server.ts'

/** The tests speak of these by name and number, whatever else `content/` comes to hold. */
const shown = [
  '2018-11-05-dixa-telephony.md',
  '2020-01-23-simwood-redis.md',
  '2021-09-15-pusher-eu-cluster.md',
  '2024-10-22-daily-load-test.md',
  '2025-03-13-vapi-call-workers.md',
]

/** Serves a copy of some of the project's own incidents to all browser tests; answers with how to stop. */
export default async function startHindsight(): Promise<(() => Promise<void>) | undefined> {
  if (!hasChromium) {
    if (process.env.CI) throw new Error(missingChromium)
    process.stderr.write(`\nSKIPPED: every browser test. ${missingChromium}\n\n`)
    return undefined
  }
  const content = await mkdtemp(path.join(tmpdir(), 'hindsight-content-'))
  for (const file of shown) await cp(path.join('content', file), path.join(content, file))
  const server = await serve(content)
  // Workers inherit these.
  process.env.HINDSIGHT_ADDRESS = server.address
  process.env.HINDSIGHT_COPY = content
  return async () => {
    await server.stop()
    await rm(content, {recursive: true, force: true})
  }
}
