import type {IncidentRelation, RelatedIncident} from '#src/library/patterns/pattern-counts.ts'

/** Incidents that are related to each other, directly or by others, as rows below each other with lines between them. */
export type MapGroup = {
  /** The newest first. */
  readonly incidents: readonly RelatedIncident[]
  readonly lines: readonly MapLine[]
  /** How many lines stand beside each other at most. */
  readonly tracks: number
}

/** A relation as a line that leaves its rows to the left and runs down on a track of its own. */
export type MapLine = {
  readonly relation: IncidentRelation
  /** From 0, beginning at the rows. */
  readonly track: number
  /** Where the line meets the rows of both incidents, in pixels from the top: that of the one which states it, and that of the other. */
  readonly from: number
  readonly to: number
}

/** How high a row is. */
export const rowHeight = 64

/** Sorts incidents into groups, the group with the newest incident first, and lays the lines of each out so that none lies on another. */
export function layOutMap(incidents: readonly RelatedIncident[], relations: readonly IncidentRelation[]): readonly MapGroup[] {
  const groupOf = joinGroups(relations)
  const groups = new Map<string, RelatedIncident[]>()
  for (const incident of incidents) {
    const group = groupOf(incident.id)
    const held = groups.get(group)
    if (held) held.push(incident)
    else groups.set(group, [incident])
  }
  return [...groups].map(([group, members]) => ({
    incidents: members,
    ...layOutLines(
      members,
      relations.filter(({from}) => groupOf(from) === group),
    ),
  }))
}

/** The group of an incident, by the id of one of its members. */
function joinGroups(relations: readonly IncidentRelation[]): (id: string) => string {
  const parents = new Map<string, string>()
  const find = (id: string): string => {
    let root = id
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    return root
  }
  for (const {from, to} of relations) {
    const [one, other] = [find(from), find(to)]
    if (one !== other) parents.set(one, other)
  }
  return find
}

type Placed = {readonly relation: IncidentRelation; readonly fromRow: number; readonly toRow: number; readonly track: number}

function layOutLines(members: readonly RelatedIncident[], relations: readonly IncidentRelation[]): Omit<MapGroup, 'incidents'> {
  const rows = new Map(members.map(({id}, row) => [id, row]))
  const spans = relations
    .map(relation => ({relation, fromRow: rows.get(relation.from) ?? 0, toRow: rows.get(relation.to) ?? 0}))
    // The shortest nearest to the rows: what runs further passes around it.
    .sort((a, b) => toLength(a) - toLength(b) || toTop(a) - toTop(b) || compare(a.relation.type, b.relation.type))
  const placed: Placed[] = []
  for (const span of spans) {
    const taken = new Set(placed.flatMap(other => (toTop(other) <= toBottom(span) && toTop(span) <= toBottom(other) ? [other.track] : [])))
    let track = 0
    while (taken.has(track)) track++
    placed.push({...span, track})
  }
  const ports = members.map((_, row) => listPorts(placed, row))
  const toPort = (row: number, line: Placed): number => {
    const held = ports[row] ?? []
    const step = Math.min(7, (rowHeight - 16) / Math.max(1, held.length))
    return rowHeight * (row + 0.5) + step * (held.indexOf(line) - (held.length - 1) / 2)
  }
  return {
    lines: placed.map(line => ({relation: line.relation, track: line.track, from: toPort(line.fromRow, line), to: toPort(line.toRow, line)})),
    tracks: Math.max(0, ...placed.map(({track}) => track + 1)),
  }
}

/** The lines that meet a row, from its top: those that come from above, the inner first, then those that go down, the outer first; so none crosses another there. */
function listPorts(placed: readonly Placed[], row: number): readonly Placed[] {
  const up = placed.filter(line => toBottom(line) === row).sort((a, b) => a.track - b.track)
  const down = placed.filter(line => toTop(line) === row).sort((a, b) => b.track - a.track)
  return [...up, ...down]
}

type Span = Pick<Placed, 'fromRow' | 'toRow'>

function toTop({fromRow, toRow}: Span): number {
  return Math.min(fromRow, toRow)
}

function toBottom({fromRow, toRow}: Span): number {
  return Math.max(fromRow, toRow)
}

function toLength(span: Span): number {
  return toBottom(span) - toTop(span)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
