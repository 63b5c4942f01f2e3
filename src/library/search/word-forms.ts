const vowel = /[aeiouy]/
/** What a short stem doubles before an ending: "stopped", "running". */
const doubles = /(?:^|[^aeiou])[aeiou]([bdgklmnprt])$/

/**
 * The forms that an English word and its likes take: "retries" beside "retry", "retried" and "retrying". Some of them are no words, which
 * finds nothing and costs little. Words with digits or other letters, and short ones, stand for themselves. The word itself comes first.
 */
export function listForms(word: string): readonly string[] {
  if (!/^[a-z]{4,24}$/.test(word)) return [word]
  const forms = new Set([word])
  for (const base of listBases(word)) for (const form of [base, ...inflect(base)]) forms.add(form)
  return [...forms]
}

/** What the word may be a form of, itself included. */
function listBases(word: string): ReadonlySet<string> {
  const bases = new Set([word])
  const strip = (ending: string, replacement = ''): void => {
    const base = word.slice(0, word.length - ending.length) + replacement
    if (word.endsWith(ending) && base.length >= 3 && vowel.test(base)) bases.add(base)
  }
  if (word.endsWith('ies')) strip('ies', 'y')
  else if (/(?:[sxz]|[cs]h)es$/.test(word)) strip('es')
  else if (/[^aiosu]s$/.test(word)) strip('s')
  if (word.endsWith('ied')) strip('ied', 'y')
  else if (/[^e]ed$/.test(word)) for (const end of ['ed', 'd'] as const) strip(end)
  if (word.length >= 6) for (const end of ['', 'e'] as const) strip('ing', end)
  for (const base of [...bases]) if (base !== word && /([bdgklmnprt])\1$/.test(base)) bases.add(base.slice(0, -1))
  return bases
}

function inflect(base: string): readonly string[] {
  if (/[^aeiou]y$/.test(base)) {
    const stem = base.slice(0, -1)
    return [`${stem}ies`, `${stem}ied`, `${base}ing`]
  }
  if (/[^e]e$/.test(base)) return [`${base}s`, `${base}d`, `${base.slice(0, -1)}ing`]
  const last = doubles.exec(base)?.[1]
  const plural = /(?:[sxz]|[cs]h)$/.test(base) ? `${base}es` : `${base}s`
  return [plural, `${base}ed`, `${base}ing`, ...(last === undefined ? [] : [`${base}${last}ed`, `${base}${last}ing`])]
}
