import {existsSync, readdirSync, readFileSync} from 'node:fs'

/** Numbers from 0 up to 1, the same ones for the same seed. */
export function toRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The documents that mutations begin with: ours, those invented in the manner of others, and the corpus where it lies beside the project. */
export function listSeedDocuments(): readonly string[] {
  const folders = ['content', 'tests/postmortem/foreign/raw', 'tests/postmortem/foreign/actions', '../shared/corpus/raw']
  return folders
    .filter(folder => existsSync(folder))
    .flatMap(folder => readdirSync(folder).map(file => `${folder}/${file}`))
    .filter(file => /\.(?:md|txt)$/.test(file))
    .map(file => readFileSync(file, 'utf8'))
}

/** A document made from others by what goes wrong with texts: cut, spliced, repeated, swapped, sprinkled with odd characters and marks; or pure noise. */
export function toMutatedDocument(seeds: readonly string[], seed: number): string {
  const random = toRandom(seed)
  const below = (count: number): number => Math.floor(random() * count)
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value
  if (random() < 0.1) return Array.from({length: below(400)}, () => pick(noise)).join('')
  let text = pick(seeds)
  for (let times = 1 + below(6); times > 0; times--) text = pick(mutations)({text, other: pick(seeds), below, pick})
  return text.slice(0, 60_000)
}

type Mutable = {
  readonly text: string
  readonly other: string
  readonly below: (count: number) => number
  readonly pick: <Value>(values: readonly Value[]) => Value
}

const noise: readonly string[] = [
  ...['\n', '\n\n', '\r\n', '\r', ' ', '  ', '\t', '\u00a0', '\u2028', '\u200b', '\ufeff', '\u0000', '\u0301', '\u202e', '\ud83d', '\ude00', '😀', '👩‍👩‍👧‍👦'],
  ...[
    '#',
    '## ',
    '- ',
    '* ',
    '1. ',
    '> ',
    '|',
    '| a | b |\n|---|---|\n',
    '```',
    '~~~',
    '---\n',
    '+++\n',
    '***',
    '**',
    '__',
    '_',
    '`',
    '[',
    ']',
    '](',
    ')',
    '![',
    '<',
    '>',
    '</',
    '<!--',
    '-->',
  ],
  ...[
    '&amp;',
    '&#x27;',
    '\\',
    ':',
    '：',
    '14:05',
    '24:00',
    '23:59:60',
    '25:61',
    '2024-02-30',
    '2024-13-01',
    '0000-00-00',
    '9999-12-31',
    '03/04/2024',
    'T+12m',
    '+00:05',
    '-99:99',
  ],
  ...[
    '1704880800',
    '20 minutes later',
    'the next day',
    'Tuesday',
    'PST',
    '(UTC-7)',
    'CST',
    'Europe/Berlin',
    'Mars/Olympus',
    '14.05',
    '2pm',
    '12 AM',
    '１４：０５',
    '午後3時',
    'noon',
  ],
  ...[
    'detected',
    'resolved',
    'Impact: ',
    '## Timeline\n',
    '## Action items\n',
    '[x] ',
    'Posted ',
    'Investigating',
    'title: ',
    'started: ',
    'a',
    'word',
    'Ünïcödé',
    '数',
    'from ',
    ' until ',
    'between ',
    ' and ',
  ],
]

const mutations: readonly ((from: Mutable) => string)[] = [
  // Truncated, anywhere.
  ({text, below}) => text.slice(0, below(text.length + 1)),
  ({text, below}) => text.slice(below(text.length + 1)),
  // Spliced with another.
  ({text, other, below}) => text.slice(0, below(text.length + 1)) + other.slice(below(other.length + 1)),
  ({text, other, below}) => {
    const at = below(text.length + 1)
    const from = below(other.length + 1)
    return text.slice(0, at) + other.slice(from, from + below(800)) + text.slice(at)
  },
  // A stretch left out, or said twice.
  ({text, below}) => {
    const at = below(text.length + 1)
    return text.slice(0, at) + text.slice(at + below(300))
  },
  ({text, below}) => {
    const at = below(text.length + 1)
    const to = at + below(500)
    return text.slice(0, to) + text.slice(at, to).repeat(1 + below(4)) + text.slice(to)
  },
  // Lines swapped, joined, moved out of their place.
  ({text, below}) => {
    const lines = text.split('\n')
    const [a, b] = [below(lines.length), below(lines.length)]
    ;[lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? '']
    return lines.join('\n')
  },
  ({text, below}) => {
    const lines = text.split('\n')
    lines.splice(below(lines.length), 2, lines.slice(0, 2).join(' '))
    return lines.join('\n')
  },
  ({text, below}) => {
    const lines = text.split('\n')
    const from = below(lines.length)
    const depth = below(12)
    return lines.map((line, index) => (index >= from && index < from + 12 ? `${' '.repeat(depth)}${line}` : line)).join('\n')
  },
  // Odd characters and marks, sprinkled.
  ({text, below, pick}) => {
    let sprinkled = text
    for (let times = below(20); times > 0; times--) {
      const at = below(sprinkled.length + 1)
      sprinkled = sprinkled.slice(0, at) + pick(noise) + sprinkled.slice(at + below(3))
    }
    return sprinkled
  },
  // Marks in one another.
  ({text, below, pick}) => {
    const at = below(text.length + 1)
    const mark = pick(['> ', '- ', '  - ', '1. ', '**', '*', '[', '<b>', '`', '('])
    return text.slice(0, at) + mark.repeat(below(90)) + text.slice(at)
  },
  // The line ends of another system.
  ({text, pick}) => text.replace(/\r?\n/g, pick(['\r\n', '\r', '\n\n', '\n'])),
  ({text, below}) => text.replaceAll(String(below(10)), String(below(10))),
]
