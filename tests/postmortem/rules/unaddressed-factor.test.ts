import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

describe('unaddressed-factor by the words of the actions', () => {
  const find = (rule: string, text: string): readonly string[] =>
    readPostmortem(text, 'example')
      .diagnostics.filter(diagnostic => diagnostic.rule === rule)
      .map(({place}) => (place ? text.slice(place.start.offset, place.end.offset) : ''))

  const factors = [
    'The certificate of the gateway was renewed by hand.',
    'Nobody watches how long certificates are still valid.',
    'The public page about outages was hosted in the same building.',
  ]
  const steps = ['Renew certificates of every gateway by a job', 'Alert when a certificate is valid for less than two weeks', 'Host the public page elsewhere']
  const write = (heading: string, list: readonly string[], actions: readonly string[]): string =>
    `# Logins failed\n\n${heading}\n\n${list.map(each => `- ${each}\n`).join('')}\n## Action items\n\n${actions.map(each => `- [ ] ${each} (owner: @platform)\n`).join('')}`
  const causes = '## Contributing factors'
  const poorly = '## Lessons learned\n\n### What went poorly'

  test.each([causes, poorly])('reports what no action shares a word with, where each action does with the rest of the list, under %j', heading => {
    expect(find('unaddressed-factor', write(heading, factors, steps.slice(0, 2)))).toEqual([expect.stringContaining(factors[2] ?? '?')])
  })

  test.each([
    ['every one is spoken of', factors, steps],
    ['an action in words of its own may be about it', factors, [...steps.slice(0, 2), 'Tell people by mail as well']],
    ['an action is decided against', factors, [...steps.slice(0, 2), 'Move the public page away (status: wont-do, reason: too dear)']],
    ['two of three are left over', [factors[0] ?? '', 'Mail was slow on that weekend too.', 'Phones rang in another building.'], steps.slice(0, 2)],
    ['the list has two items', factors.slice(1), steps.slice(1, 2)],
    ['there is a single action', factors, steps.slice(0, 1)],
    ['the words are few', [...factors.slice(0, 2), 'Bad luck.'], steps.slice(0, 2)],
    [
      'they are questions that lead to one another',
      ['Why did it fail? Certificates.', 'Why then? The gateway renewed by hand.', 'Why so? Nobody thought of hosting the public page.'],
      steps.slice(0, 2),
    ],
  ])('is silent where %s', (_, list, actions) => {
    expect(find('unaddressed-factor', write(causes, list, actions))).toEqual([])
  })

  test('is silent about sentences of prose, and where actions name what they address', () => {
    const prose = `# Logins failed\n\n${causes}\n\n${factors.join('\n\n')}\n\n## Action items\n\n${steps
      .slice(0, 2)
      .map(each => `- [ ] ${each}\n`)
      .join('')}`
    expect(find('unaddressed-factor', prose)).toEqual([])
    const sorted = steps.slice(0, 2).map(each => `${each} (factor: process/manual-step)`)
    expect(find('unaddressed-factor', write(causes, factors, sorted).replaceAll(' (owner: @platform)', ''))).toEqual([])
  })
})
