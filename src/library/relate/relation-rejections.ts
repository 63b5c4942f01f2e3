import type {RelationType} from '#src/incident/relation.ts'
import type {Viewer} from '#src/incident/viewer.ts'

/** That somebody has said no to a proposal: it is not made again as long as its basis is the same. */
export type RelationRejection = {
  readonly id: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly actor: string
  /** The two incidents, the one with the smaller id first. */
  readonly one: string
  readonly other: string
  /** As what it was proposed. */
  readonly type: RelationType
  /** See `RelationProposal`. */
  readonly basis: string
  readonly reason: string | undefined
}

export type NewRejection = Omit<RelationRejection, 'id' | 'at'> & {readonly actorId: string | undefined}

/** What no file holds: the proposals that people have rejected. Nothing is told of incidents that are not both there for the viewer. */
export interface RelationRejections {
  /** Remembers it, in whichever order the two are given; who comes second is answered with what was said first. */
  add(rejection: NewRejection): Promise<RelationRejection>
  /** Those that have to do with any of these incidents. */
  listOf(viewer: Viewer, incidents: readonly string[]): Promise<readonly RelationRejection[]>
  /** Newest first; those before the one with the id `after`, where that is given. */
  list(viewer: Viewer, limit: number, after?: string): Promise<readonly RelationRejection[]>
  count(viewer: Viewer): Promise<number>
  /** Undefined where there is none for the viewer. */
  find(viewer: Viewer, id: string): Promise<RelationRejection | undefined>
  /** Lets it be proposed again; false where there was none any more. */
  remove(id: string): Promise<boolean>
}

/** Whether somebody has said no to exactly this. */
export function isRejected(
  {from, to, basis}: {readonly from: string; readonly to: string; readonly basis: string},
  rejections: readonly RelationRejection[],
): boolean {
  const pair = inOrder(from, to)
  return rejections.some(rejection => rejection.basis === basis && rejection.one === pair.one && rejection.other === pair.other)
}

/** Two incidents as they are kept. */
export function inOrder(one: string, other: string): {readonly one: string; readonly other: string} {
  return one < other ? {one, other} : {one: other, other: one}
}
