import {Temporal} from 'temporal-polyfill'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {actionKinds} from '#src/incident/action-item.ts'
import {factorCategories} from '#src/incident/factor.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import {relationTypes} from '#src/incident/relation.ts'
import {generatePostmortems} from '#src/library/generate/generate-postmortems.ts'

type FrontMatter = {
  readonly title: string
  readonly severity?: string
  readonly status: string
  readonly visibility?: string
  readonly audience?: readonly string[]
  readonly timezone: string
  readonly impact_windows?: readonly string[]
  readonly duration?: string
  readonly factors: readonly string[]
  readonly related?: readonly {readonly to: string; readonly type: string}[]
} & {readonly [milestone in (typeof milestoneKinds)[number]]?: string}

const thousand = [...generatePostmortems({count: 1000, seed: 1})].map(({file, text}) => ({
  file,
  id: file.slice(0, -'.md'.length),
  text,
  frontMatter: readFrontMatter(text),
}))

describe('generatePostmortems()', () => {
  test('says nothing twice in one timeline, and nothing in broken grammar', () => {
    for (const {file, text} of thousand) {
      const entries = [...text.matchAll(/^- \*\*[^*]+\*\* — (.+)$/gm)].map(match => match[1])
      expect(new Set(entries).size, file).toBe(entries.length)
      expect(text).not.toMatch(/\b[Tt]he traces shows\b/)
    }
  })

  test('gives the same bytes for the same seed', () => {
    expect([...generatePostmortems({count: 30, seed: 7})]).toEqual([...generatePostmortems({count: 30, seed: 7})])
  })

  test('gives other documents for another seed', () => {
    const texts = new Set([...generatePostmortems({count: 30, seed: 7})].map(({text}) => text))
    expect([...generatePostmortems({count: 30, seed: 8})].filter(({text}) => texts.has(text))).toEqual([])
  })

  test.each([0, 1, 17])('gives as many as are asked for: %i', count => {
    expect([...generatePostmortems({count, seed: 1})]).toHaveLength(count)
  })

  test('gives every file and every title once', () => {
    expect(new Set(thousand.map(({file}) => file)).size).toBe(1000)
    expect(new Set(thousand.map(({frontMatter}) => frontMatter.title)).size).toBe(1000)
  })

  test('names files by their day and short words, oldest first', () => {
    const files = thousand.map(({file}) => file)
    expect(files.filter(file => !/^20(?:1[6-9]|2[0-6])-\d\d-\d\d(?:-[a-z0-9]+)+\.md$/.test(file))).toEqual([])
    const days = files.map(file => file.slice(0, 10))
    expect(days).toEqual(days.toSorted())
  })

  test('writes about 6 KB each', () => {
    const sizes = thousand.map(({text}) => Buffer.byteLength(text)).toSorted((a, b) => a - b)
    expect(sizes[500]).toBeGreaterThan(4_000)
    expect(sizes[500]).toBeLessThan(8_000)
    expect(sizes[0]).toBeGreaterThan(2_000)
    expect(sizes[999]).toBeLessThan(12_000)
  })

  test('states only times that exist once in the zone of the document', () => {
    const clocks = thousand.flatMap(({frontMatter}) =>
      [...milestoneKinds.map(kind => frontMatter[kind]), ...(frontMatter.impact_windows ?? []).flatMap(window => window.split('/'))]
        .filter(clock => clock !== undefined)
        .map(clock => ({clock: clock.replace('~', ''), zone: frontMatter.timezone})),
    )
    expect(clocks.length).toBeGreaterThan(4_000)
    for (const {clock, zone} of clocks) {
      expect(clock).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
      Temporal.PlainDateTime.from(clock).toZonedDateTime(zone, {disambiguation: 'reject'})
    }
  })

  test('writes valid days throughout, none later than the middle of 2026', () => {
    const days = thousand.flatMap(({text}) => [...text.matchAll(/\b(\d{4}-\d\d-\d\d)(?!\d|-\d)/g)].map(([, day = '']) => ({day, text})))
    expect(days.length).toBeGreaterThan(10_000)
    for (const {day} of days) Temporal.PlainDate.from(day, {overflow: 'reject'})
    const happened = thousand.flatMap(({text}) => [...text.matchAll(/(?:done: |\*\*~?)(\d{4}-\d\d-\d\d)/g)].map(([, day = '']) => day))
    expect(happened.toSorted().at(-1)).toMatch(/^2026-0[1-6]-/)
  })

  test('uses several zones, and approximate times', () => {
    expect(new Set(thousand.map(({frontMatter}) => frontMatter.timezone)).size).toBeGreaterThan(5)
    expect(thousand.filter(({frontMatter}) => frontMatter.started?.startsWith('~')).length).toBeGreaterThan(30)
  })

  test('writes timelines of 6 to 30 entries that begin with a day', () => {
    for (const {text} of thousand) {
      const entries = readSection(text, 'Timeline').split('\n')
      expect(entries.length).toBeGreaterThanOrEqual(6)
      expect(entries.length).toBeLessThanOrEqual(30)
      expect(entries[0]).toMatch(/^- \*\*~?\d{4}-\d\d-\d\d \d\d:\d\d/)
      for (const entry of entries)
        expect(entry).toMatch(
          /^- \*\*~?(?:\d{4}-\d\d-\d\d )?\d\d:\d\d(?:–(?:\d{4}-\d\d-\d\d )?\d\d:\d\d| \+02:00)?(?: (?:started|detected|acknowledged|mitigated|resolved))?\*\* — \S/,
        )
    }
  })

  test('writes two to nine action items with known kinds', () => {
    for (const {text} of thousand) {
      const items = readSection(text, 'Remediation').split('\n')
      expect(items.length).toBeGreaterThanOrEqual(2)
      expect(items.length).toBeLessThanOrEqual(9)
      for (const item of items) expect(actionKinds).toContain(/^- \[[ x]\] .+ \(kind: ([a-z]+)[,)].*$/.exec(item)?.[1])
    }
  })

  test('has open items that are late, refused ones with a reason, and done ones with a date', () => {
    const items = thousand.flatMap(({text}) => readSection(text, 'Remediation').split('\n'))
    expect(items.filter(item => item.startsWith('- [ ]') && /due: 20(?:1|2[0-5])/.test(item)).length).toBeGreaterThan(100)
    const refused = items.filter(item => item.includes('status: wont-do'))
    expect(refused.length).toBeGreaterThan(50)
    expect(refused.filter(item => !item.includes('reason: '))).toEqual([])
    expect(items.filter(item => /^- \[x\] .*done: 20/.test(item)).length).toBeGreaterThan(1_000)
  })

  test('takes factors from the vocabulary', () => {
    const stated = thousand.flatMap(({text, frontMatter}) => [
      ...frontMatter.factors,
      ...[...text.matchAll(/factor: ([^,)]+)/g)].map(([, factor = '']) => factor),
    ])
    expect(stated.filter(factor => !factorCategories.includes(factor))).toEqual([])
  })

  test('links and relates only to documents that came before', () => {
    const earlier = new Set<string>()
    let links = 0
    for (const {id, text, frontMatter} of thousand) {
      for (const {to, type} of frontMatter.related ?? []) {
        expect(relationTypes).toContain(type)
        expect(earlier).toContain(to)
      }
      for (const [, link] of text.matchAll(/\[\[(.+?)\]\]/g)) {
        expect(earlier).toContain(link)
        links++
      }
      earlier.add(id)
    }
    expect(links).toBeGreaterThan(100)
  })

  test('leaves a tenth unpublished and a twentieth restricted to an audience', () => {
    const unpublished = thousand.filter(({frontMatter}) => frontMatter.status !== 'published').length
    expect(unpublished).toBeGreaterThan(60)
    expect(unpublished).toBeLessThan(140)
    const restricted = thousand.filter(({frontMatter}) => frontMatter.visibility === 'restricted')
    expect(restricted.length).toBeGreaterThan(25)
    expect(restricted.length).toBeLessThan(80)
    expect(restricted.filter(({frontMatter}) => !frontMatter.audience?.every(handle => handle.startsWith('@')))).toEqual([])
  })

  test('has all severities, SEV3 the most', () => {
    const counts = ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5'].map(label => thousand.filter(({frontMatter}) => frontMatter.severity === label).length)
    expect(Math.min(...counts)).toBeGreaterThan(20)
    expect(Math.max(...counts)).toBe(counts[2])
  })

  test('plants each kind of flaw in about one document of a hundred', () => {
    const flawed = {
      'entry out of order': thousand.filter(({text}) => isOutOfOrder(text)).length,
      'milestone out of order': thousand.filter(
        ({frontMatter: {started, mitigated}}) => started && mitigated && mitigated.replace('~', '') < started.replace('~', ''),
      ).length,
      'contradicted duration': thousand.filter(({frontMatter}) => frontMatter.duration && Number.parseInt(frontMatter.duration, 10) !== sumWindows(frontMatter))
        .length,
      'done without a date': thousand.filter(({text}) => /^- \[x\] (?!.*done: )/m.test(readSection(text, 'Remediation'))).length,
    }
    for (const [flaw, count] of Object.entries(flawed)) {
      expect(count, flaw).toBeGreaterThan(4)
      expect(count, flaw).toBeLessThan(30)
    }
  })

  test('writes about as many action items as are asked for, with people, teams and nobody among their owners', () => {
    const items = [...generatePostmortems({count: 200, seed: 1, actions: 10})].flatMap(({text}) => readSection(text, 'Remediation').split('\n'))
    expect(items.length / 200).toBeGreaterThan(9)
    expect(items.length / 200).toBeLessThan(11)
    const owners = items.map(item => /[(, ]owner: ([^,)]+)/.exec(item)?.[1])
    expect(owners.filter(owner => owner?.startsWith('@') && owner.includes('.')).length).toBeGreaterThan(400)
    expect(owners.filter(owner => owner && !owner.startsWith('@')).length).toBeGreaterThan(50)
    expect(owners.filter(owner => owner === undefined).length).toBeGreaterThan(150)
    expect(items.filter(item => /[{}]|undefined/.test(item))).toEqual([])
    const [many] = [...generatePostmortems({count: 1, seed: 1, actions: 200})]
    expect(readSection(many?.text ?? '', 'Remediation').split('\n').length).toBeGreaterThanOrEqual(100)
  })

  test('leaves no slot of a template unfilled', () => {
    expect(thousand.filter(({text}) => /\{\w+\}|undefined|NaN/.test(text)).map(({file}) => file)).toEqual([])
  })
})

