import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {spliceText} from '#src/postmortem/edit/splice-text.ts'
import {editFrontMatter, type FrontMatterValues} from '#src/postmortem/edit-front-matter.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const body = '\n# Queue stopped\n\n## Summary\n\nThe queue stopped.\n'

function edit(front: string, values: FrontMatterValues): string {
  const result = editFrontMatter(front + body, values)
  if ('refusal' in result) return `refused: ${result.refusal}`
  expect(result.text.endsWith(body.trimStart())).toBe(true)
  expect(spliceText(front + body, result.edits)).toBe(result.text)
  return result.text.slice(0, -body.trimStart().length).trimEnd()
}

describe('editFrontMatter()', () => {
  test('sets a key where it stands and leaves quotes, comments and order of the others', () => {
    const front = `---\ntitle: 'Queue: stopped' # ours\nstatus: draft   # not yet\nservices: [queue,  "api"]\n---\n`
    expect(edit(front, {status: 'published'})).toBe(front.replace('draft', 'published').trimEnd())
  })

  test('adds what is missing at the end, and front matter where there is none', () => {
    expect(edit('---\ntitle: Queue\n---\n', {status: 'in-review'})).toBe('---\ntitle: Queue\nstatus: in-review\n---')
    expect(edit('---\n---\n', {status: 'draft'})).toBe('---\nstatus: draft\n---')
    expect(edit('', {status: 'draft'})).toBe('---\nstatus: draft\n---')
    expect(edit('---\ntitle: Queue\nstatus:\n---\n', {status: 'draft'})).toBe('---\ntitle: Queue\nstatus: draft\n---')
  })

  test('keeps the ends of lines that a file has, and its byte order mark', () => {
    const text = `\uFEFF---\r\ntitle: Queue\r\n---\r\n\r\n# Queue\r\n`
    expect(editFrontMatter(text, {status: 'draft'})).toMatchObject({text: text.replace('Queue\r\n---', 'Queue\r\nstatus: draft\r\n---')})
    expect(editFrontMatter('# Queue\r\n\r\nText.\r\n', {status: 'draft'})).toMatchObject({text: '---\r\nstatus: draft\r\n---\r\n\r\n# Queue\r\n\r\nText.\r\n'})
  })

  test('takes out what other programs say of drafts, which would contradict a status', () => {
    expect(edit('---\ndraft: true\ntitle: Queue\n---\n', {status: 'published'})).toBe('---\ntitle: Queue\nstatus: published\n---')
    expect(edit('---\ntitle: Queue\npublished: false # soon\n---\n', {status: 'published'})).toBe('---\ntitle: Queue\nstatus: published\n---')
  })

  test('writes and replaces lists, in brackets or over several lines, and takes keys out', () => {
    expect(edit('---\ntitle: Queue\n---\n', {aliases: ['old-name', 'x, y']})).toBe(`---\ntitle: Queue\naliases: [old-name, 'x, y']\n---`)
    expect(edit('---\naliases:\n  - a\n  - b\ntitle: Queue\n---\n', {aliases: ['a', 'b', 'c']})).toBe('---\naliases:\n  - a\n  - b\n  - c\ntitle: Queue\n---')
    expect(edit('---\naliases:\n  - a\n  - b\ntitle: Queue\n---\n', {aliases: null})).toBe('---\ntitle: Queue\n---')
  })

  test('finds a key under another collection’s name', () => {
    expect(edit('---\nincident_id: abc\ncompany: Example Calls\n---\n', {organization: 'Example Voice'})).toBe(
      '---\nincident_id: abc\ncompany: Example Voice\n---',
    )
  })

  test('refuses what it cannot write without changing more', () => {
    expect(edit('+++\ntitle = "Queue"\n+++\n', {status: 'draft'})).toMatch(/^refused: Its front matter is TOML/)
    expect(editFrontMatter(`---\ntitle: [\n---\n${body}`, {status: 'draft'})).toMatchObject({
      refusal: expect.stringMatching(/^The document has to be mended first/),
    })
  })

  test('reads back what it wrote, whatever the words and whatever stands around them', () => {
    const words = fc.oneof(
      fc.string({minLength: 1, maxLength: 30}),
      fc.constantFrom('yes', '~', '1.10', '- a', 'a: b', '#x', '[x]', "it's", '2024-01-01', '---', '...', '@ada', '!x', '&a', '*a', '%'),
    )
    fc.assert(
      fc.property(
        words,
        fc.array(words, {maxLength: 4}),
        fc.constantFrom('', '---\ntitle: Queue\n---\n', '---\naliases: [a]\ntitle: "x" # y\n---\n', '---\naliases:\n- a\n---\n'),
        (word, list, front) => {
          const values = {organization: word, aliases: list}
          const result = editFrontMatter(front + body, values)
          if ('refusal' in result) return
          const {incident} = readPostmortem(result.text, 'x')
          expect(incident.sections.map(({text}) => text)).toEqual(readPostmortem(front + body, 'x').incident.sections.map(({text}) => text))
          expect(editFrontMatter(result.text, values)).toMatchObject({edits: []})
        },
      ),
      {numRuns: 60},
    )
  })
})
