import {expect, onTestFinished, test, vi} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {findVersion} from '#src/library/save/find-version.ts'
import {listHistory} from '#src/library/save/list-history.ts'
import {openLog} from '#src/server/open-log.ts'
import {openPushQueue} from '#src/server/open-push-queue.ts'
import {aRemote, aRepository} from '#tests/store/git/a-repository.ts'
import {aScene, aText, aVisitor, file, incidentId, toSet} from './a-saving.ts'

// Each opens what a server has open.
vi.setConfig({testTimeout: 60_000})

test('saveActions() commits each save as the person’s, undo too, and pushes; history has the commits of others beside them', async () => {
  const repository = aRepository({[file]: aText()})
  const {bare} = aRemote(repository)
  const scene = await aScene('SQLite', {}, {HINDSIGHT_GIT: 'push', HINDSIGHT_CONTENT: repository.content})
  const {actions} = (await scene.record()).incident
  const base = (await scene.saves.list(operator, {limit: 1})).length
  expect(base).toBe(0)
  const ask = (email: string, values: object) => scene.saving.saveActions(aVisitor({email}), [{incidentId, base: '', requests: [toSet(actions, 1, values)]}])
  const [first] = await ask('ada@example.org', {owner: '@ada'})
  expect(first).toMatchObject({outcome: 'saved', note: undefined})
  repository.write(file, `${repository.git('show', `HEAD:content/${file}`)}\n\nMore was learned.\n`)
  repository.git('commit', '--quiet', '--all', '--message=Tell what was learned')
  const [undone] = await scene.saving.undoBatch(aVisitor({email: 'grace@example.org'}), first?.outcome === 'saved' ? first.batch : '')
  expect(undone).toMatchObject({outcome: 'saved', note: undefined, isMerged: true})
  expect(repository.git('log', '--format=%ae %s').split('\n')).toEqual([
    'grace@example.org 2024-03-01-cache: Take back: Set owner to @ada: “Write a runbook”',
    'operator@example.org Tell what was learned',
    'ada@example.org 2024-03-01-cache: Set owner to @ada: “Write a runbook”',
    'operator@example.org Begin',
  ])
  await vi.waitFor(() => expect(repository.git('ls-remote', bare, 'main')).toContain(repository.git('rev-parse', 'HEAD')), 15_000)
  expect(scene.versions?.findTrouble()).toBeUndefined()

  const history = await listHistory({...scene, versions: scene.versions?.history}, operator, incidentId, 9)
  expect(history.map(({actor, batch, commit, isUndone}) => [actor, batch !== undefined, commit !== undefined, isUndone]).toSorted()).toEqual(
    [
      ['grace@example.org', true, true, false],
      ['Operator', false, true, false],
      ['ada@example.org', true, true, true],
      ['Operator', false, true, false],
    ].toSorted(),
  )
  expect(await listHistory({...scene, versions: scene.versions?.history}, {role: 'stranger', handles: [], seesEverything: false}, incidentId, 9)).toEqual([])
})

test('findVersion() puts earlier versions together from what was saved, and where somebody else wrote in between, has them from git', async () => {
  const repository = aRepository({[file]: aText()})
  const scene = await aScene('SQLite', {}, {HINDSIGHT_GIT: 'commit', HINDSIGHT_CONTENT: repository.content})
  const {actions} = (await scene.record()).incident
  const save = async (owner: string): Promise<string> => {
    const [change] = await scene.saving.saveActions(aVisitor(), [{incidentId, base: '', requests: [toSet(actions, 1, {owner})]}])
    return change?.outcome === 'saved' ? change.save : ''
  }
  const first = await save('@ada')
  const then = await scene.read()
  await save('@grace')
  const find = async (version: string, hasGit = true) => {
    const text = await scene.read()
    const versions = hasGit ? scene.versions?.history : undefined
    return findVersion({saves: scene.saves, versions}, {file, incidentId, version, now: {text, bytes: Buffer.from(text), hash: await scene.base()}})
  }
  expect(await find(first, false)).toBe(then)
  const [commit] = (await scene.versions?.history.list(file, 9))?.slice(-1) ?? []
  expect(await find(commit?.commit ?? '')).toBe(aText())
  expect(await find(commit?.commit ?? '', false)).toBeUndefined()
  await scene.write(file, `${await scene.read()}\nMore was learned.\n`)
  expect(await find(first, false)).toBeUndefined()
  expect(await find(first)).toBe(then)
})

test('saveActions() saves what cannot be committed, and says so', async () => {
  const scene = await aScene('SQLite', {[file]: aText()}, {HINDSIGHT_GIT: 'commit'})
  const {actions} = (await scene.record()).incident
  const [change] = await scene.saving.saveActions(aVisitor(), [{incidentId, base: await scene.base(), requests: [toSet(actions, 1, {owner: '@ada'})]}])
  expect(change).toMatchObject({outcome: 'saved', note: expect.stringMatching(/^It is saved, but not committed: Cannot commit/)})
  expect(await scene.read()).toContain('(owner: @ada)')
})

test('openPushQueue() tries again after a pause and at the next call, one push at a time, and says what is wrong', async () => {
  let failing = true
  let inside = 0
  const seen: number[] = []
  const queue = openPushQueue(
    async () => {
      seen.push(++inside)
      await new Promise(resolve => setTimeout(resolve, 5))
      inside--
      if (failing) throw new Error('Cannot push to origin: the network is down')
    },
    openLog('silent'),
    [20, 60_000],
  )
  onTestFinished(() => queue.close())
  queue.push()
  queue.push()
  await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(2))
  expect(queue.findTrouble()).toBe('Cannot push to origin: the network is down')
  failing = false
  queue.push()
  await vi.waitFor(() => expect(queue.findTrouble()).toBeUndefined())
  expect(new Set(seen)).toEqual(new Set([1]))
  await queue.close()
  const count = seen.length
  queue.push()
  expect(seen).toHaveLength(count)
})
