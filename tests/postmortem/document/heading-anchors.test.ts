import {expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {renderPostmortem} from '#src/postmortem/render-postmortem.ts'

const text = `# Calls ended

[one](#impact) [two](#impact-1) [three](#whats-next) [four](#One-worker-held-every-call) [five](#s-impact) [six](#gone) [seven](#100%25)

## Impact

Text.

## Contributing factors

### One worker held every call

Text.

## What’s next?

Text.

## Impact

Text.
`

test('toAnchors() leads from what authors write to the section on the page that has the heading', () => {
  const {anchors} = readPostmortem(text, 'calls')
  expect(Object.fromEntries(anchors)).toMatchObject({
    impact: 's-impact',
    'impact-1': 's-impact-2',
    'whats-next': 's-what-s-next',
    'one-worker-held-every-call': 's-contributing-factors',
    's-impact': 's-impact',
  })
  expect(readPostmortem(text.replaceAll('(#', '( #'), 'calls').anchors.size, 'nothing is made of headings that no link asks for').toBe(0)
})

test('renderPostmortem() lets such a link lead to where the heading is on the page, and leaves others as they are', async () => {
  const {parts, anchors} = readPostmortem(text, 'calls')
  const {sections} = await renderPostmortem(parts, {id: 'calls', sourceLength: text.length, anchors})
  expect(Array.from(sections.join('').matchAll(/href="([^"]*)"/g), match => match[1])).toEqual([
    '#s-impact',
    '#s-impact-2',
    '#s-what-s-next',
    '#s-contributing-factors',
    '#s-impact',
    '#gone',
    '#100%25',
  ])
})
