import {foldName} from '#src/incident/service-names.ts'
import {findNearest} from '#src/postmortem/rules/find-nearest.ts'

/** Names that somebody who wrote this one may have meant: the same but for case, then one that it is a part of or the other way round, then a slip of the keyboard. */
export function listNearNames(written: string, names: readonly string[], most = 5): readonly string[] {
  const asked = foldName(written).trim().slice(0, 120)
  if (asked === '') return []
  const folded = names.map(name => ({name, letters: foldName(name)}))
  const same = folded.filter(({letters}) => letters === asked)
  const parts = asked.length < 3 ? [] : folded.filter(({letters}) => letters.includes(asked) || (letters.length > 2 && asked.includes(letters)))
  const nearest = findNearest(
    asked,
    folded.map(({letters}) => letters),
  )
  const slips = folded.filter(({letters}) => letters === nearest)
  return [...new Set([...same, ...slips, ...parts].map(({name}) => name))].slice(0, most)
}
