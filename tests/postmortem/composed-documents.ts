import {toRandom} from './mutated-documents.ts'

/** What chance draws from. */
type Draw = {
  readonly below: (count: number) => number
  readonly pick: <Value>(values: readonly Value[]) => Value
  readonly happens: (share: number) => boolean
}

/**
 * A document put together from the blocks of Markdown, each in any other: tables in items in quotes, messages of a status page in lists, headings in items,
 * with front matter that may be broken, and the line ends, tabs and odd characters of any editor.
 */
export function toComposedDocument(seed: number): string {
  const random = toRandom(seed)
  const below = (count: number): number => Math.floor(random() * count)
  const draw: Draw = {below, pick: values => values[below(values.length)] as (typeof values)[number], happens: share => random() < share}
  const lines = [...(draw.happens(0.5) ? composeFrontMatter(draw) : []), ...(draw.happens(0.6) ? [`# ${draw.pick(titles)}`, ''] : [])]
  for (let blocks = 1 + below(14); blocks > 0; blocks--) lines.push(...composeBlock(draw, 0), ...Array.from({length: below(3)}, () => ''))
  if (draw.happens(0.4)) lines.push(...composeDefinitions(draw))
  return dress(lines.join('\n').slice(0, 60_000), draw)
}

const titles = ['Queue stuck', 'Incident report: checkout down, 5 May 2023', 'Ausfall der Anmeldung', 'INC-42', '2023-05-05', '障害報告']

const sentences = [
  'The queue stood still.',
  'At 14:05 UTC the first alert fired.',
  'Between 14:05 and 15:20 UTC on 5 May 2023, 8 % of requests failed.',
  'The root cause was a full disk.',
  'We will add an alert on the length of the queue.',
  'We have already raised the limit (#412).',
  'Customers could not log in[^1].',
  'See [the graph][g] and [[2023-05-05-queue-stuck]].',
  'It was back to normal 20 minutes later',
  'Ask @ada <ada@example.com> about `worker_3`.',
  '**Impact**: 1,200 orders were lost.',
  'Root cause: the disk',
  'La file s’est arrêtée à 14h05.',
  'All times in CET.',
  'A line that ends with two spaces  ',
  'A line that ends with a backslash\\',
  'שרת *נפל* ב-14:05',
  'x'.repeat(90),
  'Severity: SEV2',
  'Posted May 5, 2023 - 14:05 UTC',
]

const headings = [
  'Timeline',
  'Impact',
  'Root cause',
  'Action items',
  'What went well',
  'Lessons learned',
  'Contributing factors',
  'Detection',
  'Resolution',
  'Status updates',
  'What happened?',
  'Maßnahmen',
  'Chronologie',
  'Anything else',
  '14:05 UTC',
  '5 May 2023',
  'Trigger',
  '',
]

const states = ['Investigating', 'Identified', 'Monitoring', 'Resolved', 'Update', 'Fix implemented', 'Postmortem', '**Resolved**', 'Status: Identified']
const stamps = ['May 5, 2023 - 14:05 UTC', 'Posted May 5, 2023 - 15:20 UTC', '2023-05-05 16:00 CET', 'May 05, 14:30 PDT', '5 May 2023', '16:20']
const rows = ['14:05 UTC', '2023-05-05 14:05', '~14:05', '14:05–14:12', '2pm', '05/06/2023 10:00', 'T+5m', '**15:20 resolved**', 'Friday', '']
const actions = [
  'Add an alert',
  '[ ] Raise the limit (owner: @ada, due: 2023-06-01)',
  '[x] Restart it',
  'TODO: write it down',
  'Ada to test the backup by 1 June',
]

type Compose = (draw: Draw, depth: number) => readonly string[]

const say = ({pick, below}: Draw): string => Array.from({length: 1 + below(3)}, () => pick(sentences)).join(' ')

