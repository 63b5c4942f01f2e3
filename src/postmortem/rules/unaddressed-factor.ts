import {areSorted, foldFactor} from '#src/incident/addressed-factors.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {Factor} from '#src/incident/factor.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'
import {toContentWords} from './content-words.ts'
import {findHeadingLevel, toFirstLine} from './find-heading.ts'
import {type Rule, reportTogether} from './rule.ts'

export const unaddressedFactor: Rule = {
  id: 'unaddressed-factor',
  group: 'remediation',
  level: 'info',
  summary: 'A contributing factor, or something that went poorly, that no action addresses.',
  explanation:
    'What helped to bring it about is still there. Add an action with `factor: group/name`, or one with `status: wont-do` and a reason: to live with it is an answer as well. Factors are looked at where at least half of the actions say which one they address; what went poorly, where there is no action at all. Of a list of three and more, what no action shares a word with is left over where every action does with the rest. Reported once for a list.',
  examples: {
    good: `## Contributing factors

### One worker held every call

A restart lost them all. (factor: architecture/single-point-of-failure)

## Remediation

- [ ] Move call state out of the worker (owner: @calls, factor: architecture/single-point-of-failure)
`,
    bad: `## Contributing factors

### One worker held every call

A restart lost them all. (factor: architecture/single-point-of-failure)

### Nobody was told that memory ran out

(factor: detection/missing-alert)

## Remediation

- [ ] Move call state out of the worker (owner: @calls, factor: architecture/single-point-of-failure)
`,
  },
  checkDocument: ({incident, source}) => [...findFactors(incident, source), ...findLessons(incident, source), ...findUnspoken(incident, source)],
}

function findFactors(incident: Incident, source: SourceText): readonly Diagnostic[] {
  if (!areSorted(incident.actions)) return []
  const {actions, factors, factorCategories} = incident
  const addressed = new Set(actions.flatMap(({factor}) => (factor === undefined ? [] : [foldFactor(factor)])))
  const isLeft = (category: string): boolean => !addressed.has(foldFactor(category))
  const left = factors.flatMap(({category, evidence}) => (category !== undefined && isLeft(category) ? [{category, evidence}] : []))
  const listed = factorCategories.filter(({value}) => isLeft(value) && !left.some(({category}) => category === value))
  const open = [
    ...listed.map(({value, evidence}) => ({category: value, place: evidence})),
    ...left.map(({category, evidence}) => ({category, place: toFirstLine(source, evidence)})),
  ]
  const names = [...new Set(open.map(({category}) => category))]
  return reportTogether(
    unaddressedFactor,
    open.map(({place}) => place),
    `Missing action for ${names.join(', ')}: add one with \`factor: ${names[0]}\`${names.length > 1 ? ', and so on' : ''}`,
    'not addressed either',
  )
}

function findLessons({actions, lessons, sections}: Incident, source: SourceText): readonly Diagnostic[] {
  // Where headings are bare lines, it is not certain where a section ends.
  const isMarked = sections.every(section => section.kind !== 'lessonsPoor' || findHeadingLevel(source, section) !== undefined)
  if (actions.length > 0 || !isMarked) return []
  return reportTogether(
    unaddressedFactor,
    lessons.filter(({kind}) => kind === 'poorly').map(({evidence}) => toFirstLine(source, evidence)),
    'Missing action for what went poorly: add one under Remediation, or one that will not be done with its reason',
    'not addressed either',
  )
}

/**
 * What of a list of factors, or of what went poorly, no action shares a word with, though each action does with the rest of the list: an
 * action in words of its own may be about just this, so that it says nothing.
 */
function findUnspoken(incident: Incident, source: SourceText): readonly Diagnostic[] {
  const {actions, factors, lessons} = incident
  if (actions.length < 2 || areSorted(actions)) return []
  const lists: readonly (readonly {readonly evidence: Evidence}[])[] = [factors.filter(isOfList), lessons.filter(({kind}) => kind === 'poorly')]
  if (lists.every(list => list.length < 3)) return []
  const steps = actions.map(({evidence}) => toContentWords(evidence.quote))
  const spoken = new Set(steps.flatMap(step => [...step]))
  return lists.flatMap(list => {
    const items = list.map(({evidence}) => ({evidence, words: toContentWords(evidence.quote)}))
    const listed = new Set(items.flatMap(({words}) => [...words]))
    const left = items.filter(({words}) => words.size >= fewestWords && !shareWord(words, spoken))
    if (items.length < 3 || left.length * 3 > items.length || !steps.every(step => shareWord(step, listed))) return []
    return reportTogether(
      unaddressedFactor,
      left.map(({evidence}) => toFirstLine(source, evidence)),
      'Missing action for this: none shares a word with it; add one, or one that will not be done with its reason',
      'nor with this',
    )
  })
}

/** A sentence's worth of words is not missing from every action by chance; two may be. */
const fewestWords = 4

/** A sentence of prose may tell of something else as well, and the questions of a chain of whys lead to one answer. */
function isOfList({evidence: {how, quote}}: Factor): boolean {
  return (how === 'heading' || /^\s{0,10}(?:[-*+•]|\d{1,3}[.)])\s/.test(quote)) && !/^[\s\d.)*#+•-]{0,10}why\b/i.test(quote)
}

function shareWord(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const word of one) if (other.has(word)) return true
  return false
}
