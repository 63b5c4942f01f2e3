import {coversReaders} from '#src/incident/covers-readers.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {RelationType} from '#src/incident/relation.ts'
import type {FrontMatterValues} from '#src/postmortem/edit-front-matter.ts'

/** What of a duplicate's front matter may be taken over by the document that stays. */
const takeableLists = ['services', 'tags', 'authors'] as const
export const takeableFields = [...takeableLists, 'related'] as const
export type TakeableField = (typeof takeableFields)[number]

/** What a merge writes: into the document that stays, and into the one that goes. */
export type MergePlan = {readonly stays: FrontMatterValues; readonly goes: FrontMatterValues}

/** Why two documents cannot be made one, in a sentence; undefined where they can. */
export function findMergeFault(stays: Incident, goes: Incident): string | undefined {
  if (stays.id === goes.id) return 'An incident is no duplicate of itself.'
  if (stays.status !== 'published' && goes.status === 'published') {
    return 'The one that would stay is not published, and the other is: whoever reads it now would find neither. Publish the one that stays first, or merge the other way round.'
  }
  const [one, other] = [stays, goes].map(({visibility, audience}) => ({visibility, audience, status: 'published' as const}))
  if (!one || !other || !coversReaders(one, other) || !coversReaders(other, one)) {
    return 'They are not for the same readers: the one that stays would tell some of them of the other, or be hidden from some who read that. Give both the same `visibility` and `audience` first.'
  }
  return undefined
}

/** The values of a field that the duplicate has and the document that stays has not, in whatever case. */
export function listTakeable(stays: Incident, goes: Incident, field: TakeableField): readonly string[] {
  if (field === 'related') return listTakeableRelations(stays, goes).map(({to, type}) => `${to} (${type})`)
  const known = new Set(stays[field].map(({value}) => value.toLowerCase()))
  return [...new Set(goes[field].map(({value}) => value))].filter(value => !known.has(value.toLowerCase()))
}

/** Both have the same readers, who are told of no incident that they were not told of before. */
function listTakeableRelations(stays: Incident, goes: Incident): readonly {readonly to: string; readonly type: RelationType}[] {
  const own = new Set([stays.id, goes.id, ...[...stays.aliases, ...goes.aliases].map(({value}) => value)])
  const known = new Set(stays.relations.map(({to, type}) => `${type} ${to}`))
  return goes.relations.filter(({to, type}) => !own.has(to) && !known.has(`${type} ${to}`)).map(({to, type}) => ({to, type}))
}

/**
 * Makes one of two: the document that stays gets the other's addresses, old ones included, and what is to be taken over; the other becomes a
 * draft that says what it is a duplicate of, so that nothing of it is lost.
 */
export function planMerge(stays: Incident, goes: Incident, takes: ReadonlySet<TakeableField>): MergePlan {
  const aliases = [...stays.aliases.map(({value}) => value), goes.id, ...goes.aliases.map(({value}) => value)]
  const taken = takeableLists.flatMap((field): [string, readonly string[]][] => {
    const more = takes.has(field) ? listTakeable(stays, goes, field) : []
    return more.length === 0 ? [] : [[field, [...stays[field].map(({value}) => value), ...more]]]
  })
  const relations = takes.has('related') ? listTakeableRelations(stays, goes) : []
  const isStated = goes.relations.some(({to, type}) => to === stays.id && type === 'duplicate-of')
  return {
    stays: {
      aliases: [...new Set(aliases)].filter(alias => alias !== stays.id),
      ...Object.fromEntries(taken),
      ...(relations.length === 0 ? {} : {related: {appends: relations}}),
    },
    goes: {...(goes.status === 'draft' ? {} : {status: 'draft'}), ...(isStated ? {} : {related: {appends: [{to: stays.id, type: 'duplicate-of'}]}})},
  }
}
