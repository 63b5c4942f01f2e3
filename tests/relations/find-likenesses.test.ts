import {readFileSync} from 'node:fs'
import {beforeAll, describe, expect, test} from 'vitest'
import {readDocument} from '#src/library/read-document.ts'
import {type ComparedDocument, findLikenesses} from '#src/library/relate/find-likenesses.ts'
import {type LikenessKind, likenessKinds} from '#src/library/relate/likeness.ts'
import {readLabelledPairs} from './read-labelled-pairs.ts'

type Judged = {readonly kind: LikenessKind; readonly between: readonly [string, string]; readonly verdict: 'right' | 'wrong' | 'either' | 'missed'}

const {pairs, nothing_in_common} = readLabelledPairs()
const strangers = Object.entries(nothing_in_common).flatMap(([one, others]) => others.map(other => [one, other] as const))
const documents = new Map<string, ComparedDocument>()
let judged: readonly Judged[] = []

beforeAll(async () => {
  for (const id of new Set([...pairs.flatMap(({between}) => between), ...strangers.flat()])) {
    const reading = await readDocument(`${id}.md`, readFileSync(`content/${id}.md`))
    if ('document' in reading) documents.set(id, reading.document)
  }
  judged = [
    ...pairs.flatMap(({between, holds, either}) => judge(between, kind => (kind in holds ? 'holds' : kind in either ? 'either' : 'not'))),
    ...strangers.flatMap(between => judge(between, () => 'not')),
  ]
  if (process.env.RELATION_FIGURES) {
    for (const kind of [...likenessKinds, undefined]) {
      const {right, wrong, missed, precision, recall} = measure(kind)
      process.stdout.write(
        `${kind ?? 'all'}: precision ${toPercent(precision)} (${right} of ${right + wrong}), recall ${toPercent(recall)} (${right} of ${right + missed})\n`,
      )
    }
  }
}, 60_000)

