import type {SectionKind} from '#src/incident/section.ts'
import {toSpan} from '#src/postmortem/document/source-text.ts'
import {findBody} from './find-heading.ts'
import {type Rule, report} from './rule.ts'

export const personAsCause: Rule = {
  id: 'person-as-cause',
  group: 'language',
  level: 'info',
  summary: 'A cause that is a person and what they did wrong.',
  explanation:
    'Whoever stood there, the next one would have done the same. Say what made it possible: which check was missing, what the tool showed, why the wrong thing was the easy one. Looked for under trigger, causes and what went poorly, and only where a person is the subject of forgetting, failing, or a mistake; "we forgot" blames nobody. Where the person is named, it is a warning.',
  examples: {
    good: `# Calls ended

## Contributing factors

### The script deletes without asking

An engineer ran it against production: both prompts look the same.
`,
    bad: `# Calls ended

## Contributing factors

### The wrong database was deleted

An engineer mistakenly ran the script against production. Ada Lovelace forgot to check the prompt.
`,
  },
  checkDocument: ({incident, source}) => {
    const causes = incident.sections.filter(({kind, text}) => causal.has(kind) && blame.test(text))
    if (causes.length === 0) return []
    const people = [...incident.authors.map(({value}) => value), ...incident.actions.flatMap(({owner}) => owner ?? [])].filter(isPerson)
    return causes.flatMap(section => {
      const body = findBody(source, section)
      return Array.from(section.text.matchAll(everyBlame), ({0: predicate, index}) => {
        const subject = findSubject(section.text.slice(Math.max(0, index - longestSubject), index), predicate, people)
        return subject && {...subject, start: body + index - subject.length, end: body + index + predicate.length}
      }).flatMap(found => {
        if (!found) return []
        const {level, start, end} = found
        const who = level === 'warning' ? 'person' : 'mistake of a person'
        const message = `Unexpected ${who} as a cause, expected what made it possible: which check was missing, what the tool showed`
        return [report({...personAsCause, level}, toSpan(source, start, end), message)]
      })
    })
  },
}

const causal: ReadonlySet<SectionKind> = new Set(['trigger', 'rootCause', 'contributingFactors', 'lessonsPoor'])

// Small patterns one after the other: a single one of all of this takes the engine more memory than it has.
const slips = 'forgot|forgets|neglected to|overlooked|mistyped|misread|misunderstood|misclicked|fat-fingered|was careless'
const failures =
  "failed to (?:check|follow|verify|notice|test|read|reali[sz]e|ask|tell|report|escalate|review|update|run)|(?:should|could|ought to) have|mistakenly|accidentally|inadvertently|erroneously|carelessly|wrongly|incorrectly|(?:made|makes) an? (?:[a-z]+ )?(?:mistake|error|typo|blunder)|were careless|was negligent|was not paying attention|ignored|did(?: not|n['’]t) (?:check|follow|verify|notice|test|read|reali[sz]e|ask|tell|bother|pay attention)"
const blame = new RegExp(`\\b(?:${slips}|${failures})\\b`, 'i')
const everyBlame = new RegExp(blame.source, 'gi')
/** What only people do: products fail to do things as well. */
const isSlip = new RegExp(`^(?:${slips})$`, 'i')

/** Characters before the verb that may hold whose it is. */
const longestSubject = 60
const between = '(?: who| had| has| also| then| simply| just| unfortunately| again| on call| on duty){0,2} $'
const role = new RegExp(
  String.raw`(?:^|[^\w-])((?:an?|the|our|one of (?:our|the)|one|another|some) (?:[a-z-]+ ){0,2}(?:engineers?|operators?|developers?|administrators?|admins?|sysadmins?|technicians?|employees?|contractors?|interns?|programmers?|dev|sres?|dbas?|managers?|colleagues?|person|individuals?|member)${between})`,
  'i',
)
/** Roles of machines. */
const machine =
  /\b(?:kubernetes|k8s|prometheus|postgres|elasticsearch|database|redis|mysql|kafka|package|cluster|resource|traffic|load|memory|queue|task|state|cache|configuration|config|secrets?|certificates?) (?:operator|manager)s?\b/i
const named = new RegExp(String.raw`(?:^|[.!?:;]\s+|[,(]\s?|\n[-*\s]*)(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+${between})`, 'u')
/** What is written like a name and is a company's or a product's. */
const stranger =
  /^(?:The|This|That|These|Our|Some|Nobody|Neither|Both|All) | (?:Cloud|Services?|Team|Inc|Group|Networks?|Systems?|Support|Operations|Engineering|Labs|Software|Platform|Manager|Server|Cluster|Database|Kubernetes|Redis)\b/

/** Whose slip it is, by what stands right before the verb; undefined where that is no person, or nobody in particular. */
function findSubject(before: string, predicate: string, people: readonly string[]): {readonly length: number; readonly level: 'info' | 'warning'} | undefined {
  const plain = before.replace(/(?: had| has| also| then| simply| just| unfortunately)* $/, '')
  const known = people.find(name => plain.toLowerCase().endsWith(name.toLowerCase()) && !/[\w@-]/.test(plain.at(-name.length - 1) ?? ''))
  if (known !== undefined) return {length: before.length - (plain.length - known.length), level: 'warning'}
  const name = isSlip.test(predicate) ? named.exec(before)?.[1] : undefined
  if (name !== undefined && !stranger.test(name)) return {length: name.length, level: 'warning'}
  const who = role.exec(before)?.[1]
  return who === undefined || machine.test(who) ? undefined : {length: who.length, level: 'info'}
}

/** A handle, or words that each begin with a capital. */
function isPerson(name: string): boolean {
  return name.length < longestSubject && /^@[\w.-]+$|^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*$/u.test(name)
}
