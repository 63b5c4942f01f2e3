import type {ImpactMeasure, StatedDuration} from '#src/incident/impact.ts'
import type {Prose} from '#src/postmortem/document/prose.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'

const number = String.raw`(\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`
const qualifier = String.raw`(?:\b(up to|as high as|as many as|at least|at most|more than|over|nearly|almost|about|around|approximately|roughly|some|fewer than|less than)\s+)?`
// What is measured ends with its clause, or where the next number begins.
const clause = String.raw`((?:(?!\s(?:and|or|with|while)\s+(?:\p{L}+\s+){0,2}\d)[^.,;!?()—–\n])*)`
const measure = new RegExp(
  String.raw`${qualifier}(?<![\w.:/#+-])${number}(?:\s?(?:–|-|to)\s?${number})?\s?(%|percent\b|per cent\b|\p{Ll}[\p{L}-]*)${clause}`,
  'giu',
)

/** Words that follow a number without making it a measure of impact: spans of time, clocks, versions, places in a list. */
const notUnits = new Set(
  (
    'am pm utc gmt st nd rd th and or to of in on at until is was were as for h m s ms min mins sec secs second seconds minute minutes ' +
    'hour hours hrs day days week weeks month months year years january february march april may june july august september october ' +
    'november december x times kb mb gb tb kib mib gib tib ghz mhz'
  ).split(' '),
)

/** HTTP status codes and WebSocket close codes name an error; they do not count any. */
function isCode(value: string, unit: string, before: string): boolean {
  const named =
    /(?:^|\s)(?:http|error|status|code|codes|with|and|or|of)\s$/i.test(before) ||
    /^(?:errors?|responses?|redirects?|status|codes?|call|http|failures?|answers?)$/i.test(unit)
  return named && (/^[345]\d\d$/.test(value) || /^10(?:0\d|1[0-5])$/.test(value))
}

/** Reads the numbers an impact section measures the damage with: value, unit and what it is of. Spans of time and dates are none. */
export function readImpactMeasures(source: SourceText, prose: readonly Prose[]): readonly ImpactMeasure[] {
  return prose.flatMap(({text, start}) =>
    [...text.matchAll(measure)].flatMap((match): ImpactMeasure[] => {
      const [whole, qualified, first, second, unit, what] = match
      if (!first || !unit || notUnits.has(unit.toLowerCase()) || isCode(first, unit, text.slice(0, match.index))) return []
      const end = match.index + whole.length
      const isShare = unit === '%' || unit.toLowerCase().startsWith('per')
      return [
        {
          value: toNumber(first),
          upTo: second === undefined ? undefined : toNumber(second),
          unit: isShare ? '%' : unit,
          what: (what ?? '').replace(/[\s:]+$/, '').trim(),
          qualifier: qualified?.toLowerCase(),
          evidence: toEvidence(source, start + match.index, start + end, 'prose'),
        },
      ]
    }),
  )
}

const unit = String.raw`(minutes?|mins?|hours?|hrs?|h)\b`
const amount = String.raw`(\d+(?:\.\d+)?)\s?${unit}(?:(?:\s|,\s|\sand\s)(\d+)\s?(minutes?|mins?|min)\b)?`
const duration = new RegExp(
  String.raw`(?:\b(?:lasted|lasting|totall?ing|totall?ed|a total of|(?:total )?duration of|period of|downtime of|outage of|disruption of|impact of|degraded for|unavailable for|down for)\s+(?:for\s+)?(?:about|around|approximately|roughly|some)?\s*${amount}|${amount}\s+of\s+(?:\w+\s+)?(?:degraded|downtime|disruption|outage|unavailability|impact|interruption))`,
  'giu',
)

/** Reads how long the text says the impact lasted: "109 minutes of degraded service", "lasted 2 hours and 11 minutes". */
export function readStatedDurations(source: SourceText, prose: readonly Prose[]): readonly StatedDuration[] {
  return prose.flatMap(({text, start}) =>
    [...text.matchAll(duration)].map(match => {
      const [first, firstUnit, rest] = match[1] === undefined ? [match[5], match[6], match[7]] : [match[1], match[2], match[3]]
      const hours = firstUnit?.toLowerCase().startsWith('h')
      const minutes = Number(first) * (hours ? 60 : 1) + Number(rest ?? 0)
      return {minutes: Math.round(minutes), evidence: toEvidence(source, start + match.index, start + match.index + match[0].length, 'prose')}
    }),
  )
}

/** A written duration such as `109 minutes`, `2 h 11 m` or a bare number of minutes; undefined for anything else. */
export function readDuration(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const match = /^(?:(\d+(?:\.\d+)?)\s?(?:h|hrs?|hours?))?(?:\s|,|\sand\s)*(?:(\d+)\s?(?:m|mins?|minutes?))?$/i.exec(text.trim())
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined
  return Math.round(Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0))
}

function toNumber(text: string): number {
  return Number(text.replace(/[,\u202f\u00a0]/g, ''))
}