describe('findLikenesses()', () => {
  test('proposes with a precision of 0.9 at a recall of 0.7', () => {
    const {precision, recall} = measure()
    expect(precision, list('wrong')).toBeGreaterThanOrEqual(0.9)
    expect(recall, list('missed')).toBeGreaterThanOrEqual(0.7)
  })

  // No organization occurs twice in content/, so that the same service is tested by itself.
  test.each(likenessKinds.filter(kind => kind !== 'same-service'))('does so for %s by itself', kind => {
    const {precision, recall} = measure(kind)
    expect(precision, list('wrong')).toBeGreaterThanOrEqual(0.9)
    expect(recall, list('missed')).toBeGreaterThanOrEqual(0.7)
  })

  test('proposes none of those that look alike and are not', () => {
    const mistaken = pairs.flatMap(({between, looks_alike}) =>
      find(between)
        .filter(({kind}) => looks_alike?.not.includes(kind))
        .map(({kind}) => [kind, ...between]),
    )
    expect(mistaken).toEqual([])
  })

  test('takes what was noticed for a symptom, and not that it was not, or late', async () => {
    const read = async (title: string, detection: string): Promise<ComparedDocument> => {
      const reading = await readDocument('a.md', new TextEncoder().encode(`---\ntitle: ${title}\n---\n\n## Detection\n\n${detection}\n`))
      if (!('document' in reading)) throw new Error(reading.problem.message)
      return reading.document
    }
    const noticed = await read('One', 'A probe said that requests to the API timed out.')
    const symptoms = async (detection: string) => findLikenesses(noticed, await read('Two', detection)).map(({what}) => what)
    expect(await symptoms('Customers wrote that the API was slow.')).toEqual(['an API: slow or timing out'])
    expect(await symptoms('No alert fired while the API was slow.')).toEqual([])
    expect(await symptoms('The API was slow, and the alarm for that came late.')).toEqual([])
    expect(await symptoms('Nobody noticed that requests took longer.')).toEqual([])
    expect(await symptoms('Requests were no longer answered.')).toEqual([])
    expect(await symptoms('Customers at the checkout wrote without delay that requests timed out.')).toEqual(['an API: slow or timing out'])
    // An error has its name also where nothing noticed it.
    const unnoticed = await read('Three', 'No alert fired for the ENOSPC of the host.')
    const full = await read('Four', 'A host was full: ENOSPC.')
    expect(findLikenesses(unnoticed, full).map(({what}) => what)).toEqual(['the error: ENOSPC'])
  })

  test('takes the same code of a status for the same symptom, and neither another code nor a count', async () => {
    const read = async (impact: string): Promise<ComparedDocument> => {
      const reading = await readDocument('a.md', new TextEncoder().encode(`---\ntitle: One\n---\n\n## Impact\n\n${impact}\n`))
      if (!('document' in reading)) throw new Error(reading.problem.message)
      return reading.document
    }
    const given = await read('The API returned 503 to every third customer.')
    const symptoms = async (impact: string) => findLikenesses(given, await read(impact)).map(({what}) => what)
    expect(await symptoms('For an hour requests were answered with 503 errors.')).toEqual(['an API: answered 503'])
    expect(await symptoms('Requests got HTTP 503 for an hour.')).toEqual(['an API: answered 503'])
    expect(await symptoms('Requests were answered with 502.')).toEqual([])
    expect(await symptoms('Of all requests 503 were lost.')).toEqual([])
    expect(await symptoms('The API returned 503 rows too many.')).toEqual([])
    expect(await symptoms('Support got 503 calls about the API.')).toEqual([])
  })

  test('takes the name of an error for a symptom, wherever people saw it, and no bare number', async () => {
    const read = async (text: string): Promise<ComparedDocument> => {
      const reading = await readDocument('a.md', new TextEncoder().encode(`---\ntitle: A\n---\n\n${text}\n`))
      if (!('document' in reading)) throw new Error(reading.problem.message)
      return reading.document
    }
    const one = await read('## Impact\n\nUploads ended with `ENOSPC`. Half of them got a 503.')
    const other = await read('## Detection\n\nA log of ENOSPC was noticed by chance.')
    expect(findLikenesses(one, other)).toMatchObject([
      {kind: 'same-symptom', what: 'the error: ENOSPC', between: [{text: 'Uploads ended with ENOSPC.'}, {text: 'A log of ENOSPC was noticed by chance.'}]},
    ])
    for (const text of [
      '## Impact\n\nSome got a 503.',
      '## Detection\n\nAn EVENT, an ERROR and a RuntimeError.',
      '## Root cause\n\nThe disk was full: ENOSPC.',
    ])
      expect(findLikenesses(one, await read(text)), text).toEqual([])
    expect(findLikenesses(await read('## Impact\n\nA RuntimeError.'), await read('## Impact\n\nA RuntimeError.'))).toEqual([])
  })

  test('takes the same code of an error for the same symptom, however it is written, and neither another one nor a count', async () => {
    const read = async (text: string): Promise<ComparedDocument> => {
      const reading = await readDocument('a.md', new TextEncoder().encode(`---\ntitle: A\n---\n\n${text}\n`))
      if (!('document' in reading)) throw new Error(reading.problem.message)
      return reading.document
    }
    const symptoms = async (one: string, other: string) =>
      findLikenesses(await read(`## Impact\n\n${one}`), await read(`## Detection\n\n${other}`)).map(({what}) => what)
    const killed = 'Encoders ended with `exit code 137`.'
    expect(await symptoms(killed, 'The log of the indexer: exited with status 137')).toEqual(['the error: exit code 137'])
    expect(await symptoms(killed, 'The indexer exited with status 139.')).toEqual([])
    expect(await symptoms(killed, 'Of the indexers 137 had ended.')).toEqual([])
    expect(await symptoms('Bookings failed with SQLSTATE 40001.', 'ERROR 1213 (40001): Deadlock found')).toEqual(['the error: SQLSTATE 40001'])
    expect(await symptoms('Bookings failed with SQLSTATE 40001.', 'An export had 40001 rows.')).toEqual([])
    expect(await symptoms('The resizer was killed by signal 9.', 'A graph of SIGKILL per minute was looked at by chance.')).toEqual(['the error: SIGKILL'])
  })

  test('finds the same for two documents in either order, with the passages in theirs', () => {
    for (const {between} of pairs) {
      const [forth, back] = [find(between), find([between[1], between[0]])]
      expect(new Set(forth.map(({kind, what}) => `${kind} ${what}`))).toEqual(new Set(back.map(({kind, what}) => `${kind} ${what}`)))
      expect(forth.flatMap(each => each.between).filter(({text, index}) => text === '' || index < 0)).toEqual([])
    }
  })

  test('takes a service for the same where the organization is the same, and for another one where it is not', () => {
    const one = documents.get('2020-01-23-simwood-redis')
    const other = documents.get('2024-10-22-daily-load-test')
    if (!one || !other) throw new Error('Cannot find the documents')
    const moved = {...other, incident: {...other.incident, organization: one.incident.organization}}
    expect(findLikenesses(one, other).filter(({kind}) => kind === 'same-service')).toEqual([])
    expect(findLikenesses(one, moved).filter(({kind}) => kind === 'same-service')).toMatchObject([{what: 'api'}])
  })
})

function find([one, other]: readonly [string, string]) {
  const [a, b] = [documents.get(one), documents.get(other)]
  if (!a || !b) throw new Error(`Cannot compare ${one} with ${other}: one of them is not there`)
  return findLikenesses(a, b)
}

function judge(between: readonly [string, string], label: (kind: LikenessKind) => 'holds' | 'either' | 'not'): readonly Judged[] {
  const found = new Set(find(between).map(({kind}) => kind))
  return likenessKinds.flatMap((kind): readonly Judged[] => {
    const labelled = label(kind)
    if (found.has(kind)) return [{kind, between, verdict: labelled === 'holds' ? 'right' : labelled === 'either' ? 'either' : 'wrong'}]
    return labelled === 'holds' ? [{kind, between, verdict: 'missed'}] : []
  })
}

function measure(kind?: LikenessKind) {
  const count = (verdict: Judged['verdict']): number => judged.filter(each => each.verdict === verdict && (kind === undefined || each.kind === kind)).length
  const [right, wrong, missed] = [count('right'), count('wrong'), count('missed')]
  return {right, wrong, missed, precision: right / (right + wrong), recall: right / (right + missed)}
}

function list(verdict: Judged['verdict']): string {
  return judged
    .filter(each => each.verdict === verdict)
    .map(({kind, between}) => `${kind} ${between.join(' ')}`)
    .join('\n')
}

function toPercent(share: number): string {
  return Number.isNaN(share) ? 'not measured' : `${(share * 100).toFixed(1)} %`
}
