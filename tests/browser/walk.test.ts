import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, test} from '@playwright/test'
import {type Cluster, findPostgresqlPrograms, missingPostgresql, startCluster} from '#prisma/throw-away-cluster.ts'
import {proposeChange, toProposalId} from '#src/library/remediation/propose-change.ts'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {type Answer, ask, findDifference} from './walk-answers.ts'
import {
  draft,
  forAll,
  forAudience,
  forAuthors,
  listLater,
  listMarkers,
  removeSecret,
  restricted,
  type Secret,
  writePublicFolder,
  writeSecret,
} from './walk-folder.ts'
import {type Ask, findGaps, toCount, walk} from './walk-table.ts'
import {type Member, makeVisitors, runIn, send, signIn, type Visitor, walkVariables} from './walk-visitors.ts'

test('H09 The walk names every page, every route and every form that there is', () => {
  expect(findGaps()).toEqual([])
})

for (const kind of ['SQLite', 'PostgreSQL'] as const)
  test.describe(`two servers on one ${kind} database`, () => {
    // Each goes on from where the one before has left the folder and the accounts.
    test.describe.configure({mode: 'serial', timeout: 400_000})
    test.skip(kind === 'PostgreSQL' && findPostgresqlPrograms() === undefined, missingPostgresql)

    let [folder, content, databaseUrl] = ['', '', '']
    let cluster: Cluster | undefined
    let servers: readonly HindsightServer[] = []
    let visitors: readonly Visitor[] = []
    // What each was answered before there was anything to hide from them.
    const before = new Map<string, Answer>()

    test.beforeAll(async () => {
      // Where no other test has, the pages are built.
      test.setTimeout(400_000)
      folder = await mkdtemp(path.join(tmpdir(), 'hindsight-walk-'))
      content = path.join(folder, 'content')
      await writePublicFolder(content)
      if (kind === 'PostgreSQL') cluster = await startCluster()
      databaseUrl = cluster?.url ?? `file:${path.join(folder, 'walk.db')}`
      // One after the other: the first makes the tables and builds what has to be built.
      const open = await serve(content, undefined, databaseUrl, {...walkVariables, HINDSIGHT_READ: 'public'})
      servers = [open]
      servers = [open, await serve(content, undefined, databaseUrl, {...walkVariables, HINDSIGHT_READ: 'members'})]
      visitors = await makeVisitors(open.address, databaseUrl)
      // What `kb actions pull` would have found out of the issues that secret actions refer to.
      for (const secret of [restricted, draft]) await runIn(databaseUrl, writeProposal(secret))
      // That a key was used is shown to its owner from the first time on.
      for (const visitor of visitors) await ask(open.address, {address: '/settings', silent: ''}, visitor)
    })

    test.afterAll(async () => {
      await Promise.all(servers.map(server => server.stop()))
      await cluster?.remove()
      if (folder !== '') await rm(folder, {recursive: true, force: true})
    })

    test('H09 H10 G14 No answer to anybody tells of a draft or of a restricted incident that they may not see, and each gets their own', async () => {
      await remember(restricted, everybody())
      await remember(draft, eachRole())

      await writeSecret(content, draft, forAuthors)
      await becomes(draft, 200, 'an author')
      expect(await findLeaks(draft, eachRole(), ({seesDrafts}) => seesDrafts)).toEqual([])
      // From here on authors and editors know of the draft, whatever is asked.
      await remember(
        restricted,
        everybody().filter(({seesDrafts}) => seesDrafts),
      )

      await writeSecret(content, restricted, forAudience)
      await becomes(restricted, 200, 'a member of the audience')
      expect(await findLeaks(restricted, everybody(), ({seesRestricted}) => seesRestricted)).toEqual([])
    })

    test('H09 G14 What is hidden takes no longer to be denied than what never was', async () => {
      const addresses = [
        [`/incidents/${restricted.id}`, '/incidents/2024-05-20-night-shirt'],
        [`/incidents/${restricted.alias}`, '/incidents/2024-05-20-odd-night'],
        [`/incidents/${restricted.id}/markdown`, '/incidents/2024-05-20-night-shirt/markdown'],
        [`/incidents/${restricted.id}/files/${restricted.image}`, `/incidents/2024-05-20-night-shirt/files/${restricted.image}`],
        [`/services/${restricted.service}`, '/services/quillfork-vault'],
        [`/incidents?q=${restricted.word}`, '/incidents?q=gribbletode'],
        [`/suggestions?q=${restricted.title.slice(0, 5)}`, '/suggestions?q=Zorbl'.replace('Z', 'Y')],
      ] as const
      for (const visitor of everybody().filter(({name}) => ['nobody', 'a viewer'].includes(name)))
        for (const [hidden, absent] of addresses) {
          const took: Record<'hidden' | 'absent', number[]> = {hidden: [], absent: []}
          for (let round = 0; round < 25; round++)
            for (const which of round % 2 === 0 ? (['hidden', 'absent'] as const) : (['absent', 'hidden'] as const)) {
              const begun = performance.now()
              await ask(toServer(visitor), {address: which === 'hidden' ? hidden : absent, silent: ''}, visitor)
              took[which].push(performance.now() - begun)
            }
          const [hiddenTook, absentTook] = [toMedian(took.hidden), toMedian(took.absent)]
          expect([hidden, Math.abs(hiddenTook - absentTook) < 2 + absentTook / 4], `${hiddenTook} ms and ${absentTook} ms`).toEqual([hidden, true])
        }
    })

    test('H11 An incident that becomes restricted is told of nowhere from the next time on that its file is read', async () => {
      const some = everybody().filter(({name}) => ['nobody', 'an editor', 'a member of the audience'].includes(name))
      await writeSecret(content, restricted, forAll)
      await becomes(restricted, 200, 'a viewer')
      // Everybody sees it, so that whatever is kept of it is kept for them.
      expect(await findLeaks(restricted, some, ({isStranger}) => !isStranger)).toEqual([])
      await writeSecret(content, restricted, forAudience)
      await becomes(restricted, 404, 'a viewer')
      expect(await findLeaks(restricted, some, ({seesRestricted}) => seesRestricted)).toEqual([])
      await removeSecret(content, restricted)
      await becomes(restricted, 404, 'a member of the audience')
      expect(await findLeaks(restricted, some, () => false)).toEqual([])
    })

    test('H15 Signing out, another role and a closed account hold from the next request on, at every server', async () => {
      await writeSecret(content, draft, forAuthors)
      await becomes(draft, 200, 'an author')
      await writeSecret(content, restricted, forAudience)
      await becomes(restricted, 200, 'a member of the audience')
      const [first, second] = servers.map(({address}) => address) as [string, string]
      const statuses = (address: string, cookie: string) =>
        Promise.all([first, second].map(async server => (await ask(server, {address, silent: ''}, {headers: {Cookie: cookie}})).status))
      const admin = await signIn(first, 'adam')
      const secret = `/incidents/${restricted.id}`

      const mona = await signIn(first, 'mona')
      expect(await statuses(secret, mona)).toEqual([200, 200])
      await send(second, '/account/sign-out', {}, mona)
      expect(await statuses(secret, mona)).toEqual([404, 303])

      // One browser ends the session of another, at the other server.
      const [here, there] = [await signIn(first, 'tess'), await signIn(second, 'tess')]
      expect(await statuses(secret, there)).toEqual([200, 200])
      await send(first, '/account/sign-out-everywhere', {}, here)
      expect([...(await statuses(secret, here)), ...(await statuses(secret, there))]).toEqual([404, 303, 404, 303])

      const setRole = (server: string, member: Member, role: string) => send(server, '/settings/members/role', {member: `${member}@example.com`, role}, admin)
      const vera = await signIn(second, 'vera')
      expect(await statuses(`/incidents/${draft.id}`, vera)).toEqual([404, 404])
      await setRole(first, 'vera', 'editor')
      expect(await statuses(`/incidents/${draft.id}`, vera)).toEqual([200, 200])
      await setRole(second, 'vera', 'administrator')
      expect([...(await statuses(`/incidents/${draft.id}`, vera)), ...(await statuses('/settings/audit', vera))]).toEqual([404, 404, 200, 200])
      await setRole(first, 'vera', 'viewer')
      expect(await statuses('/settings/audit', vera)).toEqual([403, 403])

      const again = await signIn(first, 'mona')
      const key = visitors.find(({name}) => name === 'a key that reads')
      expect(await statuses(secret, again)).toEqual([200, 200])
      await send(second, '/settings/members/disable', {member: 'mona@example.com'}, admin)
      expect(await statuses(secret, again)).toEqual([404, 303])
      for (const server of [first, second]) expect((await ask(server, {address: secret, silent: ''}, key ?? {headers: {}})).status).toBe(401)
      await send(first, '/settings/members/enable', {member: 'mona@example.com'}, admin)
      // Open again, the account is; its sessions stay ended.
      expect(await statuses(secret, again)).toEqual([404, 303])
    })

    type Guest = Visitor & {readonly isStranger?: true}

    function everybody(): readonly Guest[] {
      return [...visitors, {name: 'a stranger', headers: {}, seesRestricted: false, seesDrafts: false, isStranger: true}]
    }

    function eachRole(): readonly Guest[] {
      const roles = ['nobody', 'a viewer', 'an author', 'an editor', 'a manager', 'an administrator', 'a stranger']
      return everybody().filter(({name}) => roles.includes(name))
    }

    /** Half of them ask one server and half the other; only a stranger has to ask the one where only members read. */
    function toServer({name, person, isStranger}: Guest): string {
      const other = isStranger || (person !== undefined && /team|author|write|editor/.test(name))
      return servers[other ? 1 : 0]?.address ?? ''
    }

    async function remember(secret: Secret, guests: readonly Guest[]): Promise<void> {
      await askAll(secret, guests, (question, guest, answer) => void before.set(toName(secret, question, guest), answer))
    }

    /** What answers say that they must not, and what they do not say that they should, after what was remembered. */
    async function findLeaks(secret: Secret, guests: readonly Guest[], maySee: (guest: Guest) => boolean): Promise<readonly string[]> {
      const leaks: string[] = []
      const markers = listMarkers(secret)
      await askAll(secret, guests, (question, guest, answer) => {
        const name = toName(secret, question, guest)
        const earlier = before.get(name)?.text ?? ''
        leaks.push(...listMisplaced(name, question, guest, answer))
        if (maySee(guest)) {
          if (!('tells' in question) || question.toldTo?.includes(guest.name) === false) return
          const isTold = question.tells === toCount ? answer.text !== earlier : answer.text.includes(question.tells)
          if (!isTold) leaks.push(`${name}: does not tell of “${question.tells}”: ${answer.text.slice(0, 40)}`)
          if (question.tells !== toCount && earlier.includes(question.tells))
            leaks.push(`${name}: told of “${question.tells}” before there was anything to tell`)
          return
        }
        const difference = findDifference(earlier, answer.text)
        if (difference !== undefined) leaks.push(`${name}: ${difference}`)
        const asked = decodeURIComponent(JSON.stringify(question)).toLowerCase()
        for (const marker of markers)
          if (!asked.includes(marker.slice(0, 5).toLowerCase()) && answer.text.toLowerCase().includes(marker.toLowerCase()))
            leaks.push(`${name}: tells of “${marker}”`)
      })
      return leaks.length > 30 ? [...leaks.slice(0, 30), `and ${leaks.length - 30} more`] : leaks
    }

    async function askAll(secret: Secret, guests: readonly Guest[], look: (question: Ask, guest: Guest, answer: Answer) => void): Promise<void> {
      for (const list of Object.values(walk))
        for (const question of list(secret)) {
          const asking = guests.filter(guest => question.only === undefined || !('Cookie' in guest.headers) || guest.person === undefined)
          // All at the same moment, so that an answer made for one would be handed to another, were it kept for both.
          const answers = await Promise.all(asking.map(guest => ask(toServer(guest), question, guest)))
          asking.forEach((guest, index) => {
            const answer = answers[index]
            // What was wrong stands in the server's log alone.
            if (answer && answer.status >= 500) process.stderr.write(`${question.address}: ${servers.map(each => each.said().slice(-3000)).join('\n')}\n`)
            if (answer) look(question, guest, answer)
          })
        }
    }

    /** Waits until both servers answer so to somebody. */
    async function becomes(secret: Secret, status: number, name: string): Promise<void> {
      const visitor = visitors.find(each => each.name === name)
      for (const server of servers)
        for (const {id} of [secret, ...listLater(secret)])
          await expect
            .poll(async () => (await ask(server.address, {address: `/incidents/${id}/markdown`, silent: ''}, visitor ?? {headers: {}})).status, {
              timeout: 20_000,
            })
            .toBe(status)
    }
  })

