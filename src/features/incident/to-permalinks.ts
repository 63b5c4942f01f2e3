import type {Incident} from '#src/incident/incident.ts'

/** Addresses within the page for the items of an incident's lists, parallel to them. */
export type Permalinks = {
  readonly entries: readonly string[]
  readonly updates: readonly string[]
  readonly factors: readonly string[]
  readonly actions: readonly string[]
}

/**
 * Names entries and updates by their instants, actions by their own ids or else their words, and factors by their words: what somebody adds
 * above them later changes no address. Those that would be called the same are numbered.
 */
export function toPermalinks({timeline, updates, factors, actions}: Pick<Incident, 'timeline' | 'updates' | 'factors' | 'actions'>): Permalinks {
  return {
    entries: number(timeline.map(({instant}) => `at-${toDigits(instant.at)}`)),
    updates: number(updates.map(({instant}) => `update-at-${toDigits(instant.at)}`)),
    factors: number(factors.map(({title}) => `f-${toWords(title)}`)),
    actions: number(actions.map(({id, title}) => `a-${toWords(id ?? title)}`)),
  }
}

/** `2018-11-05T14:47:00Z` becomes `20181105-1447`; seconds stay where there are any. */
function toDigits(at: string): string {
  return at.replace(/:00Z$/, '').replace(/[-:Z]/g, '').replace('T', '-')
}

function toWords(text: string): string {
  const words = text
    .slice(0, 200)
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '')
  // Ends with a whole word, so that a correction further on changes nothing.
  return (words.length > 60 ? words.slice(0, 60).replace(/-[^-]*$/, '') : words).replace(/-$/, '') || 'item'
}

function number(names: readonly string[]): readonly string[] {
  const taken = new Map<string, number>()
  return names.map(name => {
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return count === 1 ? name : `${name}--${count}`
  })
}
