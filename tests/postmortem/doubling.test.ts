import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {describe, expect, test} from 'vitest'
import {parseDocument} from '#src/postmortem/document/parse-document.ts'
import {toSourceText} from '#src/postmortem/document/source-text.ts'
import {readTree} from '#src/postmortem/read-postmortem.ts'

// Our own code is linear: where an ordinary part of a text doubles, reading it takes at most 2.3 times as long. The parser's part is left
// out, and bounded by limits of its own (check-limits.test.ts).

const isLong = process.env.HINDSIGHT_LONG === '1'
const size = isLong ? 4 : 0.4

const clock = (index: number): string => `${String(index % 24).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}`
const repeat = (count: number, write: (index: number) => string): string => Array.from({length: Math.ceil(count * size)}, (_, index) => write(index)).join('')
const head = '# Calls ended\n\nOn 2024-01-10 calls ended for everybody.\n\n'

/** Documents of one ordinary part, `count` times; `salt` makes every line new, so that nothing is remembered from the run before. */
const parts: Readonly<Record<string, {readonly count: number; readonly write: (count: number, salt: string) => string}>> = {
  paragraphs: {
    count: 250,
    write: (count, salt) => head + repeat(count, at => `The queue grew while nobody looked ${salt} ${at}, and the alert was muted. It took a while.\n\n`),
  },
  'one long paragraph': {count: 400, write: (count, salt) => head + repeat(count, at => `The queue ${salt} grew to ${at} jobs, and nobody looked. `)},
  'sentences with times': {count: 250, write: (count, salt) => head + repeat(count, at => `At ${clock(at)} UTC the queue ${salt} grew to ${at} jobs. `)},
  'paragraphs with times': {
    count: 250,
    write: (count, salt) => head + repeat(count, at => `Between ${clock(at)} and ${clock(at + 1)} UTC requests failed ${salt} ${at}.\n\n`),
  },
  'relative words': {
    count: 250,
    write: (count, salt) =>
      `${head}At 10:00 UTC it began.\n\n${repeat(count, at => `Ten minutes later queue ${salt} ${at} grew. Half an hour after that it fell.\n\n`)}`,
  },
  'a list timeline': {
    count: 250,
    write: (count, salt) => `${head}## Timeline\n\n${repeat(count, at => `- ${clock(at)} queue ${salt} ${at} grows, customers see errors\n`)}`,
  },
  'a canonical timeline': {
    count: 250,
    write: (count, salt) => `${head}## Timeline\n\n${repeat(count, at => `- **${clock(at)}** — Queue ${salt} ${at} grows.\n`)}`,
  },
  'a timeline of lines': {count: 250, write: (count, salt) => `${head}## Timeline\n\n${repeat(count, at => `${clock(at)} queue ${salt} ${at} grows\n`)}`},
  'a timeline of headings': {
    count: 200,
    write: (count, salt) => `${head}## Timeline\n\n${repeat(count, at => `### ${clock(at)} — queue ${salt} ${at}\n\nIt grows.\n\n`)}`,
  },
  'a table timeline': {
    count: 250,
    write: (count, salt) => `${head}## Timeline\n\n| Time | Event |\n|---|---|\n${repeat(count, at => `| ${clock(at)} | Queue ${salt} ${at} grows |\n`)}`,
  },
  'a list of actions': {
    count: 150,
    write: (count, salt) =>
      `${head}## Action items\n\n${repeat(count, at => `- [ ] Raise limit ${salt} ${at} (owner: @ada, due: 2024-02-01, ref: OPS-${at})\n`)}`,
  },
  'a table of actions': {
    count: 150,
    write: (count, salt) =>
      `${head}## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n${repeat(count, at => `| Raise limit ${salt} ${at} | Ada | 2024-02-01 |\n`)}`,
  },
  headings: {count: 200, write: (count, salt) => head + repeat(count, at => `## Part ${salt} ${at}\n\nText of it.\n\n`)},
  'known headings': {count: 200, write: (count, salt) => head + repeat(count, at => `## Impact\n\nText ${salt} ${at}.\n\n`)},
  'code blocks': {count: 200, write: (count, salt) => head + repeat(count, at => `\`\`\`\n${clock(at)} worker ${salt} ${at} died\n\`\`\`\n\n`)},
  'messages of a status page': {
    count: 120,
    write: (count, salt) => repeat(count, at => `**Investigating** - Queue ${salt} ${at} grows.\n\nJan 10, ${clock(at)} UTC\n\n`),
  },
  'messages with their stamps below': {
    count: 120,
    write: (count, salt) => repeat(count, at => `Update\nQueue ${salt} ${at} grows.\nPosted Jan 10, 2024 - ${clock(at)} UTC\n\n`),
  },
  'front matter': {count: 20, write: (count, salt) => `---\n${repeat(count, at => `key_${salt}_${at}: value ${at}\n`)}---\n\n${head}`},
  links: {
    count: 250,
    write: (count, salt) => head + repeat(count, at => `See [the graph ${at}](https://a.example/${salt}/${at}) and [[2020-01-01-${salt}-${at}]].\n\n`),
  },
  'bold labels': {count: 200, write: (count, salt) => head + repeat(count, at => `**Note ${at}**: the queue ${salt} grew.\n\n`)},
  'known labels': {count: 200, write: (count, salt) => head + repeat(count, at => `**Impact**: queue ${salt} ${at} grew.\n\n`)},
  'labelled facts': {count: 200, write: (count, salt) => head + repeat(count, at => `Services: queue ${salt} ${at}\n`)},
  'impact measures': {
    count: 200,
    write: (count, salt) => `${head}## Impact\n\n${repeat(count, at => `${at + 10} calls of ${salt} ended, and 8 % of requests failed.\n\n`)}`,
  },
  factors: {
    count: 200,
    write: (count, salt) => `${head}## Contributing factors\n\n${repeat(count, at => `### Queue ${salt} ${at} had no limit\n\nIt grew.\n\n`)}`,
  },
  'block quotes': {count: 250, write: (count, salt) => head + repeat(count, at => `> The queue ${salt} ${at} grew.\n\n`)},
  'nested items': {count: 200, write: (count, salt) => head + repeat(count, at => `- Queue ${salt} ${at}\n  - grew at ${clock(at)}\n`)},
  HTML: {count: 150, write: (count, salt) => head + repeat(count, at => `<p>The queue ${salt} ${at} grew at <b>${clock(at)}</b>.</p>\n\n`)},
  'one block of HTML': {
    count: 150,
    write: (count, salt) => `<div>\n${repeat(count, at => `<p>The queue ${salt} ${at} grew at <b>${clock(at)}</b>.</p>\n`)}</div>\n`,
  },
  'white space': {count: 200, write: (count, salt) => head + repeat(count, at => `a${' '.repeat(40)}${salt} ${at}\n`)},
  'rows that breaks part': {
    count: 200,
    write: (count, salt) => `${head}## Timeline\n\n${repeat(count, at => `${clock(at)} queue ${salt} ${at} grows<br> `)}\n`,
  },
  'rows between bars below an item': {
    count: 200,
    write: (count, salt) => `${head}- Calls\nTimeline\n${repeat(count, at => `| ${clock(at)} | Queue ${salt} ${at} grows |\n`)}`,
  },
  'bars without times below an item': {count: 200, write: (count, salt) => `${head}- Calls\n${repeat(count, at => `| Queue ${salt} | ${at} |\n`)}`},
  'one instant in two zones': {
    count: 150,
    write: (count, salt) => head + repeat(count, at => `At ${clock(at)} PDT | ${clock(at + 7)} UTC January 10 queue ${salt} ${at} grew. `),
  },
  'clocks and days in turn': {
    count: 200,
    write: (count, salt) => `${head}${salt} ${repeat(count, at => `${clock(at)} ${(at % 28) + 1} January 2024 ${at} `)}\n`,
  },
  'evenings of a day': {
    count: 150,
    write: (count, salt) => `${head}The backup of 9 January 2024: ${repeat(count, at => `queue ${salt} ${at} closed at ${clock(at)} that evening. `)}\n`,
  },
  'messages that repeat their title': {
    count: 120,
    write: (count, salt) => repeat(count, at => `10 January 2024 ${clock(at)}: Update: Queue ${salt}\nIt grew to ${at} jobs.\n`),
  },
  'labels with times below': {count: 150, write: (count, salt) => head + repeat(count, at => `発生日時\n2024年1月10日 ${at % 24}時05分\n${salt} ${at}\n\n`)},
  'facts beside a timeline': {
    count: 120,
    write: (count, salt) =>
      `${head}${repeat(count, at => `Detected: 2024-01-11 ${clock(at)} UTC\n\n`)}## Timeline\n\n${repeat(count, at => `- ${clock(at)} queue ${salt} ${at} grows\n`)}`,
  },
  'one long word': {count: 400, write: (count, salt) => `${head}${salt}${repeat(count, () => 'queuequeuequeue')}\n`},
  digits: {count: 400, write: (count, salt) => `${head}${salt} ${repeat(count, at => `${at}1:2.3-4/5 `)}\n`},
}

