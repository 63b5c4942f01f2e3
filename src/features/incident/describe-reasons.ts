import {formatFactorCategory} from '#src/incident/factor.ts'
import type {RelationType} from '#src/incident/relation.ts'
import type {CrossReason, StatedReason} from '#src/library/cross-reference.ts'

/** A reason in words; `stated` is set where the incident's own document gives it, and `statedThere` where the other one's does. */
export type ReasonText = {
  readonly text: string
  readonly stated: StatedReason['kind'] | undefined
  readonly statedThere?: StatedReason['kind']
}

/** Why another incident is named beside this one, in words about that other one; what both share is put together. */
export function describeReasons(reasons: readonly CrossReason[]): readonly ReasonText[] {
  const namesOf = (kind: 'service' | 'factor'): readonly string[] => reasons.flatMap(reason => (reason.kind === kind && 'name' in reason ? [reason.name] : []))
  const stated = reasons.filter(reason => 'direction' in reason)
  const texts = stated
    // A likeness that both documents state is one likeness.
    .filter(({kind, direction}) => direction === 'from' || !mutual.has(kind) || !stated.some(other => other.kind === kind && other.direction === 'from'))
    .map(({kind, direction}) => ({text: words[kind][direction], ...(direction === 'from' ? {stated: kind} : {stated: undefined, statedThere: kind})}))
  return [
    ...texts,
    ...share('same service', 'same services', namesOf('service')),
    ...share('same factor', 'same factors', namesOf('factor').map(formatFactorCategory)),
  ]
}

/** A relation to an incident that cannot be named, in words. */
export function describeRelation(type: RelationType): string {
  return words[type].from
}

/** `from` is what this document says of the other incident, `to` what the other one's says of this. */
const words: Readonly<Record<StatedReason['kind'], Readonly<Record<StatedReason['direction'], string>>>> = {
  'duplicate-of': {from: 'this is a duplicate of it', to: 'a duplicate of this'},
  'recurrence-of': {from: 'this is a recurrence of it', to: 'a recurrence of this'},
  'caused-by': {from: 'it caused this', to: 'caused by this'},
  'same-trigger': {from: 'same trigger', to: 'same trigger, it says'},
  'same-factor': {from: 'same factor, by the author', to: 'same factor, it says'},
  'same-symptom': {from: 'same symptom', to: 'same symptom, it says'},
  related: {from: 'related', to: 'related, it says'},
  mention: {from: 'linked in the text', to: 'links here'},
}

const mutual: ReadonlySet<StatedReason['kind']> = new Set(['same-trigger', 'same-factor', 'same-symptom', 'related'])

function share(one: string, several: string, names: readonly string[]): readonly ReasonText[] {
  return names.length === 0 ? [] : [{text: `${names.length === 1 ? one : several}: ${names.join(', ')}`, stated: undefined}]
}
