import {type CrossReason, type CrossReferences, mostCounted, mostShared, mostStated, toStrength} from '#src/library/cross-reference.ts'
import type {PublishedDocument} from '#src/library/incident-store.ts'
import type {IncidentCard} from '#src/store/incident-card.ts'
import {rankShared, toReasons} from '#src/store/rank-shared.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'

export type Held = {readonly document: PublishedDocument; readonly card: IncidentCard}

/** What an incident has to do with the others; all that the viewer may see come newest first. */
export function listCrossReferences(all: readonly Held[], id: string, most = mostStated): CrossReferences {
  const own = all.find(({card}) => card.id === id)
  if (!own) return {stated: [], statedTotal: 0, shared: [], services: [], factors: []}
  const others = all.filter(held => held !== own)
  const resolve = toResolver(all)
  const found = others.map(other => {
    const said = [...listStated(own, other, 'from', resolve), ...listStated(other, own, 'to', resolve)]
    return {card: other.card, said, both: listShared(own.card, other.card)}
  })
  const toReference = ({card: {id, title, date}, said, both}: (typeof found)[number]) => ({id, title, date, reasons: toReasons([...said, ...both])})
  const stated = found
    .filter(({said}) => said.length > 0)
    .map(toReference)
    .sort((a, b) => strongest(a.reasons) - strongest(b.reasons))
  const unnamed = found.filter(({said}) => said.length === 0)
  const newest = new Set(
    listShared(own.card, own.card).flatMap(reason => unnamed.filter(({both}) => both.some(other => isSame(other, reason))).slice(0, mostShared)),
  )
  const countOthers = (kind: 'services' | 'factors') =>
    toFacetValues(own.card[kind].map(value => [value, Math.min(others.filter(({card}) => card[kind].includes(value)).length, mostCounted)] as const))
  return {
    stated: stated.slice(0, most),
    statedTotal: stated.length,
    shared: rankShared(unnamed.filter(each => newest.has(each)).map(toReference)),
    services: countOthers('services'),
    factors: countOthers('factors'),
  }
}

type Resolve = (address: string) => Held | undefined

/** The incident that an address leads to: an id wins over an alias, and of two equal aliases the smaller id. */
export function toResolver(all: readonly Held[]): Resolve {
  const byAddress = new Map<string, Held>()
  for (const held of all.toSorted((a, b) => (a.card.id < b.card.id ? -1 : 1))) {
    for (const {value} of held.document.incident.aliases) if (!byAddress.has(value)) byAddress.set(value, held)
  }
  for (const held of all) byAddress.set(held.card.id, held)
  return address => byAddress.get(address)
}

/** What one incident says of another. */
function listStated(one: Held, other: Held, direction: 'from' | 'to', resolve: Resolve): readonly CrossReason[] {
  const {relations, links} = one.document.incident
  return [
    ...relations.filter(({to}) => resolve(to) === other).map(({type}) => ({kind: type, direction})),
    ...(links.some(({to}) => resolve(to) === other) ? [{kind: 'mention' as const, direction}] : []),
  ]
}

function listShared(one: IncidentCard, other: IncidentCard): readonly CrossReason[] {
  return [
    ...one.services.filter(name => other.services.includes(name)).map(name => ({kind: 'service' as const, name})),
    ...one.factors.filter(name => other.factors.includes(name)).map(name => ({kind: 'factor' as const, name})),
  ]
}

function isSame(one: CrossReason, other: CrossReason): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function strongest([first]: readonly CrossReason[]): number {
  return first ? toStrength(first) : Number.POSITIVE_INFINITY
}
