import {execFile, execFileSync} from 'node:child_process'
import {once} from 'node:events'
import {chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import pg from 'pg'

/** A PostgreSQL server of one's own, for tests and for writing migrations; nothing in it outlives it. */
export type Cluster = {
  /** The address of its own first database, as somebody who may do anything. */
  readonly url: string
  /** `immediate` is what pulling the plug is to whoever is connected. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>
  start(): Promise<void>
  /** Lets every process of it stand still, as a machine does that is unplugged: nobody answers, and nobody hangs up either. */
  freeze(): void
  thaw(): void
  remove(): Promise<void>
}

const run = promisify(execFile)

/** Where Debian's packages and most others put their programs, newest first; undefined where PostgreSQL 15 or later is not installed. */
export function findPostgresqlPrograms(): string | undefined {
  const installed = '/usr/lib/postgresql'
  const versions = listFolder(installed).filter(name => Number(name) >= 15)
  const folders = [...versions.sort((a, b) => Number(b) - Number(a)).map(version => join(installed, version, 'bin')), ...(process.env.PATH ?? '').split(':')]
  return folders.find(folder => ['initdb', 'pg_ctl'].every(program => existsSync(join(folder, program))))
}

export const missingPostgresql =
  'There is no PostgreSQL 15 or later here: install it (apt-get install postgresql), or name a server in which databases may be made with TEST_DATABASE_URL'

/** Makes a server in a folder of its own, on a free port of this machine, and starts it; about a second. */
export async function startCluster(): Promise<Cluster> {
  const programs = findPostgresqlPrograms()
  if (programs === undefined) throw new Error(missingPostgresql)
  const folder = mkdtempSync(join(tmpdir(), 'postgresql-'))
  // PostgreSQL refuses to run as root.
  const asRoot = process.getuid?.() === 0
  if (asRoot) {
    const [user = 0, group = 0] = ['-u', '-g'].map(option => Number(execFileSync('id', [option, 'postgres'], {encoding: 'utf8'})))
    chownSync(folder, user, group)
  }
  const call = async (program: string, words: readonly string[]): Promise<void> => {
    const command = [join(programs, program), ...words]
    const [first = '', ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    await run(first, rest, {cwd: folder})
  }
  const port = await findFreePort()
  const data = join(folder, 'data')
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=200`
  const cluster: Cluster = {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: (mode = 'fast') => call('pg_ctl', ['-D', data, '-w', '-m', mode, 'stop']),
    start: () => call('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']),
    freeze: () => signal(data, 'SIGSTOP'),
    thaw: () => signal(data, 'SIGCONT'),
    async remove() {
      cluster.thaw()
      await cluster.stop('immediate').catch(() => undefined)
      rmSync(folder, {recursive: true, force: true})
    },
  }
  try {
    await call('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '--locale=C.UTF-8', '-E', 'UTF8'])
    await cluster.start()
    return cluster
  } catch (cause) {
    await cluster.remove()
    throw new Error('Cannot start a PostgreSQL server of our own', {cause})
  }
}

/** Does something in one database of a server, as whoever its address says. */
export async function atDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({connectionString: url})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The address of another database of the same server. */
export function toDatabaseUrl(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/** Signals the server and the processes that it began, one for each connection. */
function signal(data: string, name: NodeJS.Signals): void {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const server = Number(readFileSync(file, 'utf8').split('\n')[0])
  const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  for (const id of [server, ...children]) kill(id, name)
}

function kill(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name)
  } catch {
    // It has ended in between.
  }
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
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
