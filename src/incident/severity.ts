import type {Evidence} from './evidence.ts'

/** 1 is the worst. */
export type SeverityLevel = 1 | 2 | 3 | 4 | 5

export const severityLevels: readonly SeverityLevel[] = [1, 2, 3, 4, 5]

/** The label stands as written; `level` is undefined where the label belongs to no known scale. */
export type Severity = {readonly level: SeverityLevel | undefined; readonly label: string; readonly evidence: Evidence}

/** The product's own name of a level: `SEV1` to `SEV5`. */
export function formatSeverityLevel(level: SeverityLevel): string {
  return `SEV${level}`
}

/** A library's own names of severities, folded as `foldSeverityName` folds them, with the level each of them means. */
export type SeverityNames = Readonly<Record<string, SeverityLevel>>

/** A name of a severity as it is compared: `  Code BLUE` and `code blue` are one. */
export function foldSeverityName(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

/** Scales by number: SEV, S and P with or without a dash, GitLab's `~severity::2`, "Level 2", "2 (major)", a bare digit. */
const numbered = /^~?"?(?:(?:incident )?sev(?:erity)?|s|p|prio(?:rity)?|level|tier|stufe|niveau|nivel|nível)?[\s:.#-]*(?<digit>[0-5])(?![\d.]*\d|\s?%)/iu

/** Scales by word or colour, the worst first; German, French, Spanish, Portuguese, Dutch and Japanese as well. */
const worded: readonly (readonly [SeverityLevel, RegExp])[] = [
  [1, /^(?:critical|blocker|catastrophic|emergency|disaster|down|red|kritisch|critique|cr[ií]tic[oa]|kritiek|rot|rouge|致命的|緊急)(?!\p{L})/iu],
  [2, /^(?:major|high|severe|serious|significant|disrupted|orange|hoch|schwer|majeure?|élevée?|haute|alta|alto|grave|hoog|ernstig|重大|高)(?!\p{L})/iu],
  [3, /^(?:moderate|medium|amber|yellow|mittel|moyenne?|modérée?|media|média|moderad[oa]|gemiddeld|中)(?!\p{L})/iu],
  [4, /^(?:minor|low|notice|niedrig|gering|mineure?|faible|baja|baixa|menor|laag|軽微|低)(?!\p{L})/iu],
  [5, /^(?:cosmetic|trivial|negligible|informational)(?!\p{L})/iu],
]

/**
 * The level of a label on the scales that people use: `SEV-2`, `P0`, `Major`, `~severity::3`, `red`. A scale that starts at 0 has its worst
 * there, which is 1 here; undefined for a label of no known scale. A library's own names go before those scales.
 */
export function toSeverityLevel(label: string, own?: SeverityNames): SeverityLevel | undefined {
  const plain = label.trim()
  const name = foldSeverityName(plain)
  if (own && Object.hasOwn(own, name)) return own[name]
  const digit = numbered.exec(plain)?.groups?.digit
  if (digit !== undefined) return Math.max(1, Number(digit)) as SeverityLevel
  const word = plain.replace(/^(?:sev(?:erity)?|prio(?:rity)?)[\s:-]+/i, '')
  return worded.find(([, pattern]) => pattern.test(word))?.[0]
}
