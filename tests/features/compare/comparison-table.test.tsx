import {renderToStaticMarkup} from 'react-dom/server'
import {beforeAll, describe, expect, test} from 'vitest'
import {ComparisonTable} from '#src/features/compare/components/comparison-table.tsx'
import {readDocument} from '#src/library/read-document.ts'
import {toCompared} from './a-compared-incident.ts'

const later = `---
title: Orders were refused
started: 2024-01-10T10:00
detected: 2024-01-10T10:12
mitigated: 2024-01-10T11:00
services: [orders]
related:
  - {to: once-payments, type: same-factor}
  - {to: 2023-06-05-payments, type: recurrence-of}
  - {to: elsewhere, type: related}
---

## Impact

As in [[2023-06-05-payments]], customers could not pay.
`

const earlier = `---
title: Payments were refused
aliases: [once-payments]
related: [{to: 2023-06-05-payments, type: related}]
---

It was short.
`

let html = ''

beforeAll(async () => {
  const read = async (id: string, text: string) => {
    const reading = await readDocument(`${id}.md`, new TextEncoder().encode(text))
    if (!('document' in reading)) throw new Error(reading.problem.message)
    return toCompared(reading.document)
  }
  const compared = [await read('2024-01-10-orders', later), await read('2023-06-05-payments', earlier)]
  html = renderToStaticMarkup(<ComparisonTable comparison={{compared, absent: [], shared: [], suggested: [], today: '2024-02-01'}} align="started" />)
})

/** The cells of a row, by its name. */
function row(name: string): readonly string[] {
  const found = html.split('<tr>').find(each => each.includes(`<span>${name}</span>`)) ?? ''
  return found.split('<td>').slice(1)
}

describe('ComparisonTable', () => {
  test('leads from what one says of the others to the line that says it, or to the sentence', () => {
    const [one = '', other = ''] = row('Says of the others')
    const page = '/incidents/2024-01-10-orders'
    // By an alias as well, and in the order of the document; of what is not compared nothing is said.
    expect(one.match(/href="[^"]+"/g)).toEqual([`href="${page}?tab=source#L8"`, `href="${page}?tab=source#L9"`, expect.stringContaining(`href="${page}#`)])
    expect(one).toMatch(/same factor as <span class="shared-number">2<\/span> <bdi>Payments were refused/)
    expect(one).toMatch(/recurrence of <span class="shared-number">2/)
    expect(one).toContain('<q>As in Payments were refused, customers could not pay.</q>')
    // What it says of itself is nothing about another one.
    expect(other).toContain('Nothing')
  })

  test('leads from a duration to the figures of its incident, and from its formula to both milestones', () => {
    const [one = '', other = ''] = row('How long')
    const page = '/incidents/2024-01-10-orders'
    expect(one).toContain(`<a href="${page}#figures"><b>12 m</b></a>`)
    expect(one).toContain(`<a href="${page}?tab=source#L3">started</a> → <a href="${page}?tab=source#L4">detected</a>`)
    expect(one).toContain(`<a href="${page}?tab=source#L3">started</a> → <a href="${page}?tab=source#L5">mitigated</a>`)
    expect(other).toContain('Not stated')
  })

  test('leads from a service to the facts of its incident', () => {
    expect(row('Services')[0]).toContain('<a href="/incidents/2024-01-10-orders#fact-affected"><bdi>orders</bdi></a>')
  })
})
