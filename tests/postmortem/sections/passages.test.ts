import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {expectNothingLost} from '#tests/postmortem/expect-reading.ts'

// Texts of our own without a heading in them: what they say has to sort their paragraphs.

const documents: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    'half-built-cluster',
    {
      'search was unavailable for about 70 minutes': 'summary',
      'the volume it writes to was full': 'rootCause',
      'A customer from Lyon called our support line': 'detection',
      'She switched traffic back': 'resolution',
      'about 310,000 queries came back empty': 'impact',
      'The wrapper script now stops': 'remediation',
    },
    ['done: The wrapper script now stops', 'done: We have added a check', 'open: next week we will give the rebuild'],
  ],
  [
    'lost-sessions',
    {
      'I want to explain what happened': 'summary',
      'persistence had never been switched on': 'rootCause',
      'around 60% of login attempts failed': 'impact',
      'The first sign was a spike of one-star reviews': 'detection',
      'we raised the limit to 400': 'resolution',
      'Going forward': 'remediation',
    },
    ["open: Going forward we'll keep sessions", 'open: the app will back off', "done: We've also moved the provider's notices"],
  ],
  [
    'removed-hosts',
    {
      'A command was entered with a wrong argument': 'rootCause',
      'a full restart': 'resolution',
      'error rates of up to 80%': 'impact',
      'We have modified the tool': 'remediation',
    },
    ['done: We have modified the tool', 'in-progress: We are auditing our other tools', 'open: We will also split the index'],
  ],
]

describe('classifyPassages()', () => {
  test.each(documents)('sorts the paragraphs of %s by what they say, and loses no word', (name, kinds, actions) => {
    const text = readFileSync(`tests/postmortem/sections/passages/${name}.md`, 'utf8')
    const reading = readPostmortem(text, name)
    const {sections} = reading.incident
    expect(Object.fromEntries(Object.keys(kinds).map(key => [key, sections.find(section => section.text.includes(key))?.kind]))).toEqual(kinds)
    expect(reading.incident.actions.map(({status, title}) => `${status}: ${title}`)).toEqual(actions.map(action => expect.stringContaining(action)))
    expectNothingLost(text, reading)
  })

  test('believes a paragraph that says itself what it is', () => {
    const text =
      'Fault report\n\nOn 3 February 2023 at 18:42 UTC 1,900 lines went down.\n\nWhy was there no fuel? The last delivery went to the tank next door.\n\nActions: fuel level to be read weekly (Facilities). Low fuel alarm to be wired to the NOC (Facilities, 28 February 2023). Tanks have been labelled.\n'
    const {sections, actions} = readPostmortem(text, 'x').incident
    expect(sections.find(section => section.text.startsWith('Why'))?.kind).toBe('rootCause')
    expect(actions).toMatchObject([
      {title: 'fuel level to be read weekly', owner: 'Facilities'},
      {title: 'Low fuel alarm to be wired to the NOC', owner: 'Facilities', due: '2023-02-28'},
      {title: 'Tanks have been labelled.'},
    ])
  })
})
