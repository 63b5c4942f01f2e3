import type {SeverityLevel} from '#src/incident/severity.ts'
import {type IncidentFilters, type IncidentOrder, incidentOrders} from '#src/library/incident-store.ts'

/** What the address bar holds, as Next hands it over. */
export type AddressParams = Readonly<Record<string, string | readonly string[] | undefined>>

/** What the address asks of the list; `complaints` are sentences about what it asks for that does not exist. */
export type CatalogueAddress = {
  readonly filters: IncidentFilters
  readonly order: IncidentOrder
  readonly page: number
  readonly complaints: readonly string[]
}

/** Reads the list's address. Never fails: an unknown value is left out and named in the complaints. */
export function readFilters(params: AddressParams): CatalogueAddress {
  const complaints: string[] = []
  const readEach = <T>(name: string, called: string, read: (value: string) => T | undefined): T[] => {
    const values = toValues(params[name])
    const found = new Set<T>()
    for (const value of values.slice(0, mostValues)) {
      const known = read(value)
      if (known === undefined) complaints.push(`There is no ${called} “${cut(value)}”, so it was left out.`)
      else found.add(known)
    }
    if (values.length > mostValues) complaints.push(`Only the first ${mostValues} values of ${called} were used.`)
    return [...found]
  }
  const words = toValues(params.q).join(' ')
  if (words.length > mostLetters) complaints.push(`Only the first ${mostLetters} letters of the search were used.`)
  return {
    filters: {
      severities: readEach('severity', 'severity', readSeverity),
      services: readEach('service', 'service', readName),
      factors: readEach('factor', 'factor', readName),
      years: readEach('year', 'year', readYear),
      actions: readEach('actions', 'remediation state', value => (value === 'open' || value === 'overdue' ? value : undefined)),
      words: tidy(words.slice(0, mostLetters)),
    },
    order: readEach('order', 'order', value => incidentOrders.find(order => order === value))[0] ?? toUsualOrder(words),
    page: readEach('page', 'page', readPage)[0] ?? 1,
    complaints,
  }
}

/** What a list is ordered by where nobody asks for another order. */
export function toUsualOrder(words: string): IncidentOrder {
  return words.trim() === '' ? 'newest' : 'relevance'
}

const mostValues = 20
const mostLetters = 256

/** Without what a form sends for a field left empty. */
function toValues(value: string | readonly string[] | undefined): string[] {
  const values = typeof value === 'string' ? [value] : (value ?? [])
  return values.map(each => each.trim()).filter(each => each !== '')
}

function readSeverity(value: string): SeverityLevel | 'none' | undefined {
  if (value === 'none') return 'none'
  const level = /^(?:sev)?([1-5])$/i.exec(value)?.[1]
  return level === undefined ? undefined : (Number(level) as SeverityLevel)
}

function readName(value: string): string | undefined {
  const name = tidy(value)
  return name === '' || name.length > 120 ? undefined : name
}

function readYear(value: string): number | undefined {
  return /^\d{4}$/.test(value) ? Number(value) : undefined
}

function readPage(value: string): number | undefined {
  const page = /^\d{1,6}$/.test(value) ? Number(value) : 0
  return page >= 1 ? page : undefined
}

/** Control characters and lone surrogates find nothing and break what they are printed in. */
function tidy(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFD]+/gu, ' ').trim()
}

function cut(value: string): string {
  const shown = tidy(value)
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown
}
