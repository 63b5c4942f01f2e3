import {spawn} from 'node:child_process'
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {SMTPServer} from 'smtp-server'
import {expect, onTestFinished, test, vi} from 'vitest'
import {addMember} from '#src/server/accounts/members.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {openHindsight} from '#src/server/hindsight.ts'
import {aCertificate} from '#tests/server/accounts/a-certificate.ts'
import {openReplay} from '#tests/server/trackers/open-replay.ts'
import {aGithubIssue} from '#tests/server/trackers/replay-tracker.ts'

// Several processes, on a machine that may have other things to do.
vi.setConfig({testTimeout: 240_000})

const document = `---
title: The cache was lost
timezone: UTC
started: 2024-03-01T10:00
---

The cache was gone.

## Remediation

| Action | Owner | Status | Ticket | Due |
|---|---|---|---|---|
| Run two nodes | @ada | open | #12 | 2024-04-01 |
| Alert on it   | @ada | open | https://github.com/example/app/issues/13 | |
| Write it down | | open | later | |
`

const configuration = `trackers:
  '#': https://github.com/example/app/issues/{number}
people:
  '@ada': ada@example.com
`

type Run = {readonly code: number | null; readonly out: string; readonly err: string}

/** A folder with one incident, indexed, a member, and `kb` over it. */
async function aPlace(environment: Readonly<Record<string, string>> = {}, text: string = document) {
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-actions-'))
  onTestFinished(() => rm(place, {recursive: true, force: true}))
  const content = path.join(place, 'content')
  await mkdir(content)
  const file = path.join(content, '2024-03-01-cache.md')
  await writeFile(file, text)
  await writeFile(path.join(content, 'hindsight.yaml'), configuration)
  const variables = {
    ...environment,
    DATABASE_URL: `file:${path.join(place, 'hindsight.db')}`,
    HINDSIGHT_CONTENT: content,
    HINDSIGHT_SECRET: 'abcdefghijklmnopqrstuvwxyz0123456789',
    LOG_LEVEL: 'silent',
  }
  // What other commands do is not tested here: a process each would take longer than all that is.
  const opened = await openHindsight(readEnvironment(variables), {by: 'kb'})
  await opened.sync()
  await addMember(await opened.accounts(), {actor: 'kb', via: 'kb'}, {name: 'Ada', email: 'ada@example.com', role: 'viewer'})
  await opened.close()
  const kb = (...words: readonly string[]) => run(words, {...variables, npm_lifecycle_event: 'kb', INIT_CWD: place})
  const table = async (text: string): Promise<string> => {
    await writeFile(path.join(place, 'table.csv'), text)
    return path.join(place, 'table.csv')
  }
  return {kb, table, read: () => readFile(file, 'utf8')}
}

function run(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Run> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/kb.ts', ...words], {env: {...process.env, ...environment}})
    let [out, err] = ['', '']
    child.stdout.on('data', piece => {
      out += piece
    })
    child.stderr.on('data', piece => {
      err += piece
    })
    child.on('close', code => resolve({code, out, err}))
  })
}

test('kb actions import shows the lines that would change, changes those and no others, and nothing where a row has a fault', async () => {
  const {kb, table, read} = await aPlace()
  const good = "2024-03-01-cache;1;Run two nodes;'@ada;1.5.2024;in progress\r\n"
  const bad = await table(`incident;position;title;owner;due;status\r\n${good}2024-03-01-cache;2;Alert on it;;1/5/2024;open\r\n`)
  const refused = await kb('actions', 'import', bad)
  expect([refused.code, refused.err]).toEqual([1, '1 fault. Nothing was changed.\n'])
  expect(refused.out).toContain(':3: due: Unexpected 1/5/2024')
  const file = await table(`incident;position;title;owner;due;status\r\n${good}`)
  const dry = await kb('actions', 'import', file, '--dry-run')
  expect([dry.code, dry.err]).toEqual([0, '1 action would change, 0 as they are.\n'])
  expect(dry.out).toContain('-| Run two nodes | @ada | open | #12 | 2024-04-01 |')
  expect(await read()).toBe(document)
  expect(await kb('actions', 'import', file)).toMatchObject({code: 0, err: '1 action changed, 0 as they are.\n'})
  const now = (await read()).split('\n')
  expect(now.filter((line, index) => line !== document.split('\n')[index])).toEqual([
    expect.stringMatching(/Run two nodes.*@ada.*in.progress.*#12.*2024-05-01/i),
  ])
})

test('kb actions pull proposes what issues say, writes it when it is told to, and asks no other host than that of its token', async () => {
  const {address, asked} = await openReplay({
    '/repos/example/app/issues/12': {body: aGithubIssue(), headers: {etag: '"a"'}},
    '/repos/example/app/issues/14': {status: 404, body: {message: 'Not Found'}},
  })
  const own = `http://${new URL(address).host}/example/app/issues`
  const written = document.replace('| #12 |', `| ${own}/12 |`).replace('| later |', `| ${own}/14 |`)
  const {kb, read} = await aPlace({HINDSIGHT_GITHUB_TOKEN: 'a-token-of-tests', HINDSIGHT_GITHUB_API: address}, written)
  const first = await kb('actions', 'pull')
  expect(first.code).toBe(1)
  expect(first.out).toContain(`${own}/14: it is not there, or the token may not see it`)
  expect(first.out).toContain(`2024-03-01-cache “Run two nodes” (${own}/12): status: done, done: 2026-11-10, proof: ${own}/12`)
  expect(first.err).toContain('github.com: 1 issue not asked for: there is no token for it.')
  expect(first.err).toContain('2 issues asked for, 0 unchanged; 1 proposal.')
  expect(await read()).toBe(written)
  const applied = await kb('actions', 'pull', '--apply')
  expect(applied.err).toContain('2 issues asked for, 1 unchanged; 1 proposal.')
  expect((await read()).split('\n').find(line => line.includes('Run two nodes'))).toMatch(/done/i)
  expect(first.out + applied.out).not.toContain('only some may read')
  expect(new Set(asked.map(({path: asking}) => asking))).toEqual(new Set(['/repos/example/app/issues/12', '/repos/example/app/issues/14']))
})

test('kb digest prints what there is to say, and mails it to each member with actions once a week', async () => {
  const mails: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    // The library warns where it has to bring its own.
    hideSTARTTLS: true,
    ...aCertificate(),
    onData(stream, _, done) {
      let text = ''
      stream.on('data', piece => {
        text += piece
      })
      stream.on('end', () => {
        mails.push(text)
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  const {port} = server.server.address() as {port: number}
  const {kb} = await aPlace({HINDSIGHT_SMTP_URL: `smtp://127.0.0.1:${port}`, HINDSIGHT_MAIL_FROM: 'hindsight@example.com'})
  const printed = await kb('digest', '--for', '@Ada')
  expect(printed.out).toMatch(/^Remediation of @Ada, \d{4}-\d\d-\d\d\n\nStill overdue \(1\)\n\n- Run two nodes\n {2}was due 2024-04-01 · @ada/)
  expect(printed.out).not.toContain('Write it down')
  expect(await kb('digest', '--send')).toEqual({code: 0, out: '', err: 'ada@example.com: sent\n'})
  expect(await kb('digest', '--send', '--for', '@ada')).toEqual({code: 0, out: '', err: 'ada@example.com: had it this week; --force sends it again\n'})
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatch(/^To: ada@example\.com\r$/m)
  expect(mails[0]).toContain('Content-Type: multipart/alternative')
  expect(mails[0]).toContain('Run two nodes')
})