let runs = 0

// What is left over from the parser and from the measurement before is no cost of ours, and its collection would fall on the larger text more often.
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Microseconds of processor time that reading a text takes without the parser. */
function costOf(write: (count: number, salt: string) => string, count: number): number {
  const source = toSourceText(write(count, `s${runs++}`))
  const root = parseDocument(source)
  collectGarbage()
  const before = process.cpuUsage()
  readTree(source, root, 'x', {defaultYear: 2024})
  return process.cpuUsage(before).user
}

/**
 * How many times as long twice as much takes. What else a machine does only ever adds to a measurement, so that the least of several is the
 * nearest to the truth, and more of them are made, in turn, while the ratio is over the bound. The text grows as well: what is small beside the noise
 * of a collection of garbage is no measurement. What is quadratic stays over the bound however often it is measured.
 */
function measureRatio(write: (count: number, salt: string) => string, count: number, bound: number): number {
  costOf(write, count)
  let ratio = Number.POSITIVE_INFINITY
  for (const factor of isLong ? [1, 1.5] : [1, 2, 4]) {
    let [once, twice] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let attempt = 0; attempt < 16; attempt++) {
      once = Math.min(once, costOf(write, factor * count))
      twice = Math.min(twice, costOf(write, 2 * factor * count))
      if (attempt < 2) continue
      ratio = twice / once
      if (ratio < bound) return ratio
    }
  }
  return ratio
}

describe('readPostmortem() is linear in our own code', () => {
  test.each(Object.entries(parts))(
    'takes at most 2.3 times as long for twice as much of %s',
    (_, {count, write}) => {
      expect(measureRatio(write, count, 2.3)).toBeLessThan(2.3)
    },
    isLong ? 600_000 : 180_000,
  )
})
