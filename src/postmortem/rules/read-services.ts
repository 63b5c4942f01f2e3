import {z} from 'zod'
import {findNearest} from './find-nearest.ts'
import type {Settings} from './settings.ts'
import type {TellFault} from './settings-fault.ts'

type Services = Pick<Settings, 'services' | 'serviceAliases' | 'serviceTeams'>

/**
 * Reads the services there are: a list of names, or a map from each name to its team and what else it is called. One bad value takes no
 * other down; of two services that claim one alias the first has it.
 */
export function readServices(written: unknown, tell: TellFault): Services {
  if (written === undefined || written === null) return {services: undefined, serviceAliases: {}, serviceTeams: {}}
  if (Array.isArray(written)) return {services: readNames(written, ['services'], tell), serviceAliases: {}, serviceTeams: {}}
  if (typeof written !== 'object') {
    tell('error', ['services'], false, 'Unexpected value, expected a list such as [one, two], or `name:` lines with `aliases:` and `team:` below them')
    return {services: undefined, serviceAliases: {}, serviceTeams: {}}
  }
  const entries = Object.entries(written).map(([key, details]) => ({key, name: key.trim(), details}))
  const names = new Set(entries.map(({name}) => name).filter(name => name !== ''))
  const aliases = new Map<string, string>()
  const teams = new Map<string, string>()
  for (const {key, name, details} of entries) {
    if (name === '') tell('error', ['services', key], true, 'Unexpected empty name, expected that of a service')
    else readDetails(key, name, details, {names, aliases, teams}, tell)
  }
  return {services: [...names], serviceAliases: Object.fromEntries(aliases), serviceTeams: Object.fromEntries(teams)}
}

const name = z.string('Unexpected value, expected a name').trim().min(1, 'Unexpected empty name, expected one')
const detailKeys = ['aliases', 'team']

/** Any of the names that can be read; undefined where none can. */
function readNames(written: readonly unknown[], path: readonly PropertyKey[], tell: TellFault): readonly string[] | undefined {
  const faults = written.flatMap((value, index) => (name.safeParse(value).error?.issues ?? []).map(({message}) => ({index, message})))
  for (const {index, message} of faults) tell('error', [...path, index], false, message)
  return faults.length > 0 ? undefined : written.map(value => name.parse(value))
}

type Known = {readonly names: ReadonlySet<string>; readonly aliases: Map<string, string>; readonly teams: Map<string, string>}

function readDetails(key: string, service: string, details: unknown, {names, aliases, teams}: Known, tell: TellFault): void {
  const path = ['services', key]
  if (details === null || details === undefined) return
  if (typeof details !== 'object' || Array.isArray(details)) {
    tell('error', path, false, `Unexpected value of “${service}”, expected \`aliases:\` and \`team:\` below it`)
    return
  }
  for (const unknown of Object.keys(details).filter(each => !detailKeys.includes(each))) {
    const nearest = findNearest(unknown, detailKeys)
    tell('warning', [...path, unknown], true, `Unexpected key “${unknown}”, expected ${nearest ? `“${nearest}”` : detailKeys.join(', ')}`)
  }
  const {aliases: others, team} = details as Readonly<Record<string, unknown>>
  if (team !== undefined && team !== null) {
    const read = name.safeParse(team)
    if (read.success) teams.set(service, read.data)
    else for (const {message} of read.error.issues) tell('error', [...path, 'team'], false, message)
  }
  if (others === undefined || others === null) return
  if (!Array.isArray(others)) {
    tell('error', [...path, 'aliases'], false, 'Unexpected value, expected a list such as [one, two]')
    return
  }
  for (const [index, value] of others.entries()) {
    const fault = addAlias(service, value, names, aliases)
    if (fault) tell('error', [...path, 'aliases', index], false, fault)
  }
}

/** Adds one more name of a service; answers with what is wrong with it. */
function addAlias(service: string, value: unknown, names: ReadonlySet<string>, aliases: Map<string, string>): string | undefined {
  const read = name.safeParse(value)
  if (!read.success) return read.error.issues[0]?.message
  const alias = read.data
  if (alias === service) return undefined
  if (names.has(alias)) return `Unexpected alias “${alias}”, expected a name that no service of this list has`
  const holder = aliases.get(alias)
  if (holder !== undefined && holder !== service) return `Unexpected second “${alias}”, expected an alias of one service: it is one of “${holder}”`
  aliases.set(alias, service)
  return undefined
}
