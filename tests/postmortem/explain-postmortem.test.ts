import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {explainPostmortem, readingRules} from '#src/postmortem/explain-postmortem.ts'

function explain(text: string): readonly string[] {
  return explainPostmortem(text, 'x').fields.map(({field, rule}) => `${field}: ${rule}`)
}

test.each([
  ['---\ncompany: Example\nseverity: SEV2\n---\n\nText.\n', ['organization: foreign front-matter key', 'severity: front-matter key']],
  ['# Queue stuck\n\n**Severity**: SEV2\n\nText.\n', ['title: title heading', 'severity: labelled fact']],
  [
    'Queue stuck\n\n| Severity | SEV2 |\n|---|---|\n| Detected by | monitoring |\n',
    ['title: title line', 'severity: table of facts', 'detected by: table of facts'],
  ],
  [
    '# Q\n\nAll times in CET.\n\n## Timeline\n\n- **2021-03-02 10:00 started** — It stops.\n- 10:10: First alert\n',
    ['timezone: zone statement', 'started: milestone word', 'detected: wording of an entry', 'timeline: timeline list item', 'section: heading'],
  ],
  [
    '# Q\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 2021-03-02 10:00 CET | Errors begin |\n| 10:10 CET | First alert |\n',
    ['timezone: zone beside a clock', 'timeline: timeline table row'],
  ],
  ['# Q\n\n## Timeline\n\n2021-03-02 10:00 UTC - It stops\n\n2021-03-02 11:00 UTC - It works\n', ['timeline: timeline line']],
  ['# Q\n\n## Timeline\n\n### 2021-03-02 10:00 UTC\n\nIt stops.\n\n### 11:00 UTC\n\nIt works.\n', ['timeline: timeline heading']],
  ['# Q\n\nThe service was down on 2 March 2021 from 10:00 to 11:00 UTC.\n', ['timeline: sentence with an instant', 'started: wording of a sentence']],
  [
    'Q\n\nResolved\nIt works.\nPosted Mar 02, 2021 - 11:30 UTC\n\nInvestigating\nIt is down.\nPosted Mar 02, 2021 - 10:30 UTC\n',
    ['status update: status update', 'resolved: state of an update'],
  ],
  ['# Q\n\n## Status updates\n\n- **2021-03-02 11:30 resolved** — It works.\n', ['status update: status update in a list']],
  ['# Q\n\n## Action items\n\n- Add an alert\n', ['action: action list item']],
  ['# Q\n\n## Action items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Ana |\n', ['action: action table row']],
  ['# Q\n\n## Next steps\n\nWe will add an alert on the queue. We are sorry.\n', ['action: promise in prose']],
  ['# Q\n\n## Contributing factors\n\n### One node\n\nText.\n', ['factor: factor heading']],
  ['# Q\n\n## Contributing factors\n\n- One node\n- No alert\n', ['factor: factor list item']],
  ['# Q\n\n## Root cause\n\nThere was one node. It failed.\n', ['factor: section as a whole']],
  ['# Q\n\n## Lessons learned\n\n- Two are better\n\nThree as well.\n', ['lesson (general): lesson list item', 'lesson (general): lesson paragraph']],
  [
    '# Q\n\n## Impact\n\n1,705 calls ended. 109 minutes of degraded service. See [[other]].\n',
    ['measure: measure in the impact', 'stated duration: stated duration', 'link: incident link'],
  ],
  ['# Q\n\n**Impact**\n\nNone.\n\n**Root cause:** One node.\n', ['section: bold or bare line as a heading', 'section: label as a heading']],
])('explainPostmortem() names the rules of reading in %j', (text, expected) => {
  expect(explain(text)).toEqual(expect.arrayContaining(expected))
})

test('explainPostmortem() says nothing whose words do not stand at its place', () => {
  for (const file of readdirSync('tests/postmortem/foreign/raw')) {
    const text = readFileSync(`tests/postmortem/foreign/raw/${file}`, 'utf8')
    for (const {evidence} of explainPostmortem(text, 'x').fields) expect(text.slice(evidence.start.offset, evidence.end.offset), file).toBe(evidence.quote)
  }
})

test('docs/format.md lists every rule of reading, and no other', () => {
  const page = readFileSync('docs/format.md', 'utf8')
  const table = page.slice(page.indexOf('### The rules of reading'))
  const listed = [...table.matchAll(/^\| [^|]*\| ((?:`[^`]+`(?:, )?)+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  )
  expect(listed.toSorted()).toEqual([...readingRules].toSorted())
})