function readFrontMatter(text: string): FrontMatter {
  const [, yaml] = /^---\n([\s\S]+?)\n---\n/.exec(text) ?? []
  if (yaml === undefined) throw new Error('Cannot read front matter: there is none')
  return parse(yaml)
}

function readSection(text: string, heading: string): string {
  const [, section] = text.split(`\n## ${heading}\n\n`)
  if (section === undefined) throw new Error(`Cannot read section ${heading}: there is none`)
  return section.split('\n\n')[0]?.trimEnd() ?? ''
}

/** Compares the days and clocks as they stand; entries in another zone are left out. */
function isOutOfOrder(text: string): boolean {
  let day = ''
  let latest = ''
  for (const entry of readSection(text, 'Timeline').split('\n')) {
    const [, stated = day, clock, end, offset] = /^- \*\*~?(\d{4}-\d\d-\d\d)? ?(\d\d:\d\d)(–[\d: -]+)?( \+02:00)?/.exec(entry) ?? []
    day = stated
    if (offset) continue
    if (`${day}T${clock}` < latest) return true
    latest = `${day}T${clock}`
    if (end && end.length > 6) day = ''
  }
  return false
}

function sumWindows({impact_windows: windows = []}: FrontMatter): number {
  return windows.reduce((sum, window) => {
    const [start = '', end = ''] = window.split('/')
    return sum + (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000
  }, 0)
}
