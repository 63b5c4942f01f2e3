import {spawn} from 'node:child_process'
import {mkdir, mkdtemp, readdir, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, onTestFinished, test, vi} from 'vitest'
import {findPostgresqlPrograms, startCluster} from '#prisma/throw-away-cluster.ts'

// Servers and processes of their own, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

test('I25 startServer() syncs, follows the folder, and closes in order when it is told to stop', async () => {
  const {content, server} = await startProcess()
  expect(await server.line()).toBe('false Opening the index')
  expect(await server.line()).toBe('true The index is up to date: A')
  await writeFile(path.join(content, 'b.md'), toText('B'))
  expect(await server.line()).toBe('true The index is up to date: A, B')
  // As an editor saves.
  await writeFile(path.join(content, '.b.md.tmp'), toText('Better'))
  await rename(path.join(content, '.b.md.tmp'), path.join(content, 'b.md'))
  expect(await server.line()).toBe('true The index is up to date: A, Better')
  await rm(path.join(content, 'a.md'))
  expect(await server.line()).toBe('true The index is up to date: Better')
  server.stop()
  expect(await server.line()).toBe('false Stopping on SIGTERM: ')
  expect(await server.ended).toBe(0)
})

test('startServer() says why it is not ready, and tries again', async () => {
  const {place, server} = await startProcess({blocked: true})
  expect(await server.line()).toBe('false Opening the index')
  expect(await server.line()).toMatch(/^false Cannot open .*index\.db: .*$/)
  await rm(path.join(place, 'index.db'), {recursive: true})
  expect(await server.line()).toBe('true The index is up to date: A')
  server.stop()
  expect(await server.ended).toBe(0)
})

test('I16 startServer() begins a new index where the one that is there is damaged, and says where that is', async () => {
  const {place, server} = await startProcess({damaged: true})
  expect(await server.line()).toBe('false Opening the index')
  expect(await server.line()).toBe('true The index is up to date: A')
  expect(await server.line()).toMatch(/^damaged: .*index\.db\.damaged-/)
  expect((await readdir(place)).filter(name => name.includes('damaged'))).toHaveLength(1)
  server.stop()
  expect(await server.ended).toBe(0)
})

test.skipIf(findPostgresqlPrograms() === undefined)(
  'I21 startServer() is not ready while PostgreSQL is unplugged, and afterwards catches up with what changed meanwhile',
  async () => {
    const cluster = await startCluster()
    onTestFinished(() => cluster.remove())
    const {content, server} = await startProcess({databaseUrl: cluster.url})
    expect(await server.line()).toBe('false Opening the index')
    expect(await server.line()).toBe('true The index is up to date: A')
    await cluster.stop('immediate')
    // Which of these comes first is a matter of how far a question had got, and on a busy machine, of how long a server takes to go.
    expect(await server.line()).toMatch(/^false (?:The index does not answer$|Cannot reach the index in postgresql:)/)
    await writeFile(path.join(content, 'b.md'), toText('B'))
    await cluster.start()
    for (let line = ''; line !== 'true The index is up to date: A, B'; line = await server.line()) expect(line).not.toContain('Stopping')
    server.stop()
    expect(await server.ended).toBe(0)
  },
)

/** A process that starts the server's work and prints a line each time that readiness or the titles change. */
async function startProcess({blocked = false, damaged = false, databaseUrl}: {blocked?: boolean; damaged?: boolean; databaseUrl?: string} = {}) {
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-start-'))
  const content = path.join(place, 'content')
  await mkdir(content)
  await writeFile(path.join(content, 'a.md'), toText('A'))
  // A folder is no database.
  if (blocked) await mkdir(path.join(place, 'index.db'))
  if (damaged) await writeFile(path.join(place, 'index.db'), 'Dear diary, this is no database at all.\n'.repeat(200))
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/server-process.ts'], {
    env: {...process.env, HINDSIGHT_CONTENT: content, DATABASE_URL: databaseUrl ?? `file:${path.join(place, 'index.db')}`, LOG_LEVEL: 'silent'},
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    await rm(place, {recursive: true, force: true})
  })
  const lines = readLines(child.stdout)
  return {place, content, server: {line: async () => String((await lines.next()).value), stop: () => child.kill('SIGTERM'), ended}}
}

async function* readLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    // How long it reads is nobody's business here.
    yield* lines.filter(line => !line.startsWith('false Reading '))
  }
}

function toText(title: string): string {
  return `---\ntitle: ${title}\n---\n\nIt happened.\n`
}
