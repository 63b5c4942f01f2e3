import type {Stretch} from '#src/postmortem/sections/cut-apart.ts'
import type {Labelled} from '#src/postmortem/sections/read-labels.ts'

/** What stands behind a label of a text that begins at `from`, without emphasis and stops around it. */
export function toValueStretch(text: string, from: number, {valueStart, end}: Labelled): Stretch {
  const raw = text.slice(from + valueStart, from + end)
  const lead = /^[\s*_`]*/.exec(raw)?.[0].length ?? 0
  const rest = raw.slice(lead)
  const tail = /[\s*_`.;,，|。、]*$/.exec(rest.slice(-20))?.[0].length ?? 0
  return {start: from + valueStart + lead, end: from + valueStart + raw.length - tail}
}