const kinds: readonly Compose[] = [
  draw => [say(draw)],
  draw => Array.from({length: 1 + draw.below(5)}, () => say(draw)),
  // Headings, in all shapes, alone and in numbers.
  draw => [`${'#'.repeat(1 + draw.below(6))} ${draw.pick(headings)}`, ...(draw.happens(0.5) ? [''] : [])],
  ({pick, happens}) => [pick(headings), happens(0.5) ? '---' : '==='],
  ({pick}) => {
    const heading = pick(headings)
    return [pick([`**${heading}**`, `**${heading}:**`, heading, `${heading}:`, `== ${heading} ==`, `h2. ${heading}`, `【${heading}】`, `1. ${heading}`]), '']
  },
  draw => Array.from({length: draw.below(30)}, (_, index) => `${'#'.repeat(1 + (index % 4))} ${draw.pick(headings)}`),
  composeList,
  composeList,
  draw => Array.from({length: 1 + draw.below(6)}, () => `- ${draw.pick(rows)} ${draw.pick([':', '-', '—', ''])} ${draw.pick(sentences)}`),
  draw => Array.from({length: 1 + draw.below(4)}, () => `- ${draw.pick(actions)}`),
  composeTable,
  composeMessages,
  composeMessages,
  // Other blocks in a quote, some of its lines without their mark.
  (draw, depth) => composeInside(draw, depth).map(line => (draw.happens(0.92) ? `> ${line}` : line)),
  draw => [
    draw.pick(['```', '~~~', '```log']),
    '14:05 worker died',
    ...(draw.happens(0.3) ? composeList(draw, 9) : []),
    ...(draw.happens(0.85) ? ['```'] : []),
  ],
  draw => ['', `    ${say(draw)}`, '\t14:05 a line of code', ''],
  (draw, depth) => {
    const [open, close] = draw.pick([
      ['<div>', '</div>'],
      ['<details><summary>More</summary>', '</details>'],
      ['<table><tr><td>', '</td></tr></table>'],
      ['<p>', ''],
      ['<!--', '-->'],
      ['<ul><li>', '</li></ul>'],
      ['<script>', '</script>'],
      ['<pre>', '</pre>'],
      ['<b', ''],
    ] as const)
    return [open, ...(draw.happens(0.5) ? [''] : []), ...composeInside(draw, depth), ...(draw.happens(0.5) ? [''] : []), close]
  },
  ({pick, below}) => [`${pick(['a', 'word ', '14:05 ', '数', 'a_b ', '- ', '| '])}`.repeat(below(1500))],
  ({pick, below}) => Array.from({length: 1 + below(4)}, () => `${pick(['Impact', 'Owner', 'Severity', 'Started', 'Queue'])}\n: ${pick(sentences)}`),
  draw => composeDefinitions(draw),
  ({pick}) => [pick(['---', '***', '- - -', '+++', '[TOC]', '\\', '&nbsp;', '|', '>', '-', '1.', '#', '* * *', '<br>', '![](x.png)'])],
]

function composeBlock(draw: Draw, depth: number): readonly string[] {
  return draw.pick(kinds)(draw, depth)
}

function composeInside(draw: Draw, depth: number): readonly string[] {
  if (depth >= 4) return [say(draw)]
  return Array.from({length: 1 + draw.below(3)}, () => [...composeBlock(draw, depth + 1), ...(draw.happens(0.4) ? [''] : [])]).flat()
}

/** Items with other blocks in them, indented as they should be or nearly so. */
function composeList(draw: Draw, depth: number): readonly string[] {
  return Array.from({length: 1 + draw.below(5)}, (_, index) => {
    const mark = draw.pick(['-', '*', '+', `${index + 1}.`, `${index + 1})`, '- [ ]', '- [x]', '•'])
    const own = draw.happens(0.15)
      ? []
      : [draw.pick([draw.pick(sentences), `${draw.pick(rows)} — ${draw.pick(sentences)}`, draw.pick(actions), draw.pick(states), draw.pick(stamps)])]
    const below = draw.happens(0.4) ? composeInside(draw, depth) : []
    const indent = draw.pick(['  ', '   ', '    ', '\t', ' ', ''])
    const [first = '', ...rest] = [...own, ...below]
    return [`${mark} ${first}`, ...rest.map(line => (line === '' ? '' : indent + line)), ...(draw.happens(0.2) ? [''] : [])]
  }).flat()
}

