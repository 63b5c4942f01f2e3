import 'server-only'
import type {Diagnostic, DiagnosticLevel} from '#src/incident/diagnostic.ts'
import {canAdminister} from '#src/incident/permissions.ts'
import {formatSeverityLevel} from '#src/incident/severity.ts'
import {settingsFile} from '#src/library/load-settings.ts'
import {isGone} from '#src/library/publish/compare-files.ts'
import {allRules} from '#src/postmortem/rules/all-rules.ts'
import {isConfigurable} from '#src/postmortem/rules/read-settings.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {readViewer} from '#src/server/viewer.ts'
import {listOpenSettings, type SettingsPlace} from './settings-places.ts'

/** A rule at the level in force, and at its own. */
export type ConfiguredRule = {readonly id: string; readonly summary: string; readonly level: DiagnosticLevel | 'off'; readonly ownLevel: DiagnosticLevel}

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
  readonly teams: readonly {readonly name: string; readonly services: readonly string[]}[]
  readonly factors: readonly string[]
  readonly open: readonly SettingsPlace[]
}

/** The configuration as it is in force; undefined for who is no administrator. */
export async function readConfiguration(): Promise<Configuration | undefined> {
  const viewer = await readViewer()
  if (!canAdminister(viewer)) return undefined
  const opened = await hindsight()
  const [{settings, diagnostics}, isThere] = await Promise.all([opened.settings(), isInFolder(opened.folder)])
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
    teams: toTeams(services ?? []),
    factors: settings.factors,
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

function toTeams(services: readonly ConfiguredService[]): Configuration['teams'] {
  const names = new Set(services.flatMap(({team}) => team ?? []))
  return [...names].sort().map(name => ({name, services: services.filter(({team}) => team === name).map(service => service.name)}))
}
