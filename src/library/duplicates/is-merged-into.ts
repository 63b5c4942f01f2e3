import type {Incident} from '#src/incident/incident.ts'

/** Whether a document was merged into another one: it is no more than a draft, and says whose duplicate it is. Its address is then the other one's for all who see no drafts. */
export function isMergedInto({status, relations}: Pick<Incident, 'status' | 'relations'>, stays: string): boolean {
  return status !== 'published' && relations.some(({to, type}) => to === stays && type === 'duplicate-of')
}
