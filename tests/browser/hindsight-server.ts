import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'

/** A real server, as `npm start` starts it, with a database of its own. */
export type HindsightServer = {
  readonly address: string
  readonly process: ChildProcess
  /** Its log and whatever else it wrote to standard error so far. */
  said(): string
  stop(): Promise<void>
}

const start = [process.execPath, '--import', 'tsx', 'src/cli/start.ts']

/**
 * Builds what has to be built and serves a folder on a free port; resolves once it is ready. Without a database named it has its own;
 * `variables` are set besides.
 */
export async function serve(
  content: string,
  [program = '', ...words]: readonly string[] = start,
  databaseUrl?: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<HindsightServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hindsight-browser-'))
  // One that takes the place of another stands where that stood.
  const port = variables.PORT === undefined ? await findFreePort() : Number(variables.PORT)
  const server = spawn(program, words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl ?? `file:${path.join(folder, 'hindsight.db')}`,
      HINDSIGHT_CONTENT: content,
      // Most of what is tested is reading; what is not says so by `variables`.
      HINDSIGHT_READ: 'public',
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'error',
      ...variables,
    },
  })
  let said = ''
  server.stderr.setEncoding('utf8').on('data', text => (said += text))
  const address = `http://127.0.0.1:${port}`
  await becomeReady(server, address, () => said)
  return {
    address,
    process: server,
    said: () => said,
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGTERM')
        await once(server, 'exit')
      }
      await rm(folder, {recursive: true, force: true})
    },
  }
}

async function becomeReady(server: ChildProcess, address: string, said: () => string): Promise<void> {
  while (server.exitCode === null) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`Cannot serve the pages: the server ended.\n${said()}`)
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('Cannot find a free port: the probe has no address')
  return address.port
}
