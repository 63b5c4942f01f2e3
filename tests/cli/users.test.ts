import {spawn} from 'node:child_process'
import {mkdir, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, onTestFinished, test, vi} from 'vitest'
import {resetPassword} from '#src/server/accounts/passwords.ts'
import {anAccountContext} from '#tests/server/accounts/an-account-context.ts'

// Several processes, on a machine that may have other things to do.
vi.setConfig({testTimeout: 120_000})

const link = /^https:\/\/postmortems\.example\.com\/account\/reset\?token=([\w-]{32})\n$/

test('kb users add prints a link by which somebody chooses a password, and kb users list who there is', async () => {
  const {kb} = await aPlace()
  expect(await kb('users', 'list')).toEqual({
    code: 0,
    out: '',
    err: 'Nobody has an account yet. "kb users add you@example.com --role administrator" makes the first one.\n',
  })
  expect(await kb('users', 'list', '--json')).toMatchObject({code: 0, out: '[]\n'})
  expect(await kb('users', 'add', 'Ada@Example.com', '--role', 'administrator', '--name', ' Ada \u001b[31mExample ')).toEqual({
    code: 0,
    out: expect.stringMatching(link),
    err: 'Ada@Example.com chooses a password at this link, which is good for a day and for one use.\n',
  })
  expect(await kb('users', 'add', 'grace@example.com')).toMatchObject({code: 0, out: expect.stringMatching(link)})
  expect(await kb('users', 'list')).toEqual({
    code: 0,
    out: 'ada@example.com  administrator  Ada \\u{1b}[31mExample\ngrace@example.com  viewer  grace\n',
    err: '',
  })
  const grace = {email: 'grace@example.com', name: 'grace', role: 'viewer', isDisabled: false, signedInAt: null, hasPassword: false, hasSso: false, keys: 0}
  const {out} = await kb('users', 'list', '--json')
  expect(JSON.parse(out)).toEqual([expect.objectContaining({email: 'ada@example.com'}), {...grace, id: expect.any(String), createdAt: expect.any(String)}])
  expect(await kb('users', 'add', 'ADA@example.com')).toEqual({
    code: 1,
    out: '',
    err: 'kb: Cannot add ADA@example.com: there is an account with this address already\n',
  })
})

test('kb users changes roles, closes accounts and opens them, and keeps the last administrator who can sign in', async () => {
  const {kb, choosePassword} = await aPlace()
  const only = 'this is the only administrator who can sign in. Make somebody else one first\n'
  await choosePassword((await kb('users', 'add', 'ada@example.com', '--role', 'administrator')).out)
  expect(await kb('users', 'role', 'ada@example.com', 'viewer')).toEqual({code: 1, out: '', err: `kb: Cannot change ada@example.com: ${only}`})
  expect(await kb('users', 'disable', 'ada@example.com')).toMatchObject({code: 1, err: expect.stringContaining(only)})
  await kb('users', 'add', 'grace@example.com')
  expect(await kb('users', 'role', 'Grace@example.com', 'author')).toEqual({code: 0, out: '', err: 'Grace@example.com is an author.\n'})
  expect(await kb('users', 'disable', 'grace@example.com')).toMatchObject({code: 0, err: expect.stringContaining('is closed')})
  expect((await kb('users', 'list')).out).toContain('grace@example.com  author  grace  closed\n')
  expect(await kb('users', 'reset', 'grace@example.com')).toEqual({
    code: 1,
    out: '',
    err: 'kb: Cannot make a link for grace@example.com: the account is closed. "kb users enable" opens it again\n',
  })
  expect(await kb('users', 'enable', 'grace@example.com')).toMatchObject({code: 0, err: 'grace@example.com can sign in again.\n'})
  for (const words of [['disable'], ['enable'], ['reset'], ['role', 'editor']]) {
    const [command = '', ...more] = words
    expect(await kb('users', command, 'nobody@example.com', ...more), command).toEqual({
      code: 1,
      out: '',
      err: 'kb: Cannot find nobody@example.com among the members\n',
    })
  }
  // Everything that was changed, and nothing that was refused.
  const audit = (await kb('audit')).out.split('\n').flatMap(line => line.split('  ').slice(1, 4).join(' ') || [])
  expect(audit.filter(line => line.includes('grace@example.com'))).toEqual([
    'user.enabled kb user grace@example.com',
    'user.disabled kb user grace@example.com',
    'user.role kb user grace@example.com',
    'password.reset-requested kb user grace@example.com',
    'user.added kb user grace@example.com',
  ])
})

