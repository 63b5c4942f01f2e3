import {type LinkedIncident, type RecurrenceGraph, type RecurrenceLink, type WeakerLinkType, weakerLinkTypes} from './recurrence-graph.ts'

/** A statement of an author about two incidents of a cluster; `statedBy` is the document that has it, which may tell of `from` once more. */
export type StatedLink = RecurrenceLink & {readonly statedBy: string}

/** A statement that two incidents are alike in something. */
export type WeakerLink = StatedLink & {readonly type: WeakerLinkType}

/** Incidents that are one thing coming again and again. */
export type RecurrenceCluster = {
  /** The id of its first incident, which names it. */
  readonly id: string
  /** In the order in which they happened, at least two; those that nobody has dated come last. */
  readonly incidents: readonly LinkedIncident[]
  /** Who says that one is another one again. */
  readonly repeats: readonly StatedLink[]
  /** Who says only that two are alike. */
  readonly likenesses: readonly WeakerLink[]
  /** Documents that tell of an incident of these once more, by their ids. */
  readonly duplicates: readonly string[]
}

/** Whether a link is one of likeness. */
export function isWeaker<Link extends RecurrenceLink>(link: Link): link is Link & {readonly type: WeakerLinkType} {
  return weakerLinkTypes.some(type => type === link.type)
}

/**
 * Groups incidents that are connected by somebody's word that one is another one again; with `hasWeaker`, by likenesses as well. What came again
 * most lately stands first. Duplicates count once, as the document that they say is the original. It costs what the links are, however long
 * their chains, and circles are no harm.
 */
export function toClusters(graph: RecurrenceGraph, {hasWeaker = false}: {readonly hasWeaker?: boolean} = {}): readonly RecurrenceCluster[] {
  const {incidents, links, duplicates} = foldDuplicates(graph)
  const groups = openGroups()
  for (const link of links) if (hasWeaker || !isWeaker(link)) groups.join(link.from, link.to)
  const members = new Map<string, LinkedIncident[]>()
  for (const incident of incidents) {
    const root = groups.find(incident.id)
    if (root !== undefined) append(members, root, incident)
  }
  const inside = new Map<string, StatedLink[]>()
  for (const link of links) {
    const root = groups.find(link.from)
    if (root !== undefined && root === groups.find(link.to)) append(inside, root, link)
  }
  return [...members]
    .map(([root, list]): RecurrenceCluster => {
      const ordered = list.toSorted(byDate)
      const own = inside.get(root) ?? []
      return {
        id: ordered[0]?.id ?? root,
        incidents: ordered,
        repeats: own.filter(link => !isWeaker(link)),
        likenesses: own.filter(isWeaker),
        duplicates: list.flatMap(({id}) => duplicates.get(id) ?? []).toSorted(compare),
      }
    })
    .toSorted((a, b) => compare(toLatest(b), toLatest(a)) || compare(a.id, b.id))
}

/** The date of the last of a cluster's incidents; nothing where none is dated, which sorts before all dates. */
export function toLatest({incidents}: Pick<RecurrenceCluster, 'incidents'>): string {
  return incidents.findLast(({date}) => date !== undefined)?.date?.at ?? ''
}

function byDate(a: LinkedIncident, b: LinkedIncident): number {
  return compare(a.date?.at ?? '~', b.date?.at ?? '~') || compare(a.id, b.id)
}

type Folded = {
  readonly incidents: readonly LinkedIncident[]
  readonly links: readonly StatedLink[]
  readonly duplicates: ReadonlyMap<string, readonly string[]>
}

/** The same without documents that tell of another one's incident: what they state counts for that one. */
function foldDuplicates({incidents, links}: RecurrenceGraph): Folded {
  const originals = new Map<string, string>()
  for (const {from, to, type} of links) if (type === 'duplicate-of' && from !== to && !originals.has(from)) originals.set(from, to)
  const stands = toStanding(originals)
  const duplicates = new Map<string, string[]>()
  for (const {id} of incidents) if (stands(id) !== id) append(duplicates, stands(id), id)
  const folded = new Map<string, StatedLink>()
  for (const {from, to, type} of links) {
    const link = {from: stands(from), to: stands(to), type, statedBy: from}
    const key = `${link.from}\n${link.to}\n${type}`
    // Where a document says it as well as one that tells of its incident once more, its own word is the one to be read.
    if (type !== 'duplicate-of' && link.from !== link.to && (from === link.from || !folded.has(key))) folded.set(key, link)
  }
  return {incidents: incidents.filter(({id}) => stands(id) === id), links: [...folded.values()], duplicates}
}

/** The document that stands for another; where duplicates name each other in a circle, the first of them by its id. */
function toStanding(originals: ReadonlyMap<string, string>): (id: string) => string {
  const known = new Map<string, string>()
  return id => {
    const path: string[] = []
    const onPath = new Set<string>()
    let at = id
    while (!known.has(at) && !onPath.has(at) && originals.has(at)) {
      path.push(at)
      onPath.add(at)
      at = originals.get(at) ?? at
    }
    const circle = onPath.has(at) ? path.slice(path.indexOf(at)) : []
    const standing = known.get(at) ?? (circle.length > 0 ? (circle.toSorted(compare)[0] ?? at) : at)
    for (const each of path) known.set(each, standing)
    return standing
  }
}

type Groups = {join(a: string, b: string): void; find(id: string): string | undefined}

/** Which of many things belong together, told two at a time. */
function openGroups(): Groups {
  const above = new Map<string, string>()
  const find = (id: string): string => {
    let root = id
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next
    // What was passed on the way leads straight there from now on.
    for (let at = id; at !== root; ) {
      const next = above.get(at) ?? root
      above.set(at, root)
      at = next
    }
    return root
  }
  return {
    join(a, b) {
      for (const id of [a, b]) if (!above.has(id)) above.set(id, id)
      const [one, other] = [find(a), find(b)].toSorted(compare)
      if (one !== undefined && other !== undefined) above.set(other, one)
    },
    find: id => (above.has(id) ? find(id) : undefined),
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
