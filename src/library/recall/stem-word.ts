/**
 * A word as it is compared: without the endings that make "connect" of "connections" and "migrate" of "migration". What is left may be no
 * word. Words with digits or other letters, and short ones, stand for themselves.
 */
export function stemWord(word: string): string {
  if (!/^[a-z]{4,24}$/.test(word)) return word
  let stem = word.replace(/(?:ies|ied)$/, 'y')
  if (stem === word) stem = dropPlural(stem)
  stem = dropVerbEnding(stem)
  for (const ending of endings) {
    const rest = stem.slice(0, stem.length - ending.length)
    if (stem.endsWith(ending) && rest.length >= 4 && vowel.test(rest)) {
      stem = rest
      break
    }
  }
  return stem.length > 4 ? stem.replace(/(?:e|y|i)$/, '') : stem
}

const vowel = /[aeiouy]/
// The longest first.
const endings = ['ization', 'ations', 'ation', 'ition', 'ment', 'ness', 'ible', 'able', 'ance', 'ence', 'ion', 'ity', 'ive', 'ate', 'al', 'ly']

function dropPlural(word: string): string {
  if (/(?:[sxz]|[cs]h)es$/.test(word) && !/[aeiou]ses$/.test(word)) return word.slice(0, -2)
  return /[^aiosu]s$/.test(word) ? word.slice(0, -1) : word
}

function dropVerbEnding(word: string): string {
  const base = /[^e]ed$/.test(word) ? word.slice(0, -2) : /ing$/.test(word) ? word.slice(0, -3) : word
  if (base === word || base.length < 3 || !vowel.test(base)) return word
  return base.length > 3 && /([bdgklmnprt])\1$/.test(base) && !/(?:ll|ss)$/.test(base) ? base.slice(0, -1) : base
}
