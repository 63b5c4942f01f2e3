import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'
import {findHeadingLevel, toFirstLine} from './find-heading.ts'
import {type Rule, reportTogether} from './rule.ts'

export const unaddressedFactor: Rule = {
  id: 'unaddressed-factor',
  group: 'remediation',
  level: 'info',
  summary: 'A contributing factor, or something that went poorly, that no action addresses.',
  explanation:
    'What helped to bring it about is still there. Add an action with `factor: group/name`, or one with `status: wont-do` and a reason: to live with it is an answer as well. Factors are looked at where at least half of the actions say which one they address; what went poorly, where there is no action at all. Reported once for a document.',
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
  checkDocument: ({incident, source}) => [...findFactors(incident, source), ...findLessons(incident, source)],
}

function findFactors({actions, factors, factorCategories}: Incident, source: SourceText): readonly Diagnostic[] {
  const addressed = new Set(actions.flatMap(({factor}) => (factor === undefined ? [] : [factor.toLowerCase()])))
  // Where most actions do not say what they address, what is left over says nothing.
  const saying = actions.filter(({factor}) => factor !== undefined).length
  if (saying === 0 || saying * 2 < actions.length) return []
  const isLeft = (category: string): boolean => !addressed.has(category.toLowerCase())
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
