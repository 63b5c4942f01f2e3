import {type ChildProcess, execFileSync, spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {join, resolve} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'

export type ServedApp = {readonly address: string; readonly cpuMilliseconds: () => number; readonly memoryMiB: () => number; readonly stop: () => void}

/** Starts a built Next app on a free port and waits until `path` answers. */
export async function serveNext(folder: string, path: string, environment: Readonly<Record<string, string>> = {}): Promise<ServedApp> {
  const port = await findFreePort()
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', folder, '-H', '127.0.0.1', '-p', String(port)], {
    env: {...process.env, ...environment, NODE_ENV: 'production', PORT: String(port)},
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const address = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 1200; tries++) {
    const ready = await fetch(address + path).then(
      response => response.ok,
      () => false,
    )
    if (ready) return {address, cpuMilliseconds: () => readCpu(child), memoryMiB: () => readMemory(child), stop: () => child.kill()}
    await wait(100)
  }
  child.kill()
  throw new Error(`Cannot serve ${folder}: ${path} does not answer`)
}

/** Serves the app with the shipped incidents, its index in this folder, and bare Next pages beside it. */
export async function serveBesideBare(folder: string): Promise<Readonly<Record<'app' | 'bare', ServedApp>>> {
  const app = await serveNext('.', '/readyz', {
    HINDSIGHT_CONTENT: resolve('content'),
    DATABASE_URL: `file:${join(folder, 'index.db')}`,
    LOG_LEVEL: 'error',
  })
  buildNext('bench/bare-next')
  return {app, bare: await serveNext('bench/bare-next', '/')}
}

/** Processor time of a process and its threads so far, from the kernel's own count in hundredths of a second. */
function readCpu({pid}: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function readMemory({pid}: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

export function buildNext(folder: string): void {
  execFileSync(process.execPath, ['node_modules/next/dist/bin/next', 'build', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {...process.env, NODE_ENV: 'production'},
  })
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('Cannot find a free port: none was given'))))
    })
  })
}
