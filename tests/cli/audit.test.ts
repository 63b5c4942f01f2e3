import {spawn} from 'node:child_process'
import {mkdir, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, onTestFinished, test, vi} from 'vitest'
import {createAuditLog} from '#src/store/prisma/create-audit-log.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {anEvent, clockAt} from '#tests/store/audit-log.contract.ts'

// Several processes, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

test('H25 kb audit prints an entry a line, newest first, and nothing that could end or colour a line', async () => {
  const kb = await aPlace()
  expect(await kb('audit')).toEqual({
    code: 0,
    out: [
      '2026-03-02T10:00:00.000Z  sign-in.failed  x\\u{1b}[31m\\u{a}2026  web  192.0.2.7',
      '2026-03-01T10:00:00.000Z  user.role  kb  user grace@example.com  kb',
      '2026-02-28T10:00:00.000Z  sign-in  ada@example.org  web',
      '',
    ].join('\n'),
    err: '',
  })
  expect(await kb('audit', '--limit', '1')).toMatchObject({code: 0, out: expect.stringMatching(/^2026-03-02.*\n$/), err: 'The newest 1; there are more.\n'})
})

test('kb audit finds by words, actions and days, and prints JSON with what was before and after', async () => {
  const kb = await aPlace()
  const found = await kb('audit', 'GRACE', '--json')
  expect(JSON.parse(found.out)).toEqual([
    {
      id: expect.stringMatching(/^2026-03-01T/),
      at: '2026-03-01T10:00:00.000Z',
      action: 'user.role',
      actor: 'kb',
      actorId: null,
      via: 'kb',
      address: null,
      subjectKind: 'user',
      subject: 'grace@example.com',
      before: {role: 'viewer'},
      after: {role: 'editor'},
      isHidden: false,
    },
  ])
  const named = await kb('audit', '--action', 'sign-in', '--action', 'user.role', '--from', '2026-02-28', '--to', '2026-02-28')
  expect(named.out).toBe('2026-02-28T10:00:00.000Z  sign-in  ada@example.org  web\n')
  expect(await kb('audit', 'nobody', '--json')).toEqual({code: 1, out: '[]\n', err: 'No entry matches.\n'})
})

test('kb audit says what makes no sense', async () => {
  const kb = await aPlace()
  for (const words of [
    ['--from', '2026-02-31'],
    ['--action', 'signed-in'],
    ['--limit', '0'],
  ])
    expect(await kb('audit', ...words), words.join(' ')).toMatchObject({code: 2, out: '', err: expect.stringContaining('is invalid')})
})

/** A database with three entries, and `kb` beside it. */
async function aPlace() {
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-audit-'))
  onTestFinished(() => rm(place, {recursive: true, force: true}))
  await mkdir(path.join(place, 'content'))
  const url = `file:${path.join(place, 'index.db')}`
  const database = await openDatabase(url)
  const log = createAuditLog(database, clockAt('2026-02-28T10:00:00Z', '2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z'))
  await log.append(anEvent({}))
  await log.append({
    action: 'user.role',
    actor: 'kb',
    via: 'kb',
    subject: {kind: 'user', id: 'grace@example.com'},
    before: {role: 'viewer'},
    after: {role: 'editor'},
  })
  await log.append(anEvent({action: 'sign-in.failed', actor: 'x\u001b[31m\n2026', address: '192.0.2.7'}))
  await database.close()
  const environment = {HINDSIGHT_CONTENT: path.join(place, 'content'), DATABASE_URL: url, npm_lifecycle_event: 'kb', INIT_CWD: place, LOG_LEVEL: 'silent'}
  return (...words: string[]) => run(words, environment)
}

async function run(words: readonly string[], environment: Record<string, string>): Promise<{code: number | null; out: string; err: string}> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/kb.ts', ...words], {env: {...process.env, ...environment}})
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', text => (out += text))
  child.stderr.setEncoding('utf8').on('data', text => (err += text))
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  return {code, out, err}
}
