import {spawn} from 'node:child_process'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {type AddressInfo, createServer} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {isPortIsReserved} from 'next/dist/lib/helpers/get-reserved-port.js'
import {expect, onTestFinished, test} from 'vitest'
import {findReservedUse} from '#src/cli/reserved-ports.ts'

test('npm start says which port is taken, and how to choose another', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await new Promise(resolve => other.once('listening', resolve))
  const {port} = other.address() as AddressInfo
  expect(await run('start.ts', [], {PORT: String(port)})).toEqual({
    code: 1,
    out: '',
    err: `Cannot start Hindsight. Port ${port} on 127.0.0.1 is taken by another program: stop that, or choose another with PORT=${port + 1} npm start\n`,
  })
})

test('npm start refuses a port that no browser opens, and says what it is reserved for', async () => {
  expect(await run('start.ts', [], {PORT: '6000'})).toEqual({
    code: 1,
    out: '',
    err: 'Cannot start Hindsight. Port 6000 is reserved for x11, and browsers refuse to open it: choose another, such as PORT=3000 npm start\n',
  })
})

test('findReservedUse() knows the ports that Next refuses, and no other', () => {
  const ports = Array.from({length: 65_536}, (_, port) => port)
  expect(ports.filter(port => findReservedUse(port) !== undefined)).toEqual(ports.filter(isPortIsReserved))
})

test('npm start names every variable that is not as expected', async () => {
  expect(await run('start.ts', [], {PORT: 'x', LOG_LEVEL: 'y'})).toMatchObject({
    code: 1,
    err: expect.stringMatching(/PORT: Unexpected "x".*LOG_LEVEL: Unexpected "y"/s),
  })
})

test('J11 kb says how to mend a native part that does not fit this Node', async () => {
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-native-'))
  onTestFinished(() => rm(place, {recursive: true}))
  const planted = path.join(place, 'planted.cjs')
  await writeFile(
    planted,
    `const load = process.dlopen
     process.dlopen = (module, file, ...rest) => {
       if (!file.includes('better_sqlite3')) return load(module, file, ...rest)
       throw Object.assign(new Error('The module was compiled against a different Node.js version'), {code: 'ERR_DLOPEN_FAILED'})
     }`,
  )
  const {code, err} = await run('kb.ts', ['sync'], {NODE_OPTIONS: `--require ${planted}`, DATABASE_URL: `file:${path.join(place, 'index.db')}`})
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/^kb: Cannot open the index: the native part of better-sqlite3 is missing .* Run "npm rebuild better-sqlite3"/),
  ])
})

test('kb ends quietly when nobody reads the rest of what it prints', async () => {
  const {code, err} = await runShell(`${process.execPath} --import tsx src/cli/kb.ts check --format json | head -c 1`)
  expect([code, err]).toEqual([0, expect.not.stringContaining('EPIPE')])
})

type Ended = {readonly code: number | null; readonly out: string; readonly err: string}

function run(script: string, words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  return collect(spawn(process.execPath, ['--import', 'tsx', path.join('src', 'cli', script), ...words], {env: {...process.env, ...environment}}))
}

function runShell(line: string): Promise<Ended> {
  return collect(spawn('sh', ['-c', line]))
}

function collect(child: ReturnType<typeof spawn>): Promise<Ended> {
  let [out, err] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', text => (out += text))
  child.stderr?.setEncoding('utf8').on('data', text => (err += text))
  return new Promise(resolve => child.once('close', code => resolve({code, out, err})))
}
