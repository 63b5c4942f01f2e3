import type {Evidence} from '#src/incident/evidence.ts'
import {toSpan} from '#src/postmortem/document/source-text.ts'
import {findBody} from './find-heading.ts'
import {type Rule, report} from './rule.ts'

export const humanError: Rule = {
  id: 'human-error',
  group: 'language',
  level: 'warning',
  summary: '"Human error" as a cause.',
  explanation:
    'It ends the analysis where it should begin: people err every day, and mostly nothing happens. Say what let this error through, and what made it easy. Reported where it is the name of a factor or stands as what something was caused by; "no human error" and "room for human error" are left alone.',
  examples: {
    good: `# Calls ended

## Contributing factors

### Production and staging look the same

Nothing on the screen tells them apart, which leaves room for human error.
`,
    bad: `# Calls ended

## Contributing factors

### Human error

The outage was caused by human error.
`,
  },
  checkDocument: ({incident, source}) => {
    const mentioned = incident.sections.filter(({text, heading}) => words.test(text) || (heading !== undefined && words.test(heading)))
    const message = 'Unexpected human error as a cause, expected what let the error through and what made it easy'
    const categories = incident.factorCategories.filter(({value}) => words.test(value.replace(/[-_/]/g, ' ')))
    if (mentioned.length === 0 && categories.length === 0) return []
    const places: readonly {readonly start: number; readonly end: number}[] = [
      ...categories.map(({evidence}) => toOffsets(evidence)),
      // A factor whose name it is: its first words, or the whole of its heading.
      ...incident.factors.flatMap(({title, evidence}) => {
        const at = alone.test(title.trim()) ? (words.exec(evidence.quote)?.index ?? -1) : -1
        return at < 0 ? [] : [{start: evidence.start.offset + at, end: evidence.start.offset + at + (words.exec(evidence.quote)?.[0].length ?? 0)}]
      }),
      ...mentioned.flatMap(section => {
        const body = findBody(source, section)
        return Array.from(section.text.matchAll(causedBy), match => ({start: body + match.index, end: body + match.index + match[0].length}))
      }),
    ]
    return places.map(({start, end}) => report(humanError, toSpan(source, start, end), message))
  },
}

const words = /\b(?:human|operator|user|pilot)[\s-](?:error|mistake|failure)s?\b/i
/** A name that says no more than that. */
const alone = /^(?:(?:simple|pure|plain|an?) )?(?:human|operator|user|pilot)[\s-](?:error|mistake|failure)s?$/i
const causedBy =
  /\b(?<!\b(?:not|never|rarely|than) )(?:caused by|due to|because of|(?:a )?result of|attributed to|down to|(?:root )?cause (?:was|is|of [^.\n]{1,60} (?:was|is))|reason (?:was|is))(?: (?:an?|simple|pure|plain|some|mere|purely|simply|to)){0,2} (?:human|operator|user)[\s-](?:error|mistake|failure)s?\b/gi

function toOffsets({start, end}: Evidence): {readonly start: number; readonly end: number} {
  return {start: start.offset, end: end.offset}
}
