import type {Evidence} from '#src/incident/evidence.ts'
import {factorCategories} from '#src/incident/factor.ts'
import {findNearest} from './find-nearest.ts'
import {type Rule, report, toFix} from './rule.ts'

export const unknownFactor: Rule = {
  id: 'unknown-factor',
  group: 'front matter',
  level: 'info',
  mends: true,
  summary: 'A category of a contributing factor that the vocabulary does not have.',
  explanation:
    'It is kept and can be filtered by, but incidents of one kind are found together only where they use one word for it. Take the nearest category of [the vocabulary](format.md#contributing-factors), or list your own in `hindsight.yaml` under `factors:`.',
  examples: {
    good: `---
factors: [capacity/memory]
---

Text.
`,
    bad: `---
factors: [capacity/memroy]
---

Text.
`,
  },
  checkLibrary: ({incident, settings}) => {
    const known = [...factorCategories, ...settings.factors]
    const taken = new Set(known.map(category => category.toLowerCase()))
    const written: readonly {readonly value: string; readonly evidence: Evidence}[] = [
      ...incident.factorCategories,
      ...[
        ...incident.factors.map(({category, evidence}) => ({value: category, evidence})),
        ...incident.actions.map(({factor, evidence}) => ({value: factor, evidence})),
      ].flatMap(({value, evidence}) => (value === undefined ? [] : [{value, evidence}])),
    ]
    return written.flatMap(({value, evidence}) => {
      if (taken.has(value.toLowerCase())) return []
      const nearest = findNearest(value, known)
      // "Root cause #2" in a column of another template names a factor, not a category.
      if (nearest === undefined && evidence.how !== 'front-matter' && !/^[\w-]+\/[\w-]+$/.test(value)) return []
      // A factor's evidence is its whole text; the category stands once in it where it can be mended.
      const at = evidence.quote.lastIndexOf(value)
      const start = evidence.start.offset + at
      const fix = nearest !== undefined && at >= 0 ? toFix(`Write ${nearest}`, start, start + value.length, nearest) : undefined
      return [
        report(
          unknownFactor,
          evidence,
          `Unexpected factor “${value}”, expected ${nearest === undefined ? 'a category of the vocabulary' : `“${nearest}”`}, or \`factors: [${value}]\` in hindsight.yaml`,
          [],
          fix,
        ),
      ]
    })
  },
}
