import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import {factorVocabulary} from '#src/incident/factor.ts'
import {detectionSources, updateStates} from '#src/incident/incident.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import {relationTypes} from '#src/incident/relation.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const page = readFileSync(new URL('../../docs/format.md', import.meta.url), 'utf8')
const [, example = ''] = /^````markdown\n([\s\S]+?)^````$/m.exec(page) ?? []

test('docs/format.md has a whole example that is read without a finding', () => {
  const {incident, diagnostics, refusal} = readPostmortem(example, '2025-03-13-call-workers')
  expect(refusal).toBeUndefined()
  expect(diagnostics).toEqual([])
  expect(incident.milestones.map(({kind}) => kind)).toEqual([...milestoneKinds])
  expect(incident.timeline).toHaveLength(7)
  expect(incident.factors.map(({category}) => category)).toEqual(incident.factorCategories.map(({value}) => value))
  expect(incident.actions.map(({status}) => status)).toEqual(['done', 'open', 'in-progress', 'wont-do'])
  expect(incident.updates).toHaveLength(3)
  expect(incident.impactMeasures.map(({value, unit}) => `${value} ${unit}`)).toEqual(['1705 calls', '4 %'])
  expect(incident.sections.map(({kind}) => kind)).not.toContain('other')
})

test('docs/format.md shows attributes of actions that are all understood', () => {
  const [, items = ''] = /^```markdown\n(- \[x\][\s\S]+?)^```$/m.exec(page) ?? []
  const {incident, diagnostics} = readPostmortem(`Summary.\n\n## Remediation\n\n${items}`, 'shown')
  expect(diagnostics.filter(({rule}) => rule === 'invalid-value')).toEqual([])
  expect(incident.actions).toHaveLength(4)
  expect(incident.actions.at(-1)?.reason).toBe('slower, dearer, and moot with the limit above')
})

test('docs/format.md shows a timeline whose items are all understood', () => {
  const [, items = ''] = /^```markdown\n(- \*\*2025-03-13 03:47[\s\S]+?)^```$/m.exec(page) ?? []
  const {incident, diagnostics} = readPostmortem(`---\ntitle: Shown\ntimezone: America/Los_Angeles\n---\nSummary.\n\n## Timeline\n\n${items}`, 'shown')
  expect(diagnostics.filter(({rule}) => rule !== 'missing-section')).toEqual([])
  expect(incident.timeline.map(({instant}) => instant.at)).toEqual([
    '2025-03-13T10:47:00Z',
    '2025-03-13T18:02:00Z',
    '2025-03-13T20:57:00Z',
    '2025-03-13T21:05:00Z',
    '2025-03-13T23:30:00Z',
    '2025-03-14T19:27:00Z',
  ])
  expect(incident.timeline[3]?.end?.at).toBe('2025-03-13T21:12:00Z')
  expect(incident.timeline[4]?.instant.approximate).toBe(true)
})

test('docs/format.md lists only keys that the reader knows', () => {
  const keys = [...page.matchAll(/^\| ((?:`[a-z_]+`(?:, )?)+) \|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`([a-z_]+)`/g)].map(([, key = '']) => key))
  const frontMatterKeys = keys.slice(0, keys.indexOf('author') + 1)
  expect(frontMatterKeys.length).toBeGreaterThan(35)
  const text = `---\n${frontMatterKeys.map(key => `${key}: x`).join('\n')}\n---\n`
  expect(readPostmortem(text, 'keys').diagnostics.filter(({rule}) => rule === 'unknown-key')).toEqual([])
})

test('docs/format.md names every word of the vocabulary', () => {
  const words = [...milestoneKinds, ...detectionSources, ...updateStates, ...relationTypes, ...actionKinds, ...actionStatuses]
  expect(words.filter(word => !page.includes(`\`${word}\``))).toEqual([])
  for (const [group, names] of Object.entries(factorVocabulary)) expect(page).toContain(`| \`${group}\` | ${names.map(name => `\`${name}\``).join(', ')} |`)
})
