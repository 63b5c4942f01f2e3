import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {onTestFinished} from 'vitest'
import type {ActionRequest, ActionValues} from '#src/incident/action-change.ts'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {Incident} from '#src/incident/incident.ts'
import {operator, type Role} from '#src/incident/viewer.ts'
import type {IncidentRecord} from '#src/library/incident-store.ts'
import {toHash} from '#src/library/publish/compare-files.ts'
import {readDocument} from '#src/library/read-document.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {type Hindsight, openHindsight} from '#src/server/hindsight.ts'
import {aDatabase} from '#tests/store/postgresql/scratch-postgresql.ts'

export const file = '2024-03-01-cache.md'
export const incidentId = '2024-03-01-cache'

/** A document with these lines of actions. */
export function aText(lines: readonly string[] = ['- [ ] Alert on memory (owner: @ada)', '- [ ] Write a runbook', '- [ ] Run two nodes']): string {
  return `---\ntitle: The cache was lost\nstarted: 2024-03-01T10:00\n---\n\nIt was.\n\n## Remediation\n\n${lines.join('\n')}\n`
}

/** Somebody who is signed in. */
export function aVisitor(
  given: {readonly role?: Role; readonly email?: string; readonly handles?: readonly string[]; readonly scope?: Visitor['scope']} = {},
): Visitor {
  const {role = 'manager', email = 'ada@example.org', handles = [], scope = 'write'} = given
  return {viewer: {role, handles, seesEverything: false}, person: {id: `id of ${email}`, name: 'Ada', email, role}, via: 'session', scope}
}

/** A folder, an index of it and saving over both, which go when the test ends. */
export type Scene = Hindsight & {
  readonly content: string
  readonly databaseUrl: string
  write(name: string, text: string): Promise<void>
  read(name?: string): Promise<string>
  record(viewer?: typeof operator, id?: string): Promise<IncidentRecord>
  base(name?: string): Promise<string>
  /** What the file says, whatever the index has of it. */
  readIncident(): Promise<Incident>
  /** Another process's, as far as that can be had in one: everything of its own but folder and database. */
  another(): Promise<Hindsight>
}

export async function aScene(
  kind: 'SQLite' | 'PostgreSQL' = 'SQLite',
  files: Readonly<Record<string, string>> = {[file]: aText()},
  environment: Readonly<Record<string, string>> = {},
): Promise<Scene> {
  const place = mkdtempSync(path.join(tmpdir(), 'hindsight-saving-'))
  onTestFinished(() => rmSync(place, {recursive: true, force: true}))
  const content = environment.HINDSIGHT_CONTENT ?? path.join(place, 'content')
  mkdirSync(content, {recursive: true})
  const databaseUrl = kind === 'SQLite' ? `file:${path.join(place, 'index.db')}` : await aDatabase()
  const write = async (name: string, text: string): Promise<void> => {
    mkdirSync(path.dirname(path.join(content, name)), {recursive: true})
    await writeFile(path.join(content, name), text)
  }
  for (const [name, text] of Object.entries(files)) await write(name, text)
  const another = async (): Promise<Hindsight> => {
    const opened = await openHindsight(readEnvironment({HINDSIGHT_CONTENT: content, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', ...environment}))
    onTestFinished(() => opened.close())
    return opened
  }
  const opened = await another()
  await opened.sync()
  const read = (name = file): Promise<string> => readFile(path.join(content, name), 'utf8')
  return {
    ...opened,
    content,
    databaseUrl,
    write,
    read,
    another,
    async readIncident() {
      const reading = await readDocument(file, Buffer.from(await read()))
      if (!('document' in reading)) throw new Error(reading.problem.message)
      return reading.document.incident
    },
    base: async name => toHash(Buffer.from(await read(name))),
    async record(viewer = operator, id = incidentId) {
      const found = await opened.store.findIncident(viewer, id)
      if (!found || !('record' in found)) throw new Error(`Cannot find ${id}`)
      return found.record
    },
  }
}

/** What somebody asks for who sees these actions. */
export function toSet(actions: readonly ActionItem[], position: number, values: ActionValues): ActionRequest {
  const action = actions[position]
  if (!action) throw new Error(`Cannot ask for action ${position}`)
  const was = Object.fromEntries(Object.keys(values).map(field => [field, action[field as keyof ActionValues] ?? null]))
  return {change: 'set', position, id: action.id, title: action.title, was, values}
}
