import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import type {SearchCondition} from '#src/library/search/search-query.ts'

/** A query in one line: clauses with & between, conditions with |, the typed words of each. */
function write(text: string): string {
  return readSearchQuery(text)
    .clauses.map(clause => clause.map(writeCondition).join(' | '))
    .join(' & ')
}

function writeCondition(condition: SearchCondition): string {
  const not = condition.isNot ? 'not ' : ''
  if (condition.kind === 'words') {
    const [typed] = condition.phrases
    return `${not}${typed?.words.join(' ')}${typed?.isPrefix ? '*' : ''}`
  }
  const {kind, isNot: _isNot, ...rest} = condition
  return `${not}${Object.values(rest).join(' ') || kind}`
}

describe('readSearchQuery()', () => {
  test.each([
    ['', ''],
    ['redis timeout', 'redis & timeout*'],
    ['redis "connection refused"', 'redis & connection refused'],
    ['checkout-api slow', 'checkout api & slow*'],
    ['-staging redis', 'not staging & redis*'],
    ['-"dry run" redis', 'not dry run & redis*'],
    ['redis or valkey timeout', 'redis | valkey & timeout*'],
    ['redis | valkey | memcached', 'redis | valkey | memcached*'],
    ['kube* node', 'kube* & node*'],
    ['out of memory worker', 'out of memory & worker*'],
    ['the end of the queue', 'end & queue*'],
    ['redis redis Redis', 'redis & redis*'],
    ['service:api redis', 'service api false & redis*'],
    ['service:api,web', 'service api false | service web false'],
    ['-service:api', 'not service api false'],
    ['service:"check out"', 'service check out false'],
    ['error:timeout', 'error timeout*'],
    ['https://status.example.com/x', 'https status example com x'],
    ['severity:>=SEV2', '1,2'],
    ['severity:<SEV3', '4,5'],
    ['sev:none', 'none'],
    ['during:2024-02', '2024-02-01 2024-03-01'],
    ['during:2023', '2023-01-01 2024-01-01'],
    ['during:2024-12-31', '2024-12-31 2025-01-01'],
    ['during:none', 'undated'],
    ['during:not-stated', 'undated'],
    ['duration:>1h', 'duration > 60'],
    ['ttd:<=30m', 'ttd <= 30'],
    ['is:draft', 'draft'],
    ['has:overdue', 'overdue'],
  ])('reads %j as %j', (text, expected) => {
    expect(write(text)).toBe(expected)
  })

  test.each([
    ['severity:huge', 'severity huge', '“severity:huge” was read as words: expected SEV1 to SEV5'],
    ['after:soon', 'after soon', '“after:soon” was read as words: expected a year'],
    ['after:none', 'after none', '“after:none” was read as words: expected a year, a month or a day'],
    ['after:2024-02-30', 'after 2024 02 30', 'there is no 2024-02-30'],
    ['duration:long', 'duration long', 'expected a duration'],
    ['servce:api', 'servce api*', '“service:” is one'],
    ['serivce:api', 'serivce api*', '“service:” is one'],
    ['service: api', 'service & api*', '“service:” has no value beside it'],
    ['"connection refused', 'connection & refused*', 'quotation mark'],
    ['or redis', 'redis*', '“or” stands between'],
    ['redis or', 'redis*', '“or” stands between'],
    ['k* redis', 'k & redis*', 'at least 3 letters'],
  ])('reads %j as words, %j, and says so', (text, expected, problem) => {
    expect(write(text)).toBe(expected)
    expect(readSearchQuery(text).problems.join()).toContain(problem)
  })

  test.each(['redis timeout', 'a:b', '“quoted”', 'C++', '-', 'x -', '10:35 UTC', '[Errno 104] Connection reset by peer'])('has nothing to say of %j', text => {
    expect(readSearchQuery(text).problems).toEqual([])
  })

  test('gives a word its forms and synonyms, and a phrase neither', () => {
    const phrases = (text: string) =>
      readSearchQuery(text).clauses[0]?.flatMap(each => (each.kind === 'words' ? each.phrases.map(({words}) => words.join(' ')) : []))
    expect(phrases('retries x')).toEqual(expect.arrayContaining(['retries', 'retry', 'retried', 'retrying']))
    expect(phrases('OOM x')).toEqual(expect.arrayContaining(['oom', 'out of memory', 'oomkilled']))
    expect(phrases('"retries"')).toEqual(['retries'])
  })

  test('never throws, and asks for no more than 16 clauses of bounded size', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({unit: 'binary', maxLength: 400}),
          fc
            .array(fc.constantFrom('"', '-', 'or', ' ', 'a', 'b*', 'service:', '|', 'out of memory', ':', ',', '*', 'has:'), {maxLength: 200})
            .map(parts => parts.join('')),
        ),
        text => {
          const {clauses} = readSearchQuery(text)
          expect(clauses.length).toBeLessThanOrEqual(16)
          for (const clause of clauses) expect(clause.length).toBeGreaterThan(0)
          expect(clauses.flat().length).toBeLessThanOrEqual(256)
        },
      ),
    )
  })

  test('reads 10,000 letters as fast as 256', () => {
    expect(readSearchQuery('checkout '.repeat(1250))).toEqual(readSearchQuery('checkout '.repeat(1250).slice(0, 256)))
  })
})
