import {describe, expect, it} from 'vitest'
import {writeCsvLine} from '#src/features/catalogue/write-csv-line.ts'
import type {InsightsView, PeriodFigures} from '#src/features/insights/insights-queries.ts'
import {figureColumns, listFigures} from '#src/features/insights/list-figures.ts'
import {compareMedians, compareRates} from '#src/library/insights/compare-periods.ts'
import {estimateSpread} from '#src/library/insights/estimate-spread.ts'
import {toSample} from '#src/library/insights/sample.ts'
import {estimateCompletion} from '#src/library/remediation/estimate-completion.ts'
import type {MinuteCounts} from '#src/library/service-figures.ts'

const none = {
  severity: 0,
  detection: 0,
  services: 0,
  factors: 0,
  trigger: 0,
  impact: 0,
  actions: 0,
  started: 0,
  detected: 0,
  acknowledged: 0,
  mitigated: 0,
  resolved: 0,
}
const noActions = {
  ...{total: 0, open: 0, openWithOwner: 0, openWithDue: 0, overdue: 0, done: 0, doneWithDay: 0, doneWithProof: 0},
  ...{wontDo: 0, wontDoWithReason: 0, candidates: 0, incidents: 0},
}

/** A period whose incidents took so many minutes to mitigate. */
function aPeriod(from: string, to: string, minutes: readonly number[]) {
  const ttm: MinuteCounts = minutes.map(each => ({minutes: each, count: 1}))
  const sample = toSample(ttm, 1)
  const empty = estimateSpread(toSample([], 1))
  const shown: PeriodFigures = {
    period: {from, to},
    figures: {
      incidents: minutes.length,
      undated: 0,
      months: [],
      severities: [{value: 2, count: minutes.length}],
      detection: [],
      ttd: [],
      ttm,
      ttr: [],
      stating: none,
    },
    spreads: {ttd: empty, ttm: estimateSpread(sample), ttr: empty},
    remediation: {coverage: noActions, curve: estimateCompletion([])},
  }
  return {shown, sample}
}

function aView(now: readonly number[], before?: readonly number[]): InsightsView {
  const report = aPeriod('2024-01-01', '2024-03-31', now)
  const other = before && aPeriod('2023-10-01', '2023-12-31', before)
  const compared = other && compareMedians(report.sample, other.sample)
  const few = compareMedians(toSample([], 1), toSample([], 2))
  return {
    name: undefined,
    compare: other ? 'previous' : 'none',
    now: report.shown,
    before: other?.shown,
    comparison: compared && {incidents: compareRates({count: now.length, days: 91}, {count: before?.length ?? 0, days: 92}), ttd: few, ttm: compared, ttr: few},
    timed: undefined,
    timedBefore: undefined,
    choices: {severities: [], services: [], organizations: []},
    isWidened: false,
    today: '2026-11-21',
  }
}

const write = (view: InsightsView): readonly string[] =>
  listFigures(view).map(figure => writeCsvLine(Object.values(figureColumns).map(read => read(figure))).trimEnd())

describe('listFigures()', () => {
  const lines = write(aView([1, 2, 3, 4, 5, 6, 7], [400, 500, 600, 700, 800, 900]))

  it('has a line for each figure of each period, with what it is counted among', () => {
    expect(lines).toContain('incidents,,report,2024-01-01,2024-03-31,7,incidents,,,,,,')
    expect(lines).toContain('ttm,longest,comparison,2023-10-01,2023-12-31,900,minutes,,,,6,6,')
    expect(lines.find(line => line.startsWith('ttm,median,report'))).toMatch(/^ttm,median,report,2024-01-01,2024-03-31,4,minutes,[\d.]+,[\d.]+,bootstrap,7,7,$/)
    expect(lines).toContain('stated,When it started,report,2024-01-01,2024-03-31,0,incidents,,,,,7,')
  })

  it('leaves empty what too few cannot say, and invents no zero', () => {
    expect(lines).toContain('ttm,first quartile,report,2024-01-01,2024-03-31,,minutes,,,,7,7,')
    expect(lines).toContain('ttd,median,report,2024-01-01,2024-03-31,,minutes,,,,0,7,')
    expect(lines).toContain('half of the actions done within,,report,2024-01-01,2024-03-31,,days,,,kaplan-meier,0,0,')
  })

  it('has a line for each dot: of an incident, or of how many took as long where they are too many', () => {
    const view = aView([1, 2, 2])
    expect(write(view).filter(line => line.startsWith('ttm of'))).toEqual([
      'ttm of incidents,,report,2024-01-01,2024-03-31,1,minutes,,,,1,,',
      'ttm of incidents,,report,2024-01-01,2024-03-31,2,minutes,,,,1,,',
      'ttm of incidents,,report,2024-01-01,2024-03-31,2,minutes,,,,1,,',
    ])
    const timed = [
      {id: '2024-01-02-cache', title: 'Cache', ttd: undefined, ttm: 40, ttr: undefined},
      {id: '2024-02-02-mail', title: 'Mail', ttd: 3, ttm: undefined, ttr: undefined},
    ]
    expect(write({...view, timed}).filter(line => /^tt. of/.test(line))).toEqual([
      'ttd of an incident,2024-02-02-mail,report,2024-01-01,2024-03-31,3,minutes,,,,,,',
      'ttm of an incident,2024-01-02-cache,report,2024-01-01,2024-03-31,40,minutes,,,,,,',
    ])
  })

  it('says what the two periods say of each other, a number below zero as a number', () => {
    expect(lines.find(line => line.startsWith('ttm,difference of medians'))).toMatch(
      /^ttm,difference of medians,both,,,-646,minutes,-[\d.]+,-[\d.]+,bootstrap,,,apart$/,
    )
    expect(lines).toContain('ttd,difference of medians,both,,,,minutes,,,,,,few')
    expect(lines.find(line => line.startsWith('incidents per day'))).toMatch(/,alike$/)
  })

  it('has no line of a comparison where there is none', () => {
    expect(write(aView([1, 2, 3])).filter(line => /,(?:comparison|both),/.test(line))).toEqual([])
  })

  it('has the same number of cells in every line', () => {
    for (const line of lines) expect(line.replaceAll(/"[^"]*"/g, '').split(',')).toHaveLength(Object.keys(figureColumns).length)
  })
})
