import type {FollowedAction, FollowedIncident} from './followed-incident.ts'

/** A value for each row, by its number among those that there are. */
export type Column<T> = {readonly codes: Int32Array; readonly values: readonly T[]}

/** What is followed of incidents, laid out for looking at all actions at once: those of one incident are rows side by side. */
export type FollowedTable<Incident = FollowedIncident> = {
  /** In no order. */
  readonly incidents: readonly Incident[]
  /** The row of each incident's first action; and how many rows there are, behind the last. */
  readonly starts: Int32Array
  readonly status: Column<FollowedAction['status']>
  readonly owner: Column<string | undefined>
  /** Owners who are no handles, as documents write them; and for each name the number of its owner. */
  readonly ownerName: Column<string | undefined>
  readonly ownerOfName: readonly number[]
  readonly factor: Column<string | undefined>
  readonly kind: Column<FollowedAction['kind']>
  readonly due: Column<string | undefined>
  readonly done: Column<string | undefined>
  /** 1 where there is one. */
  readonly proof: Uint8Array
  readonly reason: Uint8Array
  readonly texts: readonly string[]
  /** Of incidents, not of actions, as what follows. */
  readonly severity: Column<FollowedIncident['severityLevel']>
  readonly day: Column<string | undefined>
  /** The services of each incident, by their numbers among `serviceNames`; one that names none has the number of `undefined`. */
  readonly services: readonly (readonly number[])[]
  readonly serviceNames: readonly (string | undefined)[]
}

/** Lays incidents out; done once for as long as the same array of them is asked about. */
export function toFollowedTable<Incident extends FollowedIncident>(incidents: readonly Incident[]): FollowedTable<Incident> {
  const known = tables.get(incidents)
  if (known) return known as FollowedTable<Incident>
  const table = layOut(incidents)
  tables.set(incidents, table)
  return table
}

const tables = new WeakMap<readonly FollowedIncident[], FollowedTable>()

function layOut<Incident extends FollowedIncident>(given: readonly Incident[]): FollowedTable<Incident> {
  const incidents = mix(given)
  const starts = new Int32Array(incidents.length + 1)
  for (const [at, {actions}] of incidents.entries()) starts[at + 1] = (starts[at] ?? 0) + actions.length
  const rows = starts[incidents.length] ?? 0
  const status = startColumn<FollowedAction['status']>(rows)
  const kind = startColumn<FollowedAction['kind']>(rows)
  const [owner, ownerName, factor, due, done] = [startColumn(rows), startColumn(rows), startColumn(rows), startColumn(rows), startColumn(rows)]
  const ownerOfName: number[] = []
  const severity = startColumn<FollowedIncident['severityLevel']>(incidents.length)
  const day = startColumn(incidents.length)
  const services = startColumn(0)
  const [proof, reason] = [new Uint8Array(rows), new Uint8Array(rows)]
  const texts: string[] = []
  const named = incidents.map((incident, at) => {
    severity.add(at, incident.severityLevel)
    day.add(at, incident.day)
    for (const [position, action] of incident.actions.entries()) {
      const row = (starts[at] ?? 0) + position
      status.add(row, action.status)
      owner.add(row, action.ownerKey)
      ownerName.add(row, action.ownerName)
      ownerOfName[ownerName.codes[row] ?? 0] = owner.codes[row] ?? 0
      factor.add(row, action.factor)
      kind.add(row, action.kind)
      due.add(row, action.due)
      done.add(row, action.done)
      if (action.hasProof) proof[row] = 1
      if (action.hasReason) reason[row] = 1
      texts.push(action.text)
    }
    return incident.services.length === 0 ? [services.toCode(undefined)] : incident.services.map(name => services.toCode(name))
  })
  return {
    incidents,
    starts,
    status,
    owner,
    ownerName,
    ownerOfName,
    factor,
    kind,
    due,
    done,
    proof,
    reason,
    texts,
    severity,
    day,
    services: named,
    serviceNames: services.values,
  }
}

/**
 * What follows from a table and the few other things that `name` names: worked out once, and kept for as long as the table is. Where too much
 * is kept, because very many different people ask, all of it is worked out anew.
 */
export function keep<T>(table: FollowedTable, name: string, workOut: () => T): T {
  const known = kept.get(table) ?? new Map<string, unknown>()
  kept.set(table, known)
  if (known.has(name)) return known.get(name) as T
  if (known.size >= mostKept) known.clear()
  const result = workOut()
  known.set(name, result)
  return result
}

const kept = new WeakMap<FollowedTable, Map<string, unknown>>()
const mostKept = 300

/** The same in no order: whoever looks for the first of them would meet better ones all the way where they come in reverse. */
function mix<T>(list: readonly T[]): readonly T[] {
  const step = Math.floor(list.length * 0.618) | 1
  const mixed: T[] = []
  const taken = new Uint8Array(list.length)
  for (let at = 0, turn = 0; turn < list.length; turn++) {
    while (taken[at] === 1) at = (at + 1) % list.length
    taken[at] = 1
    mixed.push(list[at] as T)
    at = (at + step) % list.length
  }
  return mixed
}

type Filling<T> = Column<T> & {
  add(row: number, value: T): void
  toCode(value: T): number
}

function startColumn<T = string | undefined>(rows: number): Filling<T> {
  const codes = new Int32Array(rows)
  const values: T[] = []
  const numbers = new Map<T, number>()
  const toCode = (value: T): number => {
    const known = numbers.get(value)
    if (known !== undefined) return known
    numbers.set(value, values.length)
    return values.push(value) - 1
  }
  return {
    codes,
    values,
    add(row, value) {
      codes[row] = toCode(value)
    },
    toCode,
  }
}
