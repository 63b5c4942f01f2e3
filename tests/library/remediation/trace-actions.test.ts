import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {foldFactor} from '#src/incident/addressed-factors.ts'
import type {Incident} from '#src/incident/incident.ts'
import {type TraceLink, traceActions} from '#src/library/remediation/trace-actions.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

describe('traceActions()', () => {
  const tell = (links: readonly TraceLink[]): readonly string[] => links.map(({action, how, words}) => [action, how, ...words].join(' '))

  test('links an action to each factor whose category or title it names, in whatever case', () => {
    const {factors, others} = traceActions(
      anIncident({
        factors: [{title: 'One worker', category: 'capacity/memory'}, {title: 'Another', category: 'Capacity/Memory'}, {title: 'Nobody was told'}],
        factorCategories: ['capacity/memory', 'change/code'],
        actions: [{factor: 'capacity/memory'}, {factor: 'nobody was TOLD'}, {factor: 'change/code'}, {factor: 'data/loss'}, {}],
      }),
    )
    expect(factors.map(({factor, title, sharing, links}) => [factor, title, sharing, tell(links)])).toEqual([
      [0, 'One worker', 2, ['0 stated']],
      [1, 'Another', 2, ['0 stated']],
      [2, 'Nobody was told', 1, ['1 stated']],
      [undefined, 'change/code', 1, ['2 stated']],
    ])
    expect(others).toEqual([3, 4])
  })

  const lists = [
    'The replication of the primary stalled behind a migration',
    'Certificates of the gateway expired over the weekend',
    'The escalation policy pointed to somebody on holiday',
  ]

  test('takes words for a likely sign where actions name no factor, and only words that hardly anything else has', () => {
    const {factors, others} = traceActions(
      anIncident({
        factors: lists.map(title => ({title})),
        actions: [
          {title: 'Renew certificates of every gateway by a job'},
          {title: 'Give the escalation policy a second person'},
          {title: 'Look at the gateway again'},
          {title: 'Write a runbook'},
        ],
      }),
    )
    expect(factors.map(({links}) => tell(links))).toEqual([[], ['0 words certificates gateway'], ['1 words escalation policy']])
    expect(others).toEqual([2, 3])
  })

  test('does not take a word for a sign that every action has, nor two words that only begin alike', () => {
    const titles = ['Replication lag in the primary', 'Replication lag in the standby', 'Replication lag elsewhere']
    const common = traceActions(anIncident({factors: [{title: 'Replication of the primary had a lag'}], actions: titles.map(title => ({title}))}))
    expect(common.factors.map(({links}) => links)).toEqual([[]])
    const alike = traceActions(
      anIncident({factors: [{title: 'Confirmed configurations'}], actions: [{title: 'Confidential configuring'}, {title: 'Confirming'}]}),
    )
    expect(alike.factors.map(({links}) => links)).toEqual([[]])
  })

  test('never takes words for a sign of a factor where the action names another one', () => {
    const {factors} = traceActions(
      anIncident({
        factors: [{title: lists[0] ?? '', category: 'database/locks'}, {title: lists[1] ?? ''}],
        actions: [{title: 'Replication of the primary: no migration at noon', factor: 'change/migration'}, {title: 'Renew certificates of the gateway'}, {}],
      }),
    )
    expect(factors.map(({links}) => tell(links))).toEqual([[], ['1 words certificates gateway']])
  })

  test('links what went poorly by words, whatever factor an action names', () => {
    const {lessons, factors} = traceActions(
      anIncident({
        lessons: [
          {kind: 'well', text: lists[0] ?? ''},
          {kind: 'poorly', text: lists[1] ?? ''},
          {kind: 'poorly', text: lists[2] ?? ''},
        ],
        actions: [{title: 'Renew certificates of the gateway', factor: 'process/missing-review'}],
      }),
    )
    expect(factors).toEqual([])
    expect(lessons.map(({lesson, links}) => [lesson, tell(links)])).toEqual([
      [1, ['0 words certificates gateway']],
      [2, []],
    ])
  })

  test('never links what unaddressed-factor reports', () => {
    let reported = 0
    for (const {name, text} of listDocuments()) {
      const {incident, diagnostics} = readPostmortem(text, 'example')
      const found = diagnostics.filter(({rule}) => rule === 'unaddressed-factor')
      const {factors, lessons} = traceActions(incident)
      for (const {message, place, notes} of found) {
        const offsets = [place, ...notes.map(note => note.place)].flatMap(span => (span ? [span.start.offset] : []))
        const named = /^Missing action for (\S+\/\S.*): add one with/.exec(message)?.[1]?.split(', ').map(foldFactor)
        const accused = [
          ...factors.filter(factor =>
            named ? factor.category !== undefined && named.includes(foldFactor(factor.category)) : offsets.includes(startOf(incident, factor)),
          ),
          ...lessons.filter(({lesson}) => offsets.includes(incident.lessons[lesson]?.evidence.start.offset ?? -1)),
        ]
        expect([name, accused.length > 0, accused.flatMap(({links}) => links)]).toEqual([name, true, []])
        reported += accused.length
      }
    }
    expect(reported).toBeGreaterThan(9)
  })

  test('takes twice as long for a document twice as long, and not four times', () => {
    const build = (size: number): Incident =>
      anIncident({
        factors: Array.from({length: size}, (_, index) => ({title: `Factor number${index} word${index} of everything`, category: 'capacity/memory'})),
        actions: Array.from({length: 2 * size}, (_, index) => ({title: `Action number${index} word${index} of everything`, factor: 'capacity/memory'})),
        lessons: Array.from({length: size}, (_, index) => ({kind: 'poorly' as const, text: `Lesson number${index} word${index} of everything`})),
      })
    const measure = (size: number): number => {
      const incident = build(size)
      const times = Array.from({length: 5}, () => {
        const begun = performance.now()
        traceActions(incident)
        return performance.now() - begun
      })
      return Math.min(...times)
    }
    measure(500)
    // Four times as long is four times the work, and sixteen times where each is compared with each. The quietest of three rounds counts.
    expect(Math.min(...Array.from({length: 3}, () => measure(8000) / measure(2000)))).toBeLessThan(4 * 2.3)
  })
})

function startOf({factors}: Incident, {factor}: {readonly factor: number | undefined}): number {
  return factor === undefined ? -1 : (factors[factor]?.evidence.start.offset ?? -1)
}

/** The project's own incidents, and texts as others write them. */
function listDocuments(): readonly {readonly name: string; readonly text: string}[] {
  const folders = ['content', 'tests/postmortem/foreign/raw']
  return folders.flatMap(folder =>
    readdirSync(folder)
      .filter(name => /\.(?:md|txt)$/.test(name))
      .map(name => ({name, text: readFileSync(path.join(folder, name), 'utf8')})),
  )
}
