import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {toServiceName} from '#src/incident/service-names.ts'
import {type IncidentRow, noFilters, type OpenAction} from '#src/library/incident-store.ts'
import {listNearNames} from '#src/library/search/list-near-names.ts'
import type {ServiceOutline, ServiceRecord, ServiceSummary} from '#src/library/service-figures.ts'
import {readServiceAddress, toServiceHref} from '#src/server/service-address.ts'
import type {ServiceListAddress} from './read-list-address.ts'
import {sortServices} from './sort-services.ts'

/** What the configuration says of a service. */
export type ServiceNote = {readonly team: string | undefined; readonly aliases: readonly string[]}

export type ServiceRow = ServiceSummary & ServiceOutline & ServiceNote

export type ServiceList = {
  readonly rows: readonly ServiceRow[]
  /** How many match, and how many there are. */
  readonly total: number
  readonly all: number
  readonly page: number
  readonly pages: number
  /** Only where none matches. */
  readonly near: readonly string[]
  readonly today: string
}

const pageSize = 50

/** Finds the services that an address asks for. */
export function findServiceList({page: asked, ...address}: ServiceListAddress): Promise<ServiceList> {
  return readCached(`services ${JSON.stringify([address, asked])}`, async ({store, viewer, settings, today}) => {
    const all = await summarizeServices()
    const found = sortServices(all, address)
    const pages = Math.max(1, Math.ceil(found.length / pageSize))
    const page = Math.min(asked, pages)
    const shown = found.slice((page - 1) * pageSize, page * pageSize)
    const outlines = await store.outlineServices(
      viewer,
      shown.map(({name}) => name),
      3,
    )
    return {
      rows: shown.map(service => ({...service, ...(outlines.get(service.name) ?? {months: [], factors: []}), ...toNote(settings, service.name)})),
      total: found.length,
      all: all.length,
      page,
      pages,
      near: found.length > 0 ? [] : listNames(address.name, all),
      today,
    }
  })
}

/** All that a service's page shows. */
export type ServiceView = ServiceNote & {
  readonly service: ServiceRecord
  readonly incidents: readonly IncidentRow[]
  readonly next: readonly OpenAction[]
  readonly page: number
  readonly pages: number
  readonly today: string
}

const incidentsAtOnce = 20

/** The service that a part of an address names, or the address of the one whose alias it is; undefined where there is none for the viewer. */
export async function findServiceView(part: string, asked: number): Promise<ServiceView | {readonly movedTo: string} | undefined> {
  const name = readServiceAddress(part)
  if (name === undefined) return undefined
  return readCached(`service ${JSON.stringify([name, asked])}`, async ({store, viewer, settings, today}) => {
    const own = toServiceName(name, settings.serviceAliases)
    if (own !== name) return {movedTo: toServiceHref(own)}
    const service = await store.findService(viewer, name, today)
    if (!service) return undefined
    const pages = Math.max(1, Math.ceil(service.incidents / incidentsAtOnce))
    const page = Math.min(asked, pages)
    const [{rows}, next] = await Promise.all([
      store.listIncidents(viewer, {filters: {...noFilters, services: [name]}, order: 'newest', page, pageSize: incidentsAtOnce, today}),
      store.listOpenActions(viewer, name, today, 6),
    ])
    return {service, incidents: rows, next, page, pages, today, ...toNote(settings, name)}
  })
}

/** For who asked for a service that is not there: names that they may have meant, and how many services there are. */
export async function findNearServices(name: string): Promise<{readonly near: readonly string[]; readonly all: number}> {
  const all = await summarizeServices()
  return {near: listNames(name, all), all: all.length}
}

function summarizeServices(): Promise<readonly ServiceSummary[]> {
  return readCached('all services', ({store, viewer, today}) => store.summarizeServices(viewer, today))
}

type Configured = {readonly serviceAliases: Readonly<Record<string, string>>; readonly serviceTeams: Readonly<Record<string, string>>}

function toNote({serviceAliases, serviceTeams}: Configured, name: string): ServiceNote {
  const aliases = Object.entries(serviceAliases).flatMap(([alias, own]) => (own === name ? [alias] : []))
  return {team: Object.hasOwn(serviceTeams, name) ? serviceTeams[name] : undefined, aliases}
}

function listNames(name: string, services: readonly ServiceSummary[]): readonly string[] {
  return listNearNames(
    name,
    services.map(service => service.name),
  )
}
