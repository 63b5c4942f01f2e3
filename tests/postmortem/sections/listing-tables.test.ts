import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const incidentOf = (text: string) => readPostmortem(text, 'x').incident
const values = (stated: readonly {readonly value: string}[]) => stated.map(({value}) => value)
const table = (...rows: readonly string[]) => [rows[0], rows[0]?.replace(/[^|]+/g, '---'), ...rows.slice(1)].join('\n')

describe('a table whose head names columns', () => {
  test('states no region called “Requests failed”, but those that stand below “Region”', () => {
    const {regions} = incidentOf(`# Checkout down\n\n## Impact\n\n${table('| Region | Requests failed |', '| eu-west-1 | 12 % |', '| us-east-1 | 3 % |')}\n`)
    expect(values(regions)).toEqual(['eu-west-1', 'us-east-1'])
  })

  test.each([
    ['services', '| Service | Error rate |', '| Checkout | 12 % |'],
    ['services', '| Component | State |', '| Mail | slow |'],
    ['regions', '| Affected regions | Customers | Duration |', '| Frankfurt | 40 | 12 minutes |'],
    ['authors', '| Owner | Task |', '| @ada | Raise the limit |'],
  ] as const)('states none of the %s in “%s”', (key, head, row) => {
    const {[key]: stated} = incidentOf(`# Checkout down\n\n## Impact\n\n${table(head, row, row.replace(/\w+/, 'Other'))}\n`)
    expect(stated.map(({value}) => value)).toEqual([])
  })

  test('states no severity, duration or title either', () => {
    const incident = incidentOf(
      `# Checkout down\n\n## Impact\n\n${table('| Severity | Major |', '| Checkout | 12 |')}\n\n${table('| Duration | 40 minutes |', '| Checkout | 12 |')}\n`,
    )
    expect([incident.severity, incident.statedDurations, incident.title?.value]).toEqual([undefined, [], 'Checkout down'])
  })
})

describe('a table of facts', () => {
  test('states those of its first row as well, which Markdown makes its head', () => {
    const {regions, services, severity} = incidentOf(
      `# Checkout down\n\n${table('| Region | eu-central-1 |', '| Service | Checkout |', '| Severity | SEV2 |', '| Weather | fine |')}\n`,
    )
    expect([values(regions), values(services), severity?.label]).toEqual([['eu-central-1'], ['Checkout'], 'SEV2'])
  })

  test('may be one row', () => {
    expect(values(incidentOf(`# Checkout down\n\n${table('| Affected services | Checkout, Mail |')}\n`).services)).toEqual(['Checkout', 'Mail'])
  })
})