function toName(secret: Secret, {address, method, headers, form}: Ask, {name}: Visitor): string {
  return `${secret.id}: ${name} asks ${form ? `POST ${JSON.stringify(form)}` : (method ?? 'GET')} ${address}${headers ? ` with ${JSON.stringify(headers)}` : ''}`
}

/** What could be kept on the way, and names of others. */
function listMisplaced(name: string, {address}: Ask, {person}: Visitor, {status, headers, text}: Answer): readonly string[] {
  const misplaced: string[] = []
  if (status >= 500) misplaced.push(`${name}: ${status}`)
  const kept = headers.get('Cache-Control') ?? ''
  // Next leads on from a slash at the end before anybody is asked what there is.
  const isSame = /^\/(?:healthz|readyz|icon\.svg)|.\/$/.test(address)
  if (!isSame && !/private.*(?:no-store|no-cache)/.test(kept)) misplaced.push(`${name}: may be kept, by “${kept}”`)
  const others = ['Vera Viewer', 'Arno Author', 'Edda Editor', 'Mark Manager', 'Mona Member', 'Tess Teammate', 'Dora Disabled'].filter(each => each !== person)
  if (!/^\/settings\/(?:members|configuration|audit)/.test(address))
    for (const other of others) if (text.includes(other)) misplaced.push(`${name}: names ${other}`)
  return misplaced
}

/** That the issue of a secret action is closed, as trackers' answers are kept. */
function writeProposal({id, action, ticket}: Secret): string {
  const issue = {url: ticket, state: 'done', closedDay: '2024-06-20'} as const
  const values = proposeChange({status: 'open', done: undefined, reason: undefined, proof: undefined}, issue) ?? {}
  const proposal = toProposalId({incidentId: id, title: action}, issue, values)
  return `INSERT INTO "TrackerIssue" ("url", "state", "closedAt", "checkedAt") VALUES ('${ticket}', 'done', '2024-06-20', '2024-06-21T00:00:00Z');
    INSERT INTO "ActionProposal" ("id", "incident", "title", "url", "madeAt") VALUES ('${proposal}', '${id}', '${action}', '${ticket}', '2024-06-21T00:00:00Z')`
}

function toMedian(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
