import {existsSync, readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Diagnostic, TextEdit} from '#src/incident/diagnostic.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {allRules} from '#src/postmortem/rules/all-rules.ts'
import {checkLibraryRules, judgeDocument} from '#src/postmortem/rules/check-library-rules.ts'
import {formatDiagnostic} from '#src/postmortem/rules/format-diagnostic.ts'
import {defaultSettings, type Settings} from '#src/postmortem/rules/settings.ts'
import {writeRulesPage} from '#src/postmortem/rules/write-rules-page.ts'

const expectedFolder = new URL('./expected/', import.meta.url)

describe.each(allRules.flatMap(rule => (rule.examples ? [{id: rule.id, settings: {}, ...rule.examples}] : [])))('$id', ({id, good, bad, settings}) => {
  test('is silent about its good example', () => {
    expect(printed(id, good, settings)).toBe('')
  })

  test('reports its bad example, in these words', () => {
    const file = new URL(`${id}.txt`, expectedFolder)
    expect(existsSync(file), `tests/postmortem/rules/expected/${id}.txt`).toBe(true)
    expect(printed(id, bad, settings)).toBe(readFileSync(file, 'utf8').trimEnd())
  })
})

describe('fixes', () => {
  const bad = allRules.flatMap(({id, mends, examples}) =>
    examples ? [{id, mends: mends ?? false, text: examples.bad, settings: examples.settings ?? {}}] : [],
  )

  test.each(bad)('of $id are there where the rule says so', ({id, mends, text, settings}) => {
    const fixes = judge(text, settings).filter(({rule, fix}) => rule === id && fix)
    expect(fixes.length > 0).toBe(mends)
  })

  test('take their diagnostic away, whatever stands around it, and change nothing but what they say', () => {
    const mended = bad.filter(({mends}) => mends)
    const line = fc.stringMatching(/^[a-zé ]{0,20}[.😀]$/u)
    fc.assert(
      fc.property(
        fc.constantFrom(...mended),
        fc.array(line, {maxLength: 4}),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n', '\r'),
        ({text, settings}, lines, hasMark, end) => {
          // Below the last line, or it would be in the way of front matter; a fence swallows it, which is the point of the rule.
          const whole = `${hasMark ? '\uFEFF' : ''}${`${text}\n${lines.join('\n')}`.replaceAll('\n', end)}`
          const before = judge(whole, settings)
          for (const diagnostic of before) {
            if (!diagnostic.fix) continue
            const after = splice(whole, diagnostic.fix.edits)
            const isSame = (other: Diagnostic): boolean => other.rule === diagnostic.rule && other.message === diagnostic.message
            expect(judge(after, settings).filter(isSame).length, `${diagnostic.rule} in ${JSON.stringify(whole)}`).toBeLessThan(before.filter(isSame).length)
            if (/[^\r\n]$/.test(after.replaceAll(end, ''))) expect(after.replaceAll(end, '')).not.toMatch(/[\r\n]/)
          }
        },
      ),
      {numRuns: 150},
    )
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
  const onlyDated = {...defaultSettings, sections: {}}

  test('reports what is overdue today, what lies in the future, and links that lead nowhere', () => {
    const found = checkLibraryRules({incident, today: '2025-04-16', exists: address => address === '2020-08-12-redis', settings: onlyDated})
    expect(found.map(diagnostic => formatDiagnostic('example.md', diagnostic))).toEqual([
      'example.md:4:11-4:27: warning: Unexpected resolved at 2031-03-13 03:47 UTC, expected a time in the past (future-instant)',
      'example.md:12:1-12:40: warning: Unexpected open action past its due date of 2025-04-15, expected it done, a later date, or `status: wont-do` with a reason (overdue-action)',
      'example.md:8:7-8:26: warning: Unexpected link to “2019-01-01-disk”, expected the id of an incident (dangling-link)',
    ])
  })

  test('reports nothing where the links lead somewhere and nothing is late', () => {
    const found = checkLibraryRules({incident, today: '2031-03-12', exists: () => true, settings: onlyDated})
    expect(found.filter(({rule}) => rule !== 'overdue-action')).toEqual([])
  })
})

function printed(id: string, text: string, settings: Partial<Settings>): string {
  return judge(text, settings)
    .filter(diagnostic => diagnostic.rule === id)
    .map(diagnostic => formatDiagnostic('example.md', diagnostic))
    .join('\n')
}

function judge(text: string, settings: Partial<Settings>): readonly Diagnostic[] {
  const {incident, diagnostics, refusal} = readPostmortem(text, 'example')
  const context = {incident, today: '2025-04-16', exists: () => true, settings: {...defaultSettings, ...settings}, text}
  return [...(refusal ? [refusal] : []), ...judgeDocument(diagnostics, context)]
}

/** The text with edits applied one by one from its end. */
function splice(text: string, edits: readonly TextEdit[]): string {
  let out = text
  for (const {start, end, text: written} of edits.toSorted((a, b) => b.start - a.start)) out = out.slice(0, start) + written + out.slice(end)
  return out
}