function composeTable(draw: Draw): readonly string[] {
  const columns = 1 + draw.below(5)
  const heads = ['Time (UTC)', 'Event', 'Owner', 'Action', 'Due', 'Status', 'Date', '', 'Impact']
  const cells = ['14:05', '2023-05-05', 'Ada', 'The queue stops', 'a \\| b', '`a|b`', 'Done', '', '**Alert** fires', 'one<br>two', '2023-06-01']
  const toRow = (values: readonly string[], count: number): string => `| ${Array.from({length: count}, () => draw.pick(values)).join(' | ')} |`
  return [
    toRow(heads, columns),
    `|${'---|'.repeat(draw.happens(0.9) ? columns : columns + 1)}`,
    ...Array.from({length: draw.below(6)}, () => toRow(cells, draw.happens(0.85) ? columns : 1 + draw.below(6))),
  ]
}

/** Messages of a status page, their stamps above or below their texts, in any order, now and then with more in them than text. */
function composeMessages(draw: Draw, depth: number): readonly string[] {
  const isBelow = draw.happens(0.5)
  const apart = draw.happens(0.5) ? [''] : []
  return Array.from({length: 1 + draw.below(4)}, () => {
    const text = draw.happens(0.2) && depth < 3 ? composeInside(draw, depth + 1) : [say(draw)]
    const [state, stamp] = [draw.pick(states), draw.pick(stamps)]
    if (draw.happens(0.2)) return [`${state} - ${stamp}`, ...apart, ...text, '']
    if (draw.happens(0.2)) return [`- **${stamp} ${state.toLowerCase()}** — ${text.join('\n')}`, ...apart]
    return isBelow ? [state, ...apart, ...text, ...apart, stamp, ''] : [stamp, ...apart, ...(draw.happens(0.8) ? [state] : []), ...text, '']
  }).flat()
}

function composeDefinitions({pick, below, happens}: Draw): readonly string[] {
  return Array.from({length: 1 + below(3)}, () =>
    pick([
      ['[g]: https://a.example/graph "The graph"'],
      ['[^1]: Only some of them.'],
      ['[^1]: Only some of them.', '', '    And more of it, at 14:05 UTC.', ''],
      ['[g]:', '  https://a.example/graph'],
      ['[^note]: - an item', '    - and another', ''],
      ['[a](', 'b)'],
    ]).flatMap(line => (happens(0.1) ? [line, ''] : [line])),
  ).flat()
}

/** Front matter as people leave it behind: mostly whole, at times without its end, twice, behind a space, or no YAML at all. */
function composeFrontMatter({pick, below, happens}: Draw): readonly string[] {
  const keys = [
    'title: Queue stuck',
    'title: "Queue: stuck"',
    'severity: SEV2',
    'started: 2023-05-05T14:05',
    'started: yesterday',
    'timezone: Europe/Berlin',
    'timezone: CET',
    'services: [api, "queue"]',
    'services:\n  - api\n  - queue',
    'x-team: core # ours',
    'date: 2023-05-05',
    'visibility: internal',
    'company: Example',
    'resolved: {at: 2023-05-05}',
    'a: &a [*a]',
    'title: [',
    '\tbad: tab',
    'tags: null',
    '"__proto__": 1',
    '',
    '# a comment',
  ]
  const fence = pick(['---', '---', '---', '---', '+++', '----', '--- ', '---yaml'])
  const inside = Array.from({length: below(7)}, () =>
    fence === '+++' && happens(0.8) ? pick(['title = "Queue"', 'date = 2023-05-05', '[extra]', 'tags = ["a"]']) : pick(keys),
  )
  return [...(happens(0.08) ? [''] : []), fence, ...inside, ...(happens(0.9) ? [fence.trim()] : []), '']
}

const odd = [
  '\ud83d',
  '\ude00',
  '\u0000',
  '\u200f',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\u000b',
  '\u0301',
  '\ufeff',
  '👩‍👩‍👧‍👦',
  '\ufffd',
  '\u3000',
]

function dress(text: string, {pick, below, happens}: Draw): string {
  let dressed = text
  if (happens(0.25)) {
    for (let times = 1 + below(12); times > 0; times--) {
      const at = below(dressed.length + 1)
      dressed = dressed.slice(0, at) + pick(odd) + dressed.slice(at)
    }
  }
  if (happens(0.1)) dressed = dressed.replace(/^ {2,4}/gm, '\t')
  if (happens(0.25)) dressed = dressed.replaceAll('\n', pick(['\r\n', '\r\n', '\r', '\n\r']))
  else if (happens(0.1)) dressed = dressed.replace(/\n/g, () => pick(['\n', '\r\n', '\r']))
  return happens(0.1) ? `\ufeff${dressed}` : dressed
}
