import {areSorted, foldFactor} from '#src/incident/addressed-factors.ts'
import type {Incident} from '#src/incident/incident.ts'
import {listContentWords} from '#src/postmortem/rules/content-words.ts'

/** An action, by its place in the incident, that is about something: because it says so, or because of words that both have and few others. */
export type TraceLink = {
  readonly action: number
  readonly how: 'stated' | 'words' /** Of the action, where `how` says so. */
  readonly words: readonly string[]
}

/** A contributing factor with the actions against it; one of the front matter alone has no `factor`, which is its place in the incident. */
export type TracedFactor = {
  readonly factor: number | undefined
  readonly title: string
  readonly category: string | undefined
  /** How many factors have the category: an action that names it may mean any of them. */
  readonly sharing: number
  readonly links: readonly TraceLink[]
}

/** Something that went poorly, with the actions that are likely about it; `lesson` is its place in the incident. */
export type TracedLesson = {readonly lesson: number; readonly text: string; readonly links: readonly TraceLink[]}

/** What of an incident is followed up by which action. */
export type ActionTrace = {
  readonly factors: readonly TracedFactor[]
  readonly lessons: readonly TracedLesson[]
  /** Actions that name no factor of the incident, and that share no words with any. */
  readonly others: readonly number[]
}

/**
 * Traces contributing factors and what went poorly to actions. Nothing is claimed that the text does not bear: an action is about a factor
 * whose category or title it names; where actions say nothing of the kind, one that shares several words with it which hardly anything else
 * in the incident has is likely about it. That no action is linked says that none names it, and not that nothing was done. What
 * `unaddressed-factor` reports is never linked here.
 */
export function traceActions({actions, factors, factorCategories, lessons}: Incident): ActionTrace {
  const carried = new Set(factors.flatMap(({category}) => (category === undefined ? [] : [foldFactor(category)])))
  const targets = [
    ...factors.map(({title, category, evidence}, factor) => ({factor, title, category, quote: evidence.quote})),
    ...[...new Set(factorCategories.map(({value}) => value))]
      .filter(value => !carried.has(foldFactor(value)))
      .map(value => ({factor: undefined, title: value, category: value, quote: ''})),
  ]
  const poor = lessons.flatMap(({kind, text, evidence}, lesson) => (kind === 'poorly' ? [{lesson, text, quote: evidence.quote}] : []))
  const named = toPlaces(actions.map(({factor}) => (factor === undefined ? [] : [foldFactor(factor)])))
  const sharing = toPlaces(targets.map(({category}) => (category === undefined ? [] : [foldFactor(category)])))
  // The same list for all that have the name, however many they are.
  const stated = new Map([...named].map(([name, places]) => [name, places.map((action): TraceLink => ({action, how: 'stated', words: []}))]))
  const sorted = areSorted(actions)
  // Without their attributes: an owner's name and a ticket's address are no words about anything.
  const texts = actions.map(({title}) => listContentWords(title))
  const spoken = linkByWords(
    [...targets, ...poor].map(({quote}) => quote),
    texts,
  )
  const traced = targets.map(({factor, title, category, quote: _}, place): TracedFactor => {
    const said = (category === undefined ? undefined : stated.get(foldFactor(category))) ?? stated.get(foldFactor(title)) ?? []
    // Whoever names another factor is about that one.
    const free = (spoken[place] ?? []).filter(({action}) => actions[action]?.factor === undefined)
    const isSettled = said.length > 0 || (sorted && category !== undefined)
    return {factor, title, category, sharing: category === undefined ? 1 : (sharing.get(foldFactor(category))?.length ?? 1), links: isSettled ? said : free}
  })
  const linked = new Set<number>()
  // Each list once, which many factors of one category share.
  for (const links of new Set(traced.map(({links}) => links))) for (const {action} of links) linked.add(action)
  return {
    factors: traced,
    lessons: poor.map(({lesson, text}, place) => ({lesson, text, links: spoken[targets.length + place] ?? []})),
    others: actions.flatMap((_, action) => (linked.has(action) ? [] : [action])),
  }
}

/** So many words in common are no chance, where so few of either side have each of them. */
const fewestWords = 2
const mostHolders = 2

/** For each target, the actions that share words with it which hardly any other target and hardly any other action has. */
function linkByWords(quotes: readonly string[], texts: readonly ReadonlyMap<string, string>[]): readonly (readonly TraceLink[])[] {
  const targets = quotes.map(listContentWords)
  const holders = toPlaces(targets.map(words => [...words.keys()]))
  const links = targets.map(() => new Map<number, string[]>())
  for (const [stem, places] of toPlaces(texts.map(words => [...words.keys()]))) {
    const held = holders.get(stem) ?? []
    if (held.length > mostHolders || places.length > mostHolders) continue
    for (const target of held)
      for (const action of places) {
        const word = texts[action]?.get(stem) ?? ''
        if (isSameWord(word, targets[target]?.get(stem) ?? '')) links[target]?.set(action, [...(links[target].get(action) ?? []), word])
      }
  }
  return links.map(each =>
    [...each]
      .filter(([, words]) => words.length >= fewestWords)
      .sort(([a], [b]) => a - b)
      .map(([action, words]): TraceLink => ({action, how: 'words', words})),
  )
}

/** Five equal letters make "configuration" and "confirmed" one word, which does to rule something out and not to claim it. */
function isSameWord(one: string, other: string): boolean {
  const length = Math.max(5, Math.min(one.length, other.length) - 3)
  return one.slice(0, length) === other.slice(0, length)
}

/** The places at which each value stands. */
function toPlaces(lists: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  lists.forEach((values, place) => {
    for (const value of values) {
      const held = places.get(value)
      if (held) held.push(place)
      else places.set(value, [place])
    }
  })
  return places
}
