import {formatDetection} from '#src/features/catalogue/describe-filters.ts'
import {formatLikeness} from '#src/features/relations/relation-words.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import {formatSeverityLevel} from '#src/incident/severity.ts'
import {findLikenesses} from '#src/library/relate/find-likenesses.ts'
import type {LikenessKind, LikenessPassage} from '#src/library/relate/likeness.ts'
import {toPassageHref} from '#src/library/search/to-passage-href.ts'
import type {ComparedIncident} from './compared-incident.ts'

/** In what incidents can be alike; the order is that in which a reader learns from it. */
export const sharedKinds = ['symptom', 'trigger', 'factor', 'fix', 'action', 'technology', 'service', 'detection', 'severity', 'organization'] as const
export type SharedKind = (typeof sharedKinds)[number]

/** That some of the incidents have something in common. */
export type SharedThing = {
  readonly kind: SharedKind
  readonly what: string
  /** By the places of the incidents, in their order: where each of them says so, and what it says where that is more than the name. */
  readonly among: readonly {readonly place: number; readonly href: string; readonly text: string | undefined}[]
  /** True where the program has read it from what the texts say in different words, so that it is to be verified. */
  readonly isFound: boolean
}

/** What at least two of them have in common, what most have first. */
export function listShared(compared: readonly ComparedIncident[]): readonly SharedThing[] {
  const stated = listStated(compared)
  const names = new Set(stated.map(({kind, what}) => `${kind} ${what}`))
  const found = listFound(compared).filter(({kind, what}) => !names.has(`${kind} ${what}`))
  return [...stated, ...found].toSorted((a, b) => b.among.length - a.among.length || sharedKinds.indexOf(a.kind) - sharedKinds.indexOf(b.kind))
}

/** How many of the incidents have it, where any other has. */
export function countShared(shared: readonly SharedThing[], kind: SharedKind, what: string): SharedThing | undefined {
  return shared.find(thing => thing.kind === kind && thing.what === what)
}

/** The address of the sentence that states something. */
export function toEvidenceHref({page}: Pick<ComparedIncident, 'page'>, {start}: Evidence): string {
  return `${page}?tab=source#L${start.line}`
}

/** The categories of an incident, each with where it is stated first. */
export function listCategories({incident: {factors, factorCategories}, page}: Pick<ComparedIncident, 'incident' | 'page'>): ReadonlyMap<string, string> {
  const hrefs = new Map<string, string>()
  for (const [index, {category}] of factors.entries()) {
    if (category !== undefined && !hrefs.has(category)) hrefs.set(category, toPassageHref(page, {...nowhere, place: 'factor', index}))
  }
  for (const {value, evidence} of factorCategories) if (!hrefs.has(value)) hrefs.set(value, toEvidenceHref({page}, evidence))
  return hrefs
}

/** Where a passage stands on the page of its incident. */
export function toLikenessHref(page: string, passage: LikenessPassage): string {
  return toPassageHref(page, {...nowhere, ...passage})
}

const nowhere = {kind: undefined, heading: undefined, parts: [], anchor: undefined, text: ''} as const

function listStated(compared: readonly ComparedIncident[]): readonly SharedThing[] {
  const values = compared.flatMap((each, place) => {
    const {incident, services} = each
    const {severity, organization, detectedBy} = incident
    const at = (kind: SharedKind, what: string, href: string) => ({kind, what, place, href})
    return [
      ...[...listCategories(each)].map(([category, href]) => at('factor', formatFactorCategory(category), href)),
      ...services.map(name => at('service', name, `${each.page}#fact-affected`)),
      ...(detectedBy && detectedBy.value !== 'unknown' ? [at('detection', formatDetection(detectedBy.value), toEvidenceHref(each, detectedBy.evidence))] : []),
      ...(severity?.level ? [at('severity', formatSeverityLevel(severity.level), toEvidenceHref(each, severity.evidence))] : []),
      ...(organization ? [at('organization', organization.value, toEvidenceHref(each, organization.evidence))] : []),
    ]
  })
  const things = new Map<string, SharedThing>()
  for (const {kind, what, place, href} of values) {
    const known = things.get(`${kind} ${what}`)
    if (known?.among.some(each => each.place === place)) continue
    things.set(`${kind} ${what}`, {kind, what, isFound: false, among: [...(known?.among ?? []), {place, href, text: undefined}]})
  }
  return [...things.values()].filter(({among}) => among.length > 1)
}

function listFound(compared: readonly ComparedIncident[]): readonly SharedThing[] {
  const things = new Map<string, SharedThing>()
  for (const [place, one] of compared.entries()) {
    for (const [beside, other] of compared.entries()) {
      if (beside <= place) continue
      for (const likeness of findLikenesses(one, other)) {
        const {kind, between} = likeness
        const what = formatLikeness(likeness)
        const named = between[0].place === 'action' ? 'action' : kindsOf[kind]
        if (named === undefined) continue
        const key = `${named} ${what}`
        const known = things.get(key)?.among ?? []
        const more = [
          {place, page: one.page, passage: between[0]},
          {place: beside, page: other.page, passage: between[1]},
        ].filter(each => !known.some(({place}) => place === each.place))
        const among = [...known, ...more.map(({place, page, passage}) => ({place, href: toLikenessHref(page, passage), text: passage.text}))]
        things.set(key, {kind: named, what, isFound: true, among: among.toSorted((a, b) => a.place - b.place)})
      }
    }
  }
  return [...things.values()]
}

/** Services are compared by their names alone, because that is what they are listed by. */
const kindsOf: Readonly<Record<LikenessKind, SharedKind | undefined>> = {
  'same-symptom': 'symptom',
  'same-trigger': 'trigger',
  'same-factor': 'factor',
  'same-fix': 'fix',
  'same-technology': 'technology',
  'same-service': undefined,
}
