import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {allRules} from '#src/postmortem/rules/all-rules.ts'
import {checkLibraryRules} from '#src/postmortem/rules/check-library-rules.ts'
import {formatDiagnostic} from '#src/postmortem/rules/format-diagnostic.ts'
import {writeRulesPage} from '#src/postmortem/rules/write-rules-page.ts'

const expectedFolder = new URL('./expected/', import.meta.url)

describe.each(allRules.flatMap(rule => (rule.examples ? [{id: rule.id, ...rule.examples}] : [])))('$id', ({id, good, bad}) => {
  test('is silent about its good example', () => {
    expect(printed(id, good)).toBe('')
  })

  test('reports its bad example, in these words', () => {
    const file = new URL(`${id}.txt`, expectedFolder)
    expect(existsSync(file), `tests/postmortem/rules/expected/${id}.txt`).toBe(true)
    expect(printed(id, bad)).toBe(readFileSync(file, 'utf8').trimEnd())
  })
})

test('every rule has a file of its own name, and every expectation a rule', () => {
  const files = readdirSync(new URL('../../../src/postmortem/rules/', import.meta.url))
  expect(allRules.filter(rule => !files.includes(`${rule.id}.ts`)).map(rule => rule.id)).toEqual([])
  const ids = new Set(allRules.map(rule => rule.id))
  expect(readdirSync(expectedFolder).filter(file => !ids.has(file.replace('.txt', '')))).toEqual([])
})

test('docs/rules.md is what the rules say', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(writeRulesPage())
})

describe('checkLibraryRules()', () => {
  const text = `---
title: Calls ended
started: 2025-03-13T03:47
resolved: 2031-03-13T03:47
related: [2020-08-12-redis]
---

As in [[2019-01-01-disk]] and [[2020-08-12-redis]].

## Remediation

- [ ] Alert on memory (due: 2025-04-15)
- [ ] Cap calls (due: 2025-04-16)
- [x] Raise the limit (due: 2025-04-01, done: 2025-04-20)
- [ ] Drop the cache (status: wont-do, due: 2025-04-01, reason: moot)
`
  const {incident} = readPostmortem(text, 'example')

  test('reports what is overdue today, what lies in the future, and links that lead nowhere', () => {
    const found = checkLibraryRules({incident, today: '2025-04-16', exists: address => address === '2020-08-12-redis'})
    expect(found.map(diagnostic => formatDiagnostic('example.md', diagnostic))).toEqual([
      'example.md:4:11-4:27: warning: Unexpected resolved at 2031-03-13 03:47 UTC, expected a time in the past (future-instant)',
      'example.md:12:1-12:40: warning: Unexpected open action past its due date of 2025-04-15, expected it done, a later date, or `status: wont-do` with a reason (overdue-action)',
      'example.md:8:7-8:26: warning: Unexpected link to “2019-01-01-disk”, expected the id of an incident (dangling-link)',
    ])
  })

  test('reports nothing where the links lead somewhere and nothing is late', () => {
    const found = checkLibraryRules({incident, today: '2031-03-12', exists: () => true})
    expect(found.filter(({rule}) => rule !== 'overdue-action')).toEqual([])
  })
})

function printed(id: string, text: string): string {
  const {diagnostics, refusal} = readPostmortem(text, 'example')
  const found = refusal ? [refusal, ...diagnostics] : diagnostics
  return found
    .filter(diagnostic => diagnostic.rule === id)
    .map(diagnostic => formatDiagnostic('example.md', diagnostic))
    .join('\n')
}
