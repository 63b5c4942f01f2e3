import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {type AuditAction, auditActions} from '#src/library/audit-log.ts'
import {actionGroups} from './describe-audit.ts'

/** What the address asks of the audit log; `complaints` are sentences about what it asks for that does not exist. */
export type AuditAddress = {
  readonly words: string
  /** An action or a group of them, as the address names it; empty for all. */
  readonly what: string
  readonly from: string
  readonly to: string
  /** The id of the last entry of the page before; empty on the first. */
  readonly after: string
  readonly complaints: readonly string[]
}

/** Reads the page's address. Never fails: what it does not know is left out and named in the complaints. */
export function readAuditAddress(params: AddressParams): AuditAddress {
  const complaints: string[] = []
  const read = (name: string, called: string, isKnown: (value: string) => boolean): string => {
    const value = ([params[name] ?? ''].flat()[0] ?? '').replace(/[\p{Cc}\p{Cs}\ufffd]+/gu, ' ').trim()
    if (value === '' || isKnown(value)) return value
    complaints.push(`There is no ${called} “${value.length > 60 ? `${value.slice(0, 59)}…` : value}”, so it was left out.`)
    return ''
  }
  const from = read('from', 'day', isDay)
  const to = read('to', 'day', isDay)
  if (from !== '' && to !== '' && from > to) complaints.push(`The period ends before it begins: ${from} is after ${to}.`)
  return {
    words: read('q', 'word', () => true).slice(0, mostLetters),
    what: read('what', 'kind of entry', value => listActions(value).length > 0),
    from,
    to,
    after: read('after', 'place in the log', value => /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z-\d{9,12}-[\da-f-]{8,40}$/.test(value)),
    complaints,
  }
}

/** Writes such an address, always in one order. */
export function writeAuditAddress(address: Partial<Omit<AuditAddress, 'complaints'>>, path = '/settings/audit'): string {
  const {words = '', what = '', from = '', to = '', after = ''} = address
  const params = new URLSearchParams(Object.entries({q: words, what, from, to, after}).filter(([, value]) => value !== ''))
  const query = params.toString()
  return query === '' ? path : `${path}?${query}`
}

/** The actions that a name in the address stands for: those of a group, or one. */
export function listActions(what: string): readonly AuditAction[] {
  return actionGroups.find(({id}) => id === what)?.actions ?? auditActions.filter(action => action === what)
}

const mostLetters = 200

function isDay(text: string): boolean {
  // Date.parse() takes 31 February for a day in March.
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}
