import {mkdir, mkdtemp, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, expect, onTestFinished, test, vi} from 'vitest'
import {anonymous, operator, stranger} from '#src/incident/viewer.ts'
import {isStoreUnavailable} from '#src/library/store-unavailable.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {hindsight, openHindsight} from '#src/server/hindsight.ts'
import {identifyVisitor} from '#src/server/viewer.ts'

let place: string

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'hindsight-server-'))
  await mkdir(path.join(place, 'content'))
  vi.stubEnv('HINDSIGHT_CONTENT', path.join(place, 'content'))
  vi.stubEnv('DATABASE_URL', `file:${path.join(place, 'index.db')}`)
  vi.stubEnv('LOG_LEVEL', 'silent')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(place, {recursive: true, force: true})
})

test('openHindsight() goes the whole way from a file to an answer', async () => {
  const opened = await openHindsight(readEnvironment())
  onTestFinished(() => opened.close())
  await writeFile(path.join(place, 'content/2024-03-01-cache.md'), '---\ntitle: The cache was lost\nstarted: 2024-03-01T10:00\n---\n\nIt was.\n')
  expect(await opened.sync()).toMatchObject({published: ['2024-03-01-cache.md'], problems: []})
  expect(await opened.store.findTitles(anonymous, ['2024-03-01-cache'])).toEqual(
    new Map([['2024-03-01-cache', {id: '2024-03-01-cache', title: 'The cache was lost'}]]),
  )
})

test('openHindsight() keeps the audit log in the database of the store, across processes and a rebuild', async () => {
  const opened = await openHindsight(readEnvironment())
  const entry = await opened.audit.append({action: 'setup', actor: 'ada@example.org', via: 'web'})
  await opened.sync({rebuild: true})
  await opened.close()
  const again = await openHindsight(readEnvironment())
  onTestFinished(() => again.close())
  expect((await again.audit.list(operator, {limit: 9})).entries).toEqual([entry])
  await rm(path.join(place, 'index.db'))
  const failure = await again.audit.append({action: 'sign-in', actor: 'ada@example.org', via: 'web'}).catch((error: unknown) => error)
  expect([isStoreUnavailable(failure), String(failure)]).toEqual([true, expect.stringContaining('Cannot write to the audit log: Cannot write to')])
})

test('hindsight() opens once in a process, and again after an opening that failed', async () => {
  vi.stubEnv('PORT', 'none')
  await expect(hindsight()).rejects.toThrow('PORT: Unexpected "none"')
  vi.stubEnv('PORT', '3000')
  const opened = await hindsight()
  onTestFinished(() => opened.close())
  expect(await hindsight()).toBe(opened)
  expect((await identifyVisitor(new Headers())).viewer).toEqual(stranger)
  await opened.close()
  vi.stubEnv('HINDSIGHT_READ', 'public')
  const again = await hindsight()
  onTestFinished(() => again.close())
  expect(again, 'one that was closed is not handed out again').not.toBe(opened)
  expect((await identifyVisitor(new Headers())).viewer).toEqual(anonymous)
})

test('openHindsight() judges by what hindsight.yaml says, read anew with each sync, and takes it for no document', async () => {
  const opened = await openHindsight(readEnvironment())
  onTestFinished(() => opened.close())
  const file = path.join(place, 'content/hindsight.yaml')
  expect(await opened.settings()).toEqual({settings: defaultSettings, diagnostics: []})
  await writeFile(file, 'rules: {no-owner: off}\n')
  expect(await opened.sync({files: ['hindsight.yaml']})).toMatchObject({published: [], problems: [], folder: 'empty'})
  expect((await opened.settings()).settings.rules).toEqual({'no-owner': 'off'})
  await writeFile(file, 'rules: [\n')
  await opened.sync()
  const broken = await opened.settings()
  expect([broken.settings, broken.diagnostics.map(({rule, level}) => [rule, level])]).toEqual([defaultSettings, [['invalid-settings', 'error']]])
  await rm(file)
  await opened.sync()
  expect(await opened.settings()).toEqual({settings: defaultSettings, diagnostics: []})
})

