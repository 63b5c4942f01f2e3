import {describe, expect, test} from 'vitest'
import {readDocument} from '#src/library/read-document.ts'
import type {ComparedDocument} from '#src/library/relate/find-likenesses.ts'
import {comparePair} from '#src/library/relate/propose-relation.ts'

type Given = {
  readonly date?: string
  readonly access?: string
  readonly organization?: string
  readonly services?: string
  readonly impact?: string
  readonly trigger?: string
  readonly factor?: string
  readonly resolution?: string
}

/** A document that states what is given, and nothing else that could be compared. */
async function aCompared(id: string, given: Given = {}): Promise<ComparedDocument> {
  const {date = id.slice(0, 10), access = '', organization = 'Example Calls', services = '', impact, trigger, factor, resolution} = given
  const section = (heading: string, text: string | undefined): string => (text === undefined ? '' : `\n## ${heading}\n\n${text}\n`)
  const parts = [section('Impact', impact), section('Trigger', trigger), section('Resolution', resolution)]
  const factors = factor === undefined ? '' : `\n## Contributing factors\n\n### The ${id.slice(-3)} one\n\nSaid of it. (factor: ${factor})\n`
  const text = `---\ntitle: Number ${id}\norganization: ${organization}\nservices: [${services}]\ndate: ${date}\n${access}\n---\n${parts.join('')}${factors}`
  const reading = await readDocument(`${id}.md`, new TextEncoder().encode(text))
  if (!('document' in reading)) throw new Error(`Cannot read ${id}: ${reading.problem.message}`)
  return reading.document
}

const [late, early] = ['2024-05-02-two', '2021-01-01-one']
const release = 'A new release was deployed to the edge.'
const slow = 'Requests to the API timed out.'

async function propose(one: Given, other: Given = one, ids: readonly [string, string] = [late, early]) {
  return comparePair(await aCompared(ids[0], one), await aCompared(ids[1], other)).proposal
}

describe('comparePair()', () => {
  test.each([
    ['same-trigger', {trigger: release}],
    ['same-symptom', {impact: slow}],
    ['same-factor', {factor: 'capacity/memory'}],
    ['related', {resolution: 'The release was rolled back.'}],
    ['same-trigger', {impact: slow, trigger: release, factor: 'capacity/memory'}],
    ['recurrence-of', {services: 'api', impact: slow, trigger: release}],
    ['same-symptom', {services: 'api', impact: slow}],
  ] as const)('proposes %s', async (type, given) => {
    expect(await propose(given)).toMatchObject({from: late, to: early, type})
  })

  test('proposes nothing for a service alone, nor for what only one of them says', async () => {
    expect(await propose({services: 'api'})).toBeUndefined()
    expect(await propose({impact: slow}, {trigger: release})).toBeUndefined()
  })

  test('takes a service of another organization for another one', async () => {
    const given = {services: 'api', impact: slow, trigger: release}
    expect(await propose(given, {...given, organization: 'Another'})).toMatchObject({type: 'same-trigger'})
  })

  test('proposes the same whichever of the two is looked at, with the passages of the one that would say so first', async () => {
    const [one, other] = [await aCompared(late, {impact: slow, factor: 'capacity/memory'}), await aCompared(early, {impact: slow, factor: 'capacity/memory'})]
    const [forth, back] = [comparePair(one, other), comparePair(other, one)]
    expect(back.proposal).toStrictEqual(forth.proposal)
    const factor = forth.proposal?.likenesses.find(({kind}) => kind === 'same-factor')
    expect(factor?.between.map(({text}) => text)).toEqual(['The two one', 'The one one'])
    expect(back.likenesses.find(({kind}) => kind === 'same-factor')?.between.map(({text}) => text)).toEqual(['The one one', 'The two one'])
  })

  test('says which repeats which by their times, and does not say so of two at the same time', async () => {
    const given = {services: 'api', impact: slow, trigger: release}
    expect(await propose(given, given, [early, late])).toMatchObject({from: late, to: early, type: 'recurrence-of'})
    const same = await propose({...given, date: '2024-05-02'}, {...given, date: '2024-05-02'})
    expect(same).toMatchObject({from: late, type: 'same-trigger'})
    expect(same?.types).not.toContain('recurrence-of')
  })

  test('never has a document name one that some of its readers must not know of', async () => {
    const given = {services: 'api', impact: slow, trigger: release}
    const secret = {...given, access: "visibility: restricted\naudience: ['@ada']"}
    // The earlier one is secret: it says so itself, and cannot be called what it is repeated by.
    const turned = await propose(given, secret)
    expect(turned).toMatchObject({from: early, to: late, type: 'same-trigger'})
    expect(turned?.types).toEqual(['same-trigger', 'same-factor', 'same-symptom', 'related'])
    expect(turned?.likenesses.map(({kind}) => kind)).toContain('same-service')
    expect(await propose(secret, given)).toMatchObject({from: late, to: early, type: 'recurrence-of'})
    expect(await propose({...given, access: 'status: draft'}, given)).toMatchObject({from: late})
    expect(await propose(given, {...given, access: 'status: draft'})).toMatchObject({from: early})
    // Two circles of readers of which neither holds the other.
    expect(await propose(secret, {...given, access: "visibility: restricted\naudience: ['@bob']"})).toBeUndefined()
    expect(await propose({...given, access: 'status: draft'}, secret)).toBeUndefined()
  })

  test('knows a proposal again as long as both still say the same, and only then', async () => {
    const given = {services: 'api', impact: slow, factor: 'capacity/memory'}
    const basis = async (one: Given, other: Given, ids?: readonly [string, string]) => (await propose(one, other, ids))?.basis
    const before = await basis(given, given)
    expect(before).toMatch(/^[0-9a-f]{64}$/)
    // A title that changes, a section that is added, and a document that moves are no news.
    expect(await basis({...given, resolution: 'Somebody restarted it.'}, given)).toBe(before)
    expect(await basis({...given, date: '2020-01-01'}, given)).toBe(before)
    expect(await basis({...given, impact: 'Requests to the API timed out for an hour.'}, given)).not.toBe(before)
    expect(await basis({...given, trigger: release}, {...given, trigger: release})).not.toBe(before)
  })
})
