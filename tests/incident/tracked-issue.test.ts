import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {toTrackedIssue} from '#src/incident/tracked-issue.ts'

const addresses = {
  OPS: 'https://jira.example.com/browse/{key}',
  '#': 'https://github.com/example/app/issues/{number}',
  'web#': 'https://gitlab.example.com/front/web/-/issues/{number}',
  T: 'https://phabricator.example.org/{key}',
  'b/': 'https://bugs.example.com/show?id={number}',
  '*': 'https://other.example.com/find/{key}',
}
const find = (ref: string, known: Readonly<Record<string, string>> = addresses) => toTrackedIssue(ref, known)?.address

describe('toTrackedIssue()', () => {
  test.each([
    ['https://github.com/example/app/issues/12', 'github', 'example/app', 'issue', '12', 'https://github.com/example/app/issues/12'],
    ['http://www.github.com/example/app/pull/7/files#diff-1', 'github', 'example/app', 'change', '7', 'https://github.com/example/app/pull/7'],
    ['https://git.example.com:8443/a/b/issues/3?x=1', 'github', 'a/b', 'issue', '3', 'https://git.example.com:8443/a/b/issues/3'],
    ['https://gitlab.com/a/b/c/-/issues/9#note_1', 'gitlab', 'a/b/c', 'issue', '9', 'https://gitlab.com/a/b/c/-/issues/9'],
    ['https://gitlab.com/a/b/issues/9', 'gitlab', 'a/b', 'issue', '9', 'https://gitlab.com/a/b/-/issues/9'],
    ['https://gitlab.example.com/a/b/-/work_items/4', 'gitlab', 'a/b', 'issue', '4', 'https://gitlab.example.com/a/b/-/issues/4'],
    ['https://code.example.com/a/b/merge_requests/5/diffs', 'gitlab', 'a/b', 'change', '5', 'https://code.example.com/a/b/-/merge_requests/5'],
    ['https://example.atlassian.net/browse/OPS-412', 'jira', undefined, 'issue', 'OPS-412', 'https://example.atlassian.net/browse/OPS-412'],
    ['https://linear.app/example/issue/ENG-3/some-words', 'linear', undefined, 'issue', 'ENG-3', 'https://linear.app/example/issue/ENG-3'],
    ['https://trello.com/c/abc123', undefined, undefined, 'issue', '/c/abc123', 'https://trello.com/c/abc123'],
  ])('reads the address %s', (ref, kind, project, what, number, address) => {
    expect(toTrackedIssue(ref, {})).toEqual({kind, project, what, number, address, host: new URL(address).host})
  })

  test('finds a key by what it begins with, whatever the case, and leaves text what nobody has an address for', () => {
    expect(find('OPS-412')).toBe('https://jira.example.com/browse/OPS-412')
    expect(find('ops-412')).toBe('https://jira.example.com/browse/ops-412')
    expect(find('T1234')).toBe('https://phabricator.example.org/T1234')
    expect(find('b/5512')).toBe('https://bugs.example.com/show?id=5512')
    expect(find('NET-9')).toBe('https://other.example.com/find/NET-9')
    expect(find('OPS-412', {})).toBeUndefined()
    expect(find('org/repo#45', {})).toBeUndefined()
    expect(find('OPSX-1', {OPS: addresses.OPS})).toBeUndefined()
    for (const ref of ['', '  ', 'later', 'ask Ada', '12', '#', '__proto__-1', 'constructor-1'])
      expect([ref, find(ref, {OPS: addresses.OPS})]).toEqual([ref, undefined])
  })

  test('finds issues of other projects where the site of this one is known', () => {
    expect(find('#123')).toBe('https://github.com/example/app/issues/123')
    expect(find('org/repo#45')).toBe('https://github.com/org/repo/issues/45')
    expect(find('api#6')).toBe('https://github.com/example/api/issues/6')
    expect(find('web#6')).toBe('https://gitlab.example.com/front/web/-/issues/6')
    // GitHub has no such mark, and whose it is nobody says.
    expect(find('group/project!7')).toBeUndefined()
    const gitlab = {'#': 'https://gitlab.example.com/group/app/-/issues/{number}'}
    expect(find('!7', gitlab)).toBe('https://gitlab.example.com/group/app/-/merge_requests/7')
    expect(find('group/sub/project!7', gitlab)).toBe('https://gitlab.example.com/group/sub/project/-/merge_requests/7')
    expect(find('other#8', gitlab)).toBe('https://gitlab.example.com/group/other/-/issues/8')
    expect(find('../..#8', gitlab)).toBeUndefined()
  })

  test('leads nowhere but to http and https, and never where a ticket chooses', () => {
    for (const ref of [
      'javascript:alert(1)',
      'https://ada:secret@github.com/a/b/issues/1',
      'https://',
      'ftp://example.com/1',
      `https://example.com/${'a'.repeat(700)}`,
    ])
      expect([ref, find(ref)]).toEqual([ref, undefined])
    expect(find('x/../../evil-1', {'*': addresses['*']})).toBeUndefined()
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: 'binary', maxLength: 60}), fc.stringMatching(/^[\w./#!@?:%-]{0,30}\d$/)), ref => {
        const found = toTrackedIssue(ref, addresses)
        if (!found || /^\s*https?:/i.test(ref)) return
        expect(Object.values(addresses).map(template => new URL(template).origin)).toContain(new URL(found.address).origin)
      }),
      {numRuns: 500},
    )
  })
})