test('openHindsight() counts documents for the services of hindsight.yaml as soon as it changes, and reads only those again that it concerns', async () => {
  const opened = await openHindsight(readEnvironment())
  onTestFinished(() => opened.close())
  const content = path.join(place, 'content')
  for (const [id, services] of [
    ['a', '[checkout-api, web]'],
    ['b', '[checkout]'],
    ['c', '[web]'],
  ])
    await writeFile(path.join(content, `${id}.md`), `---\ntitle: Down\nservices: ${services}\n---\n\nIt was.\n`)
  await opened.sync()
  const services = async () => Object.fromEntries((await opened.store.listServices(anonymous, 9)).map(({value, count}) => [value, count]))
  expect(await services()).toEqual({web: 2, checkout: 1, 'checkout-api': 1})

  const file = path.join(content, 'hindsight.yaml')
  await writeFile(file, 'services: {checkout: {aliases: [checkout-api]}, web: }\n')
  expect(await opened.sync({files: ['hindsight.yaml']})).toMatchObject({published: ['a.md'], unchanged: 2})
  expect(await services()).toEqual({web: 2, checkout: 2})
  expect(await opened.sync()).toMatchObject({published: [], unchanged: 3})

  await writeFile(file, 'services: {shop: {aliases: [checkout-api, checkout]}, web: }\n')
  expect(await opened.sync({files: ['hindsight.yaml']})).toMatchObject({published: ['a.md', 'b.md']})
  expect(await services()).toEqual({web: 2, shop: 2})
  const found = await opened.store.findIncident(anonymous, 'a')
  expect(found && 'record' in found ? found.record.incident.services.map(({value, evidence}) => [value, evidence.quote]) : []).toEqual([
    ['checkout-api', 'checkout-api'],
    ['web', 'web'],
  ])

  await rm(file)
  expect(await opened.sync({files: ['hindsight.yaml']})).toMatchObject({published: ['a.md', 'b.md']})
  expect(await services()).toEqual({web: 2, checkout: 1, 'checkout-api': 1})
})

test('openHindsight() puts right at its first sync what hindsight.yaml said while it was not running', async () => {
  const content = path.join(place, 'content')
  await writeFile(path.join(content, 'a.md'), '---\ntitle: Down\nservices: [co]\n---\n\nIt was.\n')
  const before = await openHindsight(readEnvironment())
  await before.sync()
  await before.close()
  await writeFile(path.join(content, 'hindsight.yaml'), 'services: {checkout: {aliases: [co]}}\n')
  const opened = await openHindsight(readEnvironment())
  onTestFinished(() => opened.close())
  expect(await opened.sync()).toMatchObject({published: ['a.md']})
  expect(await opened.store.listServices(anonymous, 9)).toEqual([{value: 'checkout', count: 1}])
})

test('openHindsight() reads every document again when hindsight.yaml names severities, and says what a file of nearly that name is', async () => {
  const opened = await openHindsight(readEnvironment())
  onTestFinished(() => opened.close())
  const content = path.join(place, 'content')
  await writeFile(path.join(content, '2024-03-01-cache.md'), '---\ntitle: The cache was lost\nseverity: Code Blue\n---\n\nIt was.\n')
  await writeFile(path.join(content, 'hindsight.yml'), 'severities: {Code Blue: SEV1}\n')
  await opened.sync()
  const levelOf = async () => {
    const found = await opened.store.findIncident(anonymous, '2024-03-01-cache')
    return found && 'record' in found ? found.record.incident.severity?.level : undefined
  }
  expect(await levelOf()).toBeUndefined()
  expect((await opened.settings()).diagnostics).toEqual([
    expect.objectContaining({
      level: 'warning',
      message: 'Unexpected file “hindsight.yml”, expected the configuration in “hindsight.yaml”: nothing in it is read',
    }),
  ])
  await rename(path.join(content, 'hindsight.yml'), path.join(content, 'hindsight.yaml'))
  expect(await opened.sync({files: ['hindsight.yml', 'hindsight.yaml']})).toMatchObject({published: ['2024-03-01-cache.md']})
  expect([await levelOf(), (await opened.settings()).diagnostics]).toEqual([1, []])
})
