import {remark} from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import {describe, expect, test} from 'vitest'
import {checkLimits} from '#src/postmortem/document/check-limits.ts'
import {OutputTooLarge, renderPostmortem} from '#src/postmortem/render-postmortem.ts'
import {attacks} from '#tests/postmortem/document/attacks.ts'

const parser = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze()

/** Milliseconds of processor time of the quickest of a few runs: what the machine does besides, and compiling, only ever adds. */
function timeOf(run: () => unknown, runs = 5): number {
  return Math.min(
    ...Array.from({length: runs}, () => {
      const start = process.cpuUsage()
      run()
      return process.cpuUsage(start).user / 1000
    }),
  )
}

/** Milliseconds of processor time that reading and rendering takes: unlike time on the wall, it does not count what else the machine does. */
async function costOf(text: string): Promise<number> {
  const start = process.cpuUsage()
  const parts = {definitions: [], sections: [parser.parse(text).children], entries: [], updates: [], actions: [], factors: []}
  await renderPostmortem(parts, {id: 'a', sourceLength: text.length}).catch((error: unknown) => {
    if (!(error instanceof OutputTooLarge)) throw error
  })
  return process.cpuUsage(start).user / 1000
}

/** The largest text of an attack that is let in, of those up to a limit of size that doubles. */
function findLargestAccepted(attack: (size: number) => string): string {
  let largest = ''
  for (let size = 125; size <= 64_000; size *= 2) {
    const text = attack(size)
    if (text.length > 262_144 || checkLimits(text)) break
    largest = text
  }
  return largest
}

/** The limits were measured on one machine; others, and the same one with neighbours, take up to two thirds longer for the same. */
const slower = 5 / 3

describe('checkLimits() and attacks', () => {
  test.each(Object.entries(attacks))('checkLimits() refuses %s within 50 ms, or they can be read and rendered in 2 s', async (_, attack) => {
    const text = attack(16_000).slice(0, 262_144)
    if (checkLimits(text)) {
      expect(timeOf(() => checkLimits(text))).toBeLessThan(50 * slower)
      return
    }
    expect(await costOf(text)).toBeLessThan(2000 * slower)
  })

  test.each(Object.entries(attacks))('checkLimits() lets in no more of %s than can be read and rendered in 2 s', async (_, attack) => {
    const text = findLargestAccepted(attack)
    expect(await costOf(text)).toBeLessThan(2000 * slower)
  })

  test('B03 checkLimits() refuses a line of 10 MB', () => {
    const text = 'a'.repeat(10_000_000)
    expect(checkLimits(text)).toEqual({reason: 'Unexpected line of 10000000 characters, expected at most 65536', offset: 0})
    expect(timeOf(() => checkLimits(text))).toBeLessThan(50 * slower)
  })

  test('B04 checkLimits() refuses a table of 2,000 columns and 2,000 short rows', () => {
    const text = `# Table\n\n${'|a'.repeat(2000)}\n${'|-'.repeat(2000)}\n${'|a\n'.repeat(2000)}`
    expect(checkLimits(text)).toMatchObject({reason: 'Unexpected number of table cells, expected at most 20000'})
    expect(timeOf(() => checkLimits(text))).toBeLessThan(50 * slower)
  })

  test('B04 checkLimits() counts the cells of all tables together, in quotes and lists too', () => {
    const table = `> - ${'|a'.repeat(100)}\n>   ${'|-'.repeat(100)}\n${'>   |a\n'.repeat(99)}\n`
    expect(checkLimits(table)).toBeUndefined()
    expect(checkLimits(table.repeat(3))).toMatchObject({reason: expect.stringContaining('table cells')})
  })

  test('B05 checkLimits() names the line where the nesting goes too far', () => {
    expect(checkLimits(`a\n\n${'> '.repeat(100)}b\n`)).toBeUndefined()
    expect(checkLimits(`a\n\n${'> '.repeat(101)}b\n`)).toEqual({reason: 'Unexpected quotes and lists in one another, expected at most 100', offset: 3})
  })

  test('B08 checkLimits() counts per paragraph, and names the paragraph', () => {
    const marks = '*a **a '.repeat(1000)
    expect(checkLimits(`# Title\n\n${marks}`)).toEqual({
      reason: 'Unexpected number of *, _ and ~ marks in one paragraph, expected less than takes 1000 ms to read',
      offset: 9,
    })
    expect(checkLimits('*a **a '.repeat(50).concat('\n\n').repeat(20))).toBeUndefined()
  })
})

