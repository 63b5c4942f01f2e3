import {createHash} from 'node:crypto'
import {synonymPhrases} from '#src/library/search/synonyms.ts'

/**
 * The phrases that are looked for when a text is indexed, because searches ask for them that nobody typed: "timeout" asks for "time out".
 * Each is a word of its own to the index, with a blank in it.
 */
export const knownPhrases: ReadonlySet<string> = new Set(synonymPhrases)

/** What stands in the index beside a text in which these phrases, and no others, were looked for. */
export const lookedFor: string = `x/${createHash('sha256')
  .update([...knownPhrases].sort().join('\n'))
  .digest('hex')
  .slice(0, 8)}`

const byFirst = new Map<string, (readonly string[])[]>()
for (const phrase of knownPhrases) {
  const [first = '', ...others] = phrase.split(' ')
  byFirst.set(first, [...(byFirst.get(first) ?? []), others])
}

/** The known phrases that stand among some words, each as often as it does. */
export function listKnownPhrases(words: readonly string[]): readonly string[] {
  return words.flatMap((word, place) =>
    (byFirst.get(word) ?? []).flatMap(others => (others.every((other, at) => words[place + 1 + at] === other) ? [[word, ...others].join(' ')] : [])),
  )
}
