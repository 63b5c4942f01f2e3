import {renderToStaticMarkup} from 'react-dom/server'
import {beforeEach, expect, test, vi} from 'vitest'
import {ConfigurationPage} from '#src/features/settings/components/configuration-page.tsx'
import {SettingsIndex} from '#src/features/settings/components/settings-index.tsx'
import {readConfiguration} from '#src/features/settings/configuration-queries.ts'
import {listOpenSettings} from '#src/features/settings/settings-places.ts'
import {anonymous, roles, stranger} from '#src/incident/viewer.ts'
import {readSettings} from '#src/postmortem/rules/read-settings.ts'

vi.mock('server-only', () => ({}))
vi.mock('#src/server/hindsight.ts', () => ({hindsight: async () => opened}))
vi.mock('#src/features/shell/read-visitor.ts', () => ({readViewer: async () => asking.viewer}))

const opened = vi.hoisted(() => ({
  text: '' as string | undefined,
  settings: async (): Promise<unknown> => undefined,
  folder: {},
  environment: {trackers: [] as readonly {readonly host: string; readonly token: string}[]},
  accounts: async (): Promise<unknown> => undefined,
}))
const asking = vi.hoisted(() => ({viewer: undefined as unknown}))
const members = [
  {email: 'ada@example.com', role: 'editor', isDisabled: false},
  {email: 'Grace@example.com', role: 'author', isDisabled: true},
]
const administrator = {role: 'administrator', handles: [], seesEverything: false} as const

beforeEach(() => {
  asking.viewer = administrator
  opened.accounts = async () => ({store: {listMembers: async () => members}, now: () => '2026-01-01T00:00:00.000Z'})
  opened.environment = {trackers: []}
  opened.settings = async () => readSettings(opened.text ?? '')
  opened.folder = {
    location: '/content',
    readHead: async () => {
      if (opened.text === undefined) throw new Error('Cannot read it', {cause: Object.assign(new Error('no such file'), {code: 'ENOENT'})})
    },
  }
})

test('readConfiguration() gives nothing to anybody but an administrator', async () => {
  for (const viewer of [stranger, anonymous, ...roles.filter(role => role !== 'administrator').map(role => ({role, handles: [], seesEverything: false}))]) {
    asking.viewer = viewer
    expect(await readConfiguration(), viewer.role).toBeUndefined()
  }
})

test('readConfiguration() says what is in force, and what differs from the defaults', async () => {
  opened.text = `
rules: {no-owner: error, done-without-date: off}
sections: {SEV1: [impact], SEV2: []}
severities: {Code Blue: SEV1}
services: {checkout: {aliases: [co, shop], team: '@shop'}, basket: {team: Shop}, pay: {team: Payments}, search: }
factors: [weather/flood]
remediation: {SEV2: 30, SEV1: 1}
people: {'@ada': {name: Ada Lovelace, email: ada@example.com}, '@grace': [g@example.com, grace@example.com], '@katherine': katherine@example.com}
teams: {'@shop': ['@ada', '@grace'], '@empty': []}
trackers: {OPS: 'https://jira.example.com/browse/{key}', '#': 'https://github.com/example/app/issues/{number}'}
`
  const configuration = await readConfiguration()
  expect(configuration).toMatchObject({
    file: '/content/hindsight.yaml',
    isThere: true,
    diagnostics: [],
    severities: [{name: 'code blue', level: 'SEV1'}],
    services: [
      {name: 'checkout', aliases: ['co', 'shop'], team: '@shop'},
      {name: 'basket', aliases: [], team: 'Shop'},
      {name: 'pay', aliases: [], team: 'Payments'},
      {name: 'search', aliases: [], team: undefined},
    ],
    people: [
      {handle: '@ada', name: 'Ada Lovelace', emails: ['ada@example.com'], account: 'editor'},
      {handle: '@grace', name: undefined, emails: ['g@example.com', 'grace@example.com'], account: 'closed'},
      {handle: '@katherine', name: undefined, emails: ['katherine@example.com'], account: undefined},
    ],
    teams: [
      {name: '@empty', members: [], services: []},
      {name: '@shop', members: ['@ada', '@grace'], services: ['checkout', 'basket']},
      {name: 'Payments', members: undefined, services: ['pay']},
    ],
    factors: ['weather/flood'],
    remediation: [
      {severity: 'SEV1', days: 1},
      {severity: 'SEV2', days: 30},
    ],
    trackers: [
      {prefix: 'OPS', address: 'https://jira.example.com/browse/{key}'},
      {prefix: '#', address: 'https://github.com/example/app/issues/{number}'},
    ],
  })
  expect(configuration?.sections.map(({severity, names}) => [severity, names.length])).toEqual([
    ['SEV1', 1],
    ['SEV2', 0],
    ['default', 5],
  ])
  expect(configuration?.rules.filter(({level, ownLevel}) => level !== ownLevel).map(({id, level}) => [id, level])).toEqual(
    expect.arrayContaining([
      ['no-owner', 'error'],
      ['done-without-date', 'off'],
    ]),
  )
})

test('ConfigurationPage() shows what is wrong with the file, where it stands, and the defaults where there is none', async () => {
  opened.text = 'rules:\n  no-ownr: error\n'
  expect(await pageOf()).toMatch(/hindsight\.yaml is not as expected\..*line 2: .*Unexpected rule “no-ownr”, expected “no-owner”/s)
  opened.text = undefined
  const html = await pageOf()
  expect(html).toContain('There is no such file, so the defaults are in force.')
  expect(html).toContain('/content/hindsight.yaml')
  expect(html).toContain('Any name will do')
  expect(html).toContain('Every rule has its own level.')
  expect(html).toContain('No tracker is asked what has become of issues')
})

test('ConfigurationPage() shows where tickets lead and which trackers are asked, and no token', async () => {
  opened.text = "trackers: {OPS: 'https://jira.example.com/browse/{key}'}\n"
  opened.environment = {trackers: [{host: 'github.com', token: 'ghp_never-shown'}]}
  const html = await pageOf()
  expect(html).toContain('https://jira.example.com/browse/{key}')
  expect(html).toContain('“kb actions pull” asks github.com what has become of issues.')
  expect(html).not.toContain('never-shown')
})

test('SettingsIndex() names every page to everybody, and links those that they may open', () => {
  const linksOf = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
  const admin = renderToStaticMarkup(<SettingsIndex open={listOpenSettings(administrator)} />)
  expect(linksOf(admin)).toEqual(['/settings/sync', '/settings/configuration', '/settings/members', '/settings/deleted', '/settings/audit'])
  const reader = renderToStaticMarkup(<SettingsIndex open={listOpenSettings(anonymous)} />)
  expect(linksOf(reader)).toEqual(['/settings/sync'])
  expect(reader.match(/For administrators\./g)).toHaveLength(4)
})

async function pageOf(): Promise<string> {
  const configuration = await readConfiguration()
  if (!configuration) throw new Error('Cannot show the page: there is no configuration')
  return renderToStaticMarkup(<ConfigurationPage configuration={configuration} />)
}
