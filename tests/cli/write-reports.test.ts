import {describe, expect, it} from 'vitest'
import {writeCodeQuality} from '#src/cli/write-code-quality.ts'
import {writeSarif} from '#src/cli/write-sarif.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'

describe('a Code Quality report', () => {
  it('has an issue for each diagnostic, whose fingerprint stays when the lines above change', () => {
    const before = JSON.parse(writeCodeQuality([{file: 'content/a.md', diagnostics: [overdue(7, 12), overdue(9, 12), missing]}]))
    const after = JSON.parse(writeCodeQuality([{file: 'content/a.md', diagnostics: [overdue(17, 13), overdue(19, 13), missing]}]))
    const toPrints = (issues: readonly {readonly fingerprint: string}[]): readonly string[] => issues.map(({fingerprint}) => fingerprint)
    expect(toPrints(after)).toEqual(toPrints(before))
    expect(new Set(toPrints(before)).size).toBe(3)
    expect(before[0]).toMatchObject({severity: 'minor', location: {path: 'content/a.md', lines: {begin: 7, end: 7}}})
    expect(before[2]).toMatchObject({severity: 'info', location: {lines: {begin: 1, end: 1}}})
  })

  it('is an empty list where nothing is wrong', () => {
    expect(writeCodeQuality([{file: 'a.md', diagnostics: []}])).toBe('[]')
  })
})

describe('a SARIF log', () => {
  it('names each rule once, with its documentation, and stands at places', () => {
    const noted: Diagnostic = {...overdue(7, 12), notes: [{message: 'also here', place: place(9)}]}
    const log = JSON.parse(writeSarif([{file: 'content/déjà vu.md', diagnostics: [noted, overdue(8, 1), missing]}]))
    const [{tool, results}] = log.runs
    expect(tool.driver.rules.map(({id}: {id: string}) => id).toSorted()).toEqual(['missing-section', 'overdue-action'])
    expect(tool.driver.rules.every(({help}: {help: {text: string}}) => help.text.length > 20)).toBe(true)
    for (const {ruleId, ruleIndex} of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
    expect(results[0]).toMatchObject({
      level: 'warning',
      locations: [
        {physicalLocation: {artifactLocation: {uri: 'content/d%C3%A9j%C3%A0%20vu.md'}, region: {startLine: 7, startColumn: 3, endLine: 7, endColumn: 9}}},
      ],
      relatedLocations: [{message: {text: 'also here'}, physicalLocation: {region: {startLine: 9}}}],
    })
    expect(results[2]).toMatchObject({level: 'note', locations: [{physicalLocation: {region: {startLine: 1}}}]})
  })

  it('has a run without results where nothing is wrong', () => {
    expect(JSON.parse(writeSarif([]))).toMatchObject({runs: [{results: [], tool: {driver: {rules: []}}}]})
  })
})

function overdue(line: number, days: number): Diagnostic {
  return {rule: 'overdue-action', level: 'warning', message: `${days} days late`, place: place(line), notes: []}
}

const missing: Diagnostic = {rule: 'missing-section', level: 'info', message: 'Missing section “Impact”', place: undefined, notes: []}

function place(line: number): NonNullable<Diagnostic['place']> {
  return {start: {line, column: 3, offset: 100}, end: {line, column: 9, offset: 106}}
}
