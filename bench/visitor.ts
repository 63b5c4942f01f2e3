import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {AccountContext} from '#src/server/accounts/account-context.ts'
import {findVisitor} from '#src/server/accounts/find-visitor.ts'
import {createKey} from '#src/server/accounts/keys.ts'
import {addMember} from '#src/server/accounts/members.ts'
import {signIn} from '#src/server/accounts/sign-in.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {openHindsight} from '#src/server/hindsight.ts'

// What it costs to know who sends a request, in processor time: `tsx bench/visitor.ts [postgresql://…]`, where the database named is empty.
const times = 2000
const folder = mkdtempSync(join(tmpdir(), 'visitor-bench-'))

try {
  const url = process.argv[2] ?? `file:${join(folder, 'index.db')}`
  const opened = await openHindsight(
    readEnvironment({DATABASE_URL: url, HINDSIGHT_CONTENT: folder, LOG_LEVEL: 'silent', HINDSIGHT_SECRET: 'of a bench, of 32 characters or more'}),
  )
  const accounts = await opened.accounts()
  await addMember(accounts, {actor: 'kb', via: 'kb'}, {name: 'Ada', email: 'ada@example.org', role: 'editor', password: 'lantern orchard velvet tractor'})
  const signedIn = await signIn(accounts, {email: 'ada@example.org', password: 'lantern orchard velvet tractor', headers: new Headers(), address: undefined})
  if (signedIn.outcome !== 'signed-in') throw new Error('Expected to be signed in')
  const person = await accounts.store.findMember('ada@example.org', accounts.now())
  if (!person) throw new Error('Expected a member')
  const key = await createKey(accounts, {actor: 'kb', via: 'kb'}, person, {name: 'bench', scope: 'read', days: 7})
  await measure(accounts, 'nobody', new Headers())
  await measure(accounts, 'a session', new Headers({cookie: signedIn.cookies.map(cookie => cookie.slice(0, cookie.indexOf(';'))).join('; ')}))
  await measure(accounts, 'a key', new Headers({authorization: `Bearer ${key}`}))
  const cookie = new Headers({cookie: signedIn.cookies[0]?.split(';')[0] ?? ''})
  await report('the accounts library’s own question', () => accounts.auth.api.getSession({headers: cookie, query: {disableRefresh: true}}))
  await opened.close()
} finally {
  rmSync(folder, {recursive: true, force: true})
}

async function measure(accounts: AccountContext, name: string, headers: Headers): Promise<void> {
  await report(name, () => findVisitor(accounts, headers, {reading: 'public', toHandles: async () => []}))
}

/** The first ones are not counted: they compile. */
async function report(name: string, ask: () => Promise<unknown>): Promise<void> {
  for (let at = 0; at < times / 4; at++) await ask()
  const before = process.cpuUsage()
  for (let at = 0; at < times; at++) await ask()
  const {user, system} = process.cpuUsage(before)
  process.stdout.write(`${name}: ${((user + system) / times / 1000).toFixed(3)} ms of processor time\n`)
}
