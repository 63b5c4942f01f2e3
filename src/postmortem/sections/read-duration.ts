import type {StatedDuration} from '#src/incident/impact.ts'
import type {Prose} from '#src/postmortem/document/prose.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'

const unit = String.raw`(minutes?|mins?|hours?|hrs?|h)\b`
const amount = String.raw`(\d+(?:\.\d+)?)\s?${unit}(?:(?:\s|,\s|\sand\s)(\d+)\s?(minutes?|mins?|min)\b)?`
const duration = new RegExp(
  String.raw`(?:\b(?:lasted|lasting|totall?ing|totall?ed|a total of|(?:total )?duration of|period of|downtime of|outage of|disruption of|impact of|degraded for|unavailable for|down for)\s+(?:for\s+)?(?:about|around|approximately|roughly|some)?\s*${amount}|${amount}\s+of\s+(?:\w+\s+)?(?:degraded|downtime|disruption|outage|unavailability|impact|interruption))`,
  'giu',
)

/** What holds out, or is held, for a while: how long a battery, a lease or a copy lasted is not how long the incident did. */
const holdsOut =
  /\b(?:batter(?:y|ies)|UPS|generators?|fuel|diesel|reserves?|(?:power|water) supply|back-?ups?|charge|stocks?|budgets?|quotas?|credits?|leases?|tokens?|sessions?|caches?|certificates?|retention|logs?|snapshots?|contracts?|meetings?|calls?|shifts?|cool-?down|warm-?up|maintenance window)\b(?:\s+\w+){0,3}\s*$/iu

/** Reads how long the text says the impact lasted: "109 minutes of degraded service", "lasted 2 hours and 11 minutes". */
export function readStatedDurations(source: SourceText, prose: readonly Prose[]): readonly StatedDuration[] {
  return prose.flatMap(({text, start}) =>
    [...text.matchAll(duration)].flatMap(match => {
      if (/^last/i.test(match[0]) && holdsOut.test(text.slice(Math.max(0, match.index - 80), match.index))) return []
      const [first, firstUnit, rest] = match[1] === undefined ? [match[5], match[6], match[7]] : [match[1], match[2], match[3]]
      const hours = firstUnit?.toLowerCase().startsWith('h')
      const minutes = Number(first) * (hours ? 60 : 1) + Number(rest ?? 0)
      return [{minutes: Math.round(minutes), evidence: toEvidence(source, start + match.index, start + match.index + match[0].length, 'prose')}]
    }),
  )
}

const spans: readonly (readonly [number, string])[] = [
  [24 * 60, 'd|days?|tage?n?|jours?|días?|dias?|dage?n|日間?'],
  [60, 'h|hrs?|hours?|std\\.?|stunden?|heures?|horas?|uur|uren|時間'],
  [1, "m|mins?|minutes?|minuten?|minutos?|minuut|分間?|'"],
  [1 / 60, 's|secs?|seconds?|sekunden?|secondes?|segundos?|seconden|秒'],
]
const spanPattern = new RegExp(
  `^${spans.map(([, names]) => String.raw`(?:(\d+(?:[.,]\d+)?)\s?(?:${names})(?!\p{Script=Latin}))?(?:\s|,|\sand\s|\sund\s|\set\s|\sy\s|\se\s|\sen\s)*`).join('')}$`,
  'iu',
)

/**
 * A written duration such as `109 minutes`, `2 h 11 m`, `1 day and 3 hours`, `1h05`, `01:30:00`, `PT2H` or a bare number of minutes;
 * undefined for anything else.
 */
export function readDuration(text: string): number | undefined {
  const plain = text.trim()
  if (/^\d+$/.test(plain)) return Number(plain)
  const clock = /^(?<hours>\d{1,3}):(?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d))?(?:\s?h(?:rs?|ours?)?)?$/i.exec(plain)?.groups
  if (clock) return Math.round(Number(clock.hours) * 60 + Number(clock.minutes) + Number(clock.seconds ?? 0) / 60)
  const joined = /^(?<hours>\d{1,3})h(?<minutes>[0-5]\d)$/i.exec(plain)?.groups
  if (joined) return Number(joined.hours) * 60 + Number(joined.minutes)
  const match = plain.length > 60 ? null : spanPattern.exec(plain.replace(/^PT?(?=\d)/i, '').replace(/(?<=\d)([dhms])(?=\d)/gi, '$1 '))
  if (!match || plain === '' || match.slice(1).every(part => part === undefined)) return undefined
  return Math.round(spans.reduce((sum, [minutes], index) => sum + Number(match[index + 1]?.replace(',', '.') ?? 0) * minutes, 0))
}
