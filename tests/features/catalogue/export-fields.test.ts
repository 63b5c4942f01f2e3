import {describe, expect, test} from 'vitest'
import {csvHead, writeCsvRow, writeJsonRow} from '#src/features/catalogue/export-fields.ts'
import type {IncidentRow} from '#src/library/incident-store.ts'
import {anInstant} from '#tests/builders/an-incident.ts'

const row: IncidentRow = {
  id: '2024-01-01-a',
  title: 'Calls ended',
  date: anInstant('2024-01-01T10:00:00Z'),
  organization: undefined,
  severityLevel: 2,
  severityLabel: 'SEV2',
  status: 'published',
  visibility: 'public',
  detectedBy: 'customer',
  services: ['api', 'web'],
  factors: [],
  summary: 'It broke, twice.\nThen "again".',
  ttd: 0,
  ttm: undefined,
  ttr: 120,
  impactMinutes: undefined,
  milestones: [],
  windows: [],
  actions: {total: 3, open: 2, done: 1, overdue: 1},
  stale: false,
  passages: [],
}

function readCells(line: string): readonly string[] {
  return [...line.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain)
}

describe('writeCsvRow()', () => {
  test('has a cell for each column, quotes what would tear them apart, and leaves out what is not stated', () => {
    const cells = Object.fromEntries(
      csvHead
        .trimEnd()
        .split(',')
        .map((name, place) => [name, readCells(writeCsvRow(row))[place]]),
    )
    expect(cells).toMatchObject({id: '2024-01-01-a', organization: '', services: 'api; web', factors: '', minutesToDetect: '0', minutesToMitigate: ''})
    expect(cells).toMatchObject({summary: 'It broke, twice.\nThen "again".', actionsOverdue: '1', severity: '2', date: '2024-01-01T10:00:00Z'})
    expect(writeCsvRow(row).endsWith('\r\n')).toBe(true)
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1', '＝1+1'])('keeps a spreadsheet from running %j', title => {
    expect(readCells(writeCsvRow({...row, title}))[1]).toBe(`'${title}`)
  })

  test('H23 defuses a list by its first name', () => {
    expect(writeCsvRow({...row, services: ['=cmd', 'b']})).toContain(`"'=cmd; b"`)
    expect(writeCsvRow({...row, title: 'a = b'})).toContain(',a = b,')
  })
})

test('writeJsonRow() has the columns of the table as fields, with null for what is not stated', () => {
  const read = JSON.parse(writeJsonRow(row))
  expect(Object.keys(read)).toEqual(csvHead.trimEnd().split(','))
  expect(read).toMatchObject({organization: null, services: ['api', 'web'], factors: [], minutesToMitigate: null, summary: row.summary})
})