describe('checkLimits() and honest documents', () => {
  const sentence = 'At 14:05 UTC `checkout-api` returned *503* for **8 %** of requests ([dashboard](https://grafana.example/d/1)), see [[2020-01-01-redis]]. '

  const documents: Readonly<Record<string, string>> = {
    'an empty text': '',
    '200 KB of ordinary Markdown': `---\ntitle: a\n---\n${`## Impact\n\n${sentence.repeat(6)}\n\n- ${sentence}\n- ${sentence}\n  - ${sentence}\n\n> ${sentence}\n\n`.repeat(130)}`,
    '250 KB of prose': `${'The queue grew while nobody looked, and the alert that should have fired was muted. '.repeat(10)}\n\n`.repeat(300),
    'a table of 400 rows': `| a | b | c | d | e |\n|---|:-:|--:|---|---|\n${`| 14:05 | **b** | [c](https://c.example) | \`d_e\` | snake_case_word |\n`.repeat(400)}`,
    'a list of 100 items in items of 10': `${Array.from({length: 10}, (_, depth) => `${'  '.repeat(depth)}- item\n`).join('')}`.repeat(10),
    'a timeline of 5,000 rows': `- **14:05** — Seen.\n`.repeat(5000),
    '2,000 action items': '- [ ] Raise the limit (kind: mitigate, owner: @a, due: 2025-01-01)\n'.repeat(2000),
    'a listing of odd characters': `\`\`\`\n${`${'*a **a `` ` [![< <!-- ]](('.repeat(20)}\n`.repeat(200)}\`\`\`\n`,
    'listings in a list': `- a\n\n  \`\`\`\n${`  ${'[![*_`'.repeat(30)}\n`.repeat(100)}  \`\`\`\n`,
    'minified JSON on one line of a listing': `\`\`\`json\n{"a":[${'{"b_c":"*d*","e":[[1]]},'.repeat(2500)}0]}\n\`\`\`\n`,
    'an indented listing': `Log:\n\n${`    ${'[a] *b* `c'.repeat(10)}\n`.repeat(500)}`,
    'log lines in a paragraph': '[2020-01-01 14:05:06] [INFO] worker_pool_size=12 <none> took 3ms (ok)\n'.repeat(400),
    'a hard-wrapped quote with lazy lines': `> ${'The quick brown fox jumps over the lazy dog\n'.repeat(300)}`,
    'an imported page': '<div class="update"><p>At <b>14:05</b> it <i>stopped</i><br>again</p><ul><li>one<li>two</ul></div>\n\n'.repeat(800),
    'addresses in angle brackets': '<https://status.example/1> and <ada@example.com>\n\n'.repeat(900),
    'a rule of many dashes': `a\n\n${'-'.repeat(2000)}\n\n${'* '.repeat(40)}\n\nb\n`,
    'CRLF line ends': `## Impact\r\n\r\n${sentence}\r\n\r\n`.repeat(500),
  }

  test.each(Object.entries(documents))('checkLimits() takes %s', (_, text) => {
    expect(checkLimits(text)).toBeUndefined()
  })

  test('checkLimits() takes a document of 1 MiB, which has longer', () => {
    expect(checkLimits(`## Impact\n\n${sentence.repeat(6)}\n\n`.repeat(1100))).toBeUndefined()
  })
})

describe('checkLimits() is linear', () => {
  const texts: Readonly<Record<string, (size: number) => string>> = {
    prose: size => `${'The queue grew while *nobody* looked, [see](https://a.example). '.repeat(8)}\n\n`.repeat(size / 64),
    'one paragraph': size => 'The queue (grew) while *nobody* [looked] `at` it. \n'.repeat(size / 6),
    'deep lists': size => `${'- '.repeat(90)}a\n`.repeat(size / 25),
    'white space': size => `a${' '.repeat(60_000)}\n`.repeat(size / 8000),
    'unclosed constructs': size => 'a <!-- <? <![CDATA[ ` ( [ \n\n'.repeat(size / 4),
    fences: size => '```\na\n```\n'.repeat(size),
  }
  const unbounded = {nesting: 1000, tableCells: 1e9, lineLength: 1e9, work: 1e12}

  test.each(Object.entries(texts))('checkLimits() takes at most 2.3 times as long for twice as much of %s', (_, textOf) => {
    const [once, twice] = [textOf(32_000), textOf(64_000)]
    expect(checkLimits(once, unbounded)).toBeUndefined()
    const ratios = Array.from({length: 5}, () => timeOf(() => checkLimits(twice, unbounded), 4) / timeOf(() => checkLimits(once, unbounded), 4))
    expect(Math.min(...ratios)).toBeLessThan(2.3)
  })
})