test('kb users reset prints a link that is good once, and no link is in the audit log', async () => {
  const {kb, choosePassword} = await aPlace()
  await kb('users', 'add', 'ada@example.com', '--role', 'administrator')
  const {code, out, err} = await kb('users', 'reset', 'ada@example.com')
  expect([code, err]).toEqual([0, 'ada@example.com chooses a new password at this link, which is good for a day and for one use.\n'])
  expect(await choosePassword(out)).toBe('changed')
  expect(await choosePassword(out)).toBe('gone')
  const log = await kb('audit', '--json')
  expect(log.out).toContain('password.reset-requested')
  expect(log.out).not.toContain(link.exec(out)?.[1])
  expect(JSON.parse((await kb('users', 'list', '--json')).out)).toMatchObject([{hasPassword: true}])
})

test('kb users says what makes no sense, and exits with 2', async () => {
  const {kb} = await aPlace()
  expect(await kb('users', 'add', 'ada')).toEqual({code: 2, out: '', err: 'kb: Unexpected "ada", expected an e-mail address\n'})
  for (const [words, said] of [
    [['add', 'ada@example.com', '--role', 'boss'], 'Expected viewer, author, editor, manager or administrator.'],
    [['add', 'ada@example.com', '--name', ' '], 'Expected 1 to 100 characters.'],
    [['role', 'ada@example.com', 'boss'], 'Expected viewer, author, editor, manager or administrator.'],
    [['role', 'ada@example.com'], "missing required argument 'role'"],
    [['reset'], "missing required argument 'email'"],
    [['list', '--yaml'], "unknown option '--yaml'"],
    [['remove', 'ada@example.com'], "unknown command 'remove'"],
  ] as const)
    expect(await kb('users', ...words), words.join(' ')).toMatchObject({code: 2, out: '', err: expect.stringContaining(said)})
  expect(await kb('users', 'add', '--help')).toMatchObject({code: 0, out: expect.stringContaining('viewer, author, editor, manager, administrator')})
})

/** A database of its own, `kb` beside it, and what the page behind a link does. */
async function aPlace() {
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-users-'))
  onTestFinished(() => rm(place, {recursive: true, force: true}))
  await mkdir(path.join(place, 'content'))
  const url = `file:${path.join(place, 'index.db')}`
  const environment = {
    HINDSIGHT_CONTENT: path.join(place, 'content'),
    HINDSIGHT_URL: 'https://postmortems.example.com',
    DATABASE_URL: url,
    npm_lifecycle_event: 'kb',
    INIT_CWD: place,
    LOG_LEVEL: 'silent',
  }
  const choosePassword = async (printed: string): Promise<string> => {
    const {accounts, database} = await anAccountContext(url)
    const token = link.exec(printed)?.[1] ?? ''
    const {outcome} = await resetPassword(accounts, {token, password: 'seven lamps over the harbour', address: undefined, deviceCookie: undefined})
    await database.close()
    return outcome
  }
  return {kb: (...words: string[]) => run(words, environment), choosePassword}
}

async function run(words: readonly string[], environment: Record<string, string>): Promise<{code: number | null; out: string; err: string}> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/kb.ts', ...words], {env: {...process.env, ...environment}})
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', text => (out += text))
  child.stderr.setEncoding('utf8').on('data', text => (err += text))
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  return {code, out, err}
}
