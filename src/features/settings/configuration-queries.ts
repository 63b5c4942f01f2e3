import 'server-only'
import {readViewer} from '#src/features/shell/read-visitor.ts'
import type {Diagnostic, DiagnosticLevel} from '#src/incident/diagnostic.ts'
import {toHandle} from '#src/incident/handle.ts'
import {type Team, toEmail} from '#src/incident/people.ts'
import {canAdminister} from '#src/incident/permissions.ts'
import {formatSeverityLevel, severityLevels} from '#src/incident/severity.ts'
import type {Role} from '#src/incident/viewer.ts'
import type {Member} from '#src/library/account-store.ts'
import {settingsFile} from '#src/library/load-settings.ts'
import {isGone} from '#src/library/publish/compare-files.ts'
import {allRules} from '#src/postmortem/rules/all-rules.ts'
import {isConfigurable} from '#src/postmortem/rules/read-settings.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {listOpenSettings, type SettingsPlace} from './settings-places.ts'

/** A rule at the level in force, and at its own. */
export type ConfiguredRule = {readonly id: string; readonly summary: string; readonly level: DiagnosticLevel | 'off'; readonly ownLevel: DiagnosticLevel}

/** Somebody with a handle. `account` is undefined where nobody has an account with one of the addresses. */
export type ConfiguredPerson = {
  readonly handle: string
  readonly name: string | undefined
  readonly emails: readonly string[]
  readonly account: Role | 'closed' | undefined
}

/** A team, by `teams` or because a service names it. `members` is undefined where only services do. */
export type ConfiguredTeam = {readonly name: string; readonly members: readonly string[] | undefined; readonly services: readonly string[]}

export type ConfiguredService = {readonly name: string; readonly aliases: readonly string[]; readonly team: string | undefined}

/** What `hindsight.yaml` says, defaults filled in, and what is wrong with it. */
export type Configuration = {
  /** Where the file is, or would be. */
  readonly file: string
  readonly isThere: boolean
  readonly diagnostics: readonly Diagnostic[]
  /** Those whose level can be set. */
  readonly rules: readonly ConfiguredRule[]
  /** By the severity's name; `default` last. */
  readonly sections: readonly {readonly severity: string; readonly names: readonly string[]}[]
  readonly severities: readonly {readonly name: string; readonly level: string}[]
  /** Undefined where any name will do. */
  readonly services: readonly ConfiguredService[] | undefined
  readonly people: readonly ConfiguredPerson[]
  readonly teams: readonly ConfiguredTeam[]
  readonly factors: readonly string[]
  /** Days by the severity's name, the worst first. */
  readonly remediation: readonly {readonly severity: string; readonly days: number}[]
  /** Where written tickets lead, by what they begin with. */
  readonly trackers: readonly {readonly prefix: string; readonly address: string}[]
  /** Hosts that `kb actions pull` has a token for. */
  readonly asked: readonly string[]
  readonly open: readonly SettingsPlace[]
}

/** The configuration as it is in force; undefined for who is no administrator. */
export async function readConfiguration(): Promise<Configuration | undefined> {
  const viewer = await readViewer()
  if (!canAdminister(viewer)) return undefined
  const opened = await hindsight()
  const {store, now} = await opened.accounts()
  const [{settings, diagnostics}, isThere, members] = await Promise.all([opened.settings(), isInFolder(opened.folder), store.listMembers(now())])
  const services = settings.services?.map(name => ({
    name,
    aliases: Object.keys(settings.serviceAliases).filter(alias => settings.serviceAliases[alias] === name),
    team: settings.serviceTeams[name],
  }))
  return {
    file: `${opened.folder.location}/${settingsFile}`,
    isThere,
    diagnostics,
    rules: allRules.filter(isConfigurable).map(({id, summary, level}) => ({id, summary, ownLevel: level, level: settings.rules[id] ?? level})),
    sections: Object.keys(settings.sections)
      .sort((a, b) => Number(a === 'default') - Number(b === 'default') || (a < b ? -1 : 1))
      .map(severity => ({severity, names: settings.sections[severity] ?? []})),
    severities: Object.entries(settings.severities).map(([name, level]) => ({name, level: formatSeverityLevel(level)})),
    services,
    people: settings.people.map(person => ({...person, account: findAccount(person.emails, members)})),
    teams: toTeams(settings.teams, services ?? []),
    factors: settings.factors,
    remediation: severityLevels.flatMap(level => {
      const days = settings.remediation[level]
      return days === undefined ? [] : [{severity: formatSeverityLevel(level), days}]
    }),
    trackers: Object.entries(settings.trackers).map(([prefix, address]) => ({prefix, address})),
    asked: opened.environment.trackers.map(({host}) => host),
    open: listOpenSettings(viewer),
  }
}

async function isInFolder(folder: {readHead(file: string, bytes: number): Promise<unknown>}): Promise<boolean> {
  try {
    await folder.readHead(settingsFile, 1)
    return true
  } catch (error) {
    // Whatever else stands in the way of reading it is among the diagnostics.
    return !isGone(error)
  }
}

function findAccount(emails: readonly string[], members: readonly Member[]): ConfiguredPerson['account'] {
  const own = members.filter(({email}) => emails.includes(toEmail(email)))
  return own.find(({isDisabled}) => !isDisabled)?.role ?? (own.length > 0 ? 'closed' : undefined)
}

function toTeams(teams: readonly Team[], services: readonly ConfiguredService[]): readonly ConfiguredTeam[] {
  const known = new Map(teams.map(({handle, members}) => [handle, members]))
  // A service may name a team as people write it, which is then the only name there is.
  const named = services.map(({name, team}) => ({name, team: team === undefined || !known.has(toHandle(team)) ? team : toHandle(team)}))
  const names = new Set([...known.keys(), ...named.flatMap(({team}) => team ?? [])])
  return [...names].sort().map(name => ({
    name,
    members: known.get(name),
    services: named.filter(({team}) => team === name).map(service => service.name),
  }))
}
