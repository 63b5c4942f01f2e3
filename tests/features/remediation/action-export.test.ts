import {describe, expect, test} from 'vitest'
import {actionCsvHead, writeActionCsv, writeActionJson} from '#src/features/remediation/action-export.ts'
import {planActionImport} from '#src/library/remediation/plan-action-import.ts'
import {readActionTable} from '#src/library/remediation/read-action-table.ts'
import {anActionRow} from '#tests/builders/an-action-row.ts'

const row = anActionRow({
  title: '=HYPERLINK("https://evil.example")',
  owner: '@ada',
  ref: '#12',
  reason: 'One, "two"\nthree',
  services: ['checkout', '-refunds'],
  severity: {level: 2, label: 'SEV2'},
  due: '2026-03-01',
  isOverdue: true,
})

describe('an exported action', () => {
  test('H23 has an apostrophe before what a spreadsheet would run', () => {
    const line = writeActionCsv(row)
    expect(line).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    expect(line).toContain(`,'@ada,`)
    expect(line).toContain('"checkout; -refunds"')
    expect(line.split(',').slice(0, 3)).toEqual(['2025-03-13-calls-ended', '', '1'])
  })

  test('has the same fields always in JSON, as they are', () => {
    expect(JSON.parse(writeActionJson(row))).toMatchObject({
      title: '=HYPERLINK("https://evil.example")',
      owner: '@ada',
      kind: null,
      position: 1,
      isOverdue: true,
      severity: 2,
    })
    expect(Object.keys(JSON.parse(writeActionJson(anActionRow())))).toEqual(actionCsvHead.trim().split(','))
  })

  test('changes nothing when it is imported again, and one cell alone when that was changed', () => {
    const table = `\ufeff${actionCsvHead}${writeActionCsv(row)}`
    expect(planActionImport(readActionTable(table), [row])).toMatchObject({changes: [], unchanged: 1, problems: []})
    const changed = table.replace('2026-03-01', '2026-04-01')
    expect(planActionImport(readActionTable(changed), [row]).changes[0]?.values).toEqual({due: '2026-04-01'})
  })
})
