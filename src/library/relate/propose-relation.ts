import {coversReaders} from '#src/incident/covers-readers.ts'
import type {Incident} from '#src/incident/incident.ts'
import {toIncidentDate} from '#src/incident/incident-date.ts'
import {type RelationType, relationTypes} from '#src/incident/relation.ts'
import {toHash} from '#src/library/publish/compare-files.ts'
import {type ComparedDocument, findLikenesses} from './find-likenesses.ts'
import type {Likeness, LikenessKind} from './likeness.ts'

/** A relation between two incidents that nobody has stated, with what speaks for it. */
export type RelationProposal = {
  /** The incident whose document would say so: the later one, unless its readers must not hear of the earlier one. */
  readonly from: string
  readonly to: string
  readonly type: RelationType
  /** Every type that the document may state instead, the proposed one included. */
  readonly types: readonly RelationType[]
  /** With the passages of `from` and of `to`, in this order. */
  readonly likenesses: readonly Likeness[]
  /** SHA-256 of what the two are alike in, by the words of both: as long as it is the same, an answer to the proposal holds. */
  readonly basis: string
}

/** In what two incidents are alike, with the passages of `one` and of `other`, and what they may have to do with each other by that. */
export type PairComparison = {readonly likenesses: readonly Likeness[]; readonly proposal: RelationProposal | undefined}

/** Compares two incidents by what both accounts state. The same in either order, but for the order of the passages. */
export function comparePair(one: ComparedDocument, other: ComparedDocument): PairComparison {
  const isTurned = !isLater(one.incident, other.incident)
  const [later, earlier] = isTurned ? [other, one] : [one, other]
  const likenesses = findLikenesses(later, earlier)
  return {likenesses: isTurned ? likenesses.map(turn) : likenesses, proposal: proposeRelation(later.incident, earlier.incident, likenesses)}
}

/** Undefined where the likenesses are too little, and where neither document may name the other one. */
function proposeRelation(later: Incident, earlier: Incident, likenesses: readonly Likeness[]): RelationProposal | undefined {
  const isStraight = coversReaders(earlier, later)
  if (!isStraight && !coversReaders(later, earlier)) return undefined
  // What goes both ways can be stated by either document; a direction cannot be turned round.
  const types = isStraight ? relationTypes.filter(type => type !== 'recurrence-of' || isAfter(later, earlier)) : mutualTypes
  const type = listLikelyTypes(likenesses).find(each => types.includes(each))
  if (type === undefined) return undefined
  const [from, to] = isStraight ? [later, earlier] : [earlier, later]
  return {from: from.id, to: to.id, type, types, likenesses: isStraight ? likenesses : likenesses.map(turn), basis: toBasis(likenesses)}
}

const mutualTypes: readonly RelationType[] = ['same-trigger', 'same-factor', 'same-symptom', 'related']

/** The types that likenesses speak for, the strongest first. */
function listLikelyTypes(likenesses: readonly Likeness[]): readonly RelationType[] {
  const kinds = new Set(likenesses.map(({kind}) => kind))
  const telling = tellingKinds.filter(kind => kinds.has(kind))
  return [
    // The same service twice is no recurrence yet: it has to have failed in the same way for the same reason.
    ...(kinds.has('same-service') && telling.length >= 2 ? (['recurrence-of'] as const) : []),
    ...(['same-trigger', 'same-factor', 'same-symptom'] as const).filter(kind => kinds.has(kind)),
    // What ended them is some connection; a service or a technology in common alone is none that anybody needs to be told of.
    ...(kinds.has('same-fix') || (kinds.has('same-service') && kinds.has('same-technology')) ? (['related'] as const) : []),
  ]
}

const tellingKinds: readonly LikenessKind[] = ['same-symptom', 'same-trigger', 'same-factor', 'same-fix']

/** In a fixed order also where times are equal or unknown, so that a pair has one proposal whichever of the two is looked at. */
function isLater(one: Incident, other: Incident): boolean {
  const [a, b] = [toIncidentDate(one)?.at ?? '', toIncidentDate(other)?.at ?? '']
  return a === b ? one.id > other.id : a > b
}

function isAfter(later: Incident, earlier: Incident): boolean {
  const [a, b] = [toIncidentDate(later)?.at, toIncidentDate(earlier)?.at]
  return a !== undefined && b !== undefined && a > b
}

function turn({between: [here, there], ...likeness}: Likeness): Likeness {
  return {...likeness, between: [there, here]}
}

/** Nothing of where the words stand, nor of who they are called by now: a passage that moves and a document that is renamed are no news. */
function toBasis(likenesses: readonly Likeness[]): string {
  // What proposes nothing by itself is no reason to ask again, either.
  const telling = likenesses.filter(({kind}) => tellingKinds.includes(kind))
  const lines = (telling.length > 0 ? telling : likenesses).map(({kind, what, between}) => {
    const texts = between.map(({text}) => text.normalize('NFC').replace(/\s+/g, ' ').trim()).sort()
    // Of a service in common the passages are titles, which say nothing of it.
    return JSON.stringify(kind === 'same-service' ? [kind, what] : [kind, what, ...texts])
  })
  return toHash(new TextEncoder().encode(lines.sort().join('\n')))
}
