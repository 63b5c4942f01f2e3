import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {createServer} from 'node:net'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {type Environment, readEnvironment} from '#src/server/environment.ts'
import {findReadingWorker} from '#src/server/find-reading-worker.ts'
import {toListeningAddress} from '#src/server/site.ts'
import {buildApp} from './build-app.ts'
import {ignoreClosedPipes, say, writeLine} from './console.ts'
import {findReservedUse} from './reserved-ports.ts'

// What `npm start` does: make what is missing, check what commonly is in the way, serve, and say where.
ignoreClosedPipes()
process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
try {
  await start(readEnvironment())
} catch (error) {
  say(`Cannot start Hindsight. ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function start(environment: Environment): Promise<void> {
  await requireFreePort(environment)
  await runScript(path.join('prisma', 'generate.ts'))
  await findReadingWorker()
  await requireIndex(environment)
  await buildApp(() => say('Building the pages; this is needed once after each change of the program and takes about a minute.'))

  const server = spawn(
    process.execPath,
    [
      // Before Next, which makes its server without asking how long it should wait.
      ...['--import', new URL('limit-waiting.mjs', import.meta.url).href],
      ...[path.join('node_modules', 'next', 'dist', 'bin', 'next'), 'start', '--hostname', environment.host, '--port', String(environment.port)],
    ],
    {
      // Standard output is for the address below; by the channel the server notices when this process is gone, however it went.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1'},
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal))
  whenNpmEnds(() => server.kill('SIGTERM'))
  server.once('exit', (code, signal) => {
    // A server that was told to stop has done what it should.
    process.exitCode = signal || code === 130 || code === 143 ? 0 : (code ?? 1)
  })
  if (await becomesReady(server, environment)) {
    writeLine(`Hindsight is ready on ${toListeningAddress(environment)} with the incidents in ${environment.content}. Stop it with Ctrl C.`)
  }
}

/** npm that is ended by force tells nobody, and what it started would keep the port. Started by hand, it is nobody's business who else ends. */
function whenNpmEnds(stop: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start') return
  const npm = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(watch)
    stop()
  }, 1000).unref()
}

async function requireFreePort({host, port}: Environment): Promise<void> {
  const use = findReservedUse(port)
  if (use !== undefined) {
    throw new Error(`Port ${port} is reserved for ${use}, and browsers refuse to open it: choose another, such as PORT=3000 npm start`)
  }
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE')
      throw new Error(`Port ${port} on ${host} is taken by another program: stop that, or choose another with PORT=${port + 1} npm start`)
    if (code === 'EACCES') throw new Error(`Port ${port} may not be used by you: choose one above 1023, such as PORT=3000 npm start`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new Error(`HOST=${host} is no address of this machine: leave it out, or use 0.0.0.0 for all`)
    throw error
  } finally {
    probe.close()
  }
}

/** Opens the index before anything takes long, so that what is wrong with it is said here and not in a log. */
async function requireIndex(environment: Environment): Promise<void> {
  const {openHindsight} = await import('#src/server/hindsight.ts')
  const hindsight = await openHindsight(environment, {onIndexMovedAside: sentence => say(`${sentence}.`)})
  await hindsight.close()
}

async function runScript(script: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {stdio: ['ignore', 2, 2]})
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${script} failed; what it said is above`)
}

/** False where the server ended before it was ready. */
async function becomesReady(server: ChildProcess, environment: Environment): Promise<boolean> {
  const begun = Date.now()
  let said = ''
  while (server.exitCode === null && server.signalCode === null) {
    // Nobody answers yet; that the server ended instead is seen by its exit.
    const answer = await fetch(new URL('/readyz', toListeningAddress(environment)), {signal: AbortSignal.timeout(5000)}).catch(() => undefined)
    if (answer?.ok) return true
    const reason = answer ? await readReason(answer) : ''
    if (reason !== '' && reason !== said && Date.now() - begun > 3000) {
      said = reason
      say(`Not ready yet: ${reason}`)
    }
    await new Promise(resolve => setTimeout(resolve, 150))
  }
  return false
}

/** Why it is not ready, as far as the answer says; an answer that breaks off says nothing, and the next one is on its way. */
async function readReason(answer: Response): Promise<string> {
  const text = await answer.text().catch(() => '')
  try {
    return String(JSON.parse(text).reason ?? '')
  } catch {
    return text.trim().slice(0, 200)
  }
}
