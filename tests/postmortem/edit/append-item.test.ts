import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {editFrontMatter} from '#src/postmortem/edit-front-matter.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const body = '\n# Queue stopped\n\n## Summary\n\nThe queue stopped.\n'
const related = {to: '2020-01-23-simwood-redis', type: 'same-factor'}
const item = {appends: [related]}
const written = "{to: '2020-01-23-simwood-redis', type: same-factor}"

function relate(front: string): string {
  const result = editFrontMatter(front + body, {related: item})
  if ('refusal' in result) return `refused: ${result.refusal}`
  expect(result.text.endsWith(body.trimStart())).toBe(true)
  return result.text.slice(0, -body.trimStart().length).trimEnd()
}

describe('editFrontMatter() with an item to append', () => {
  test('begins a list where there is none, as the format has it', () => {
    expect(relate('---\ntitle: Queue\n---\n')).toBe(`---\ntitle: Queue\nrelated:\n  - ${written}\n---`)
    expect(relate('')).toBe(`---\nrelated:\n  - ${written}\n---`)
    expect(relate('---\nrelated: # none yet\ntitle: Queue\n---\n')).toBe(`---\nrelated:\n  - ${written} # none yet\ntitle: Queue\n---`)
    expect(relate('---\nrelated: ~\ntitle: Queue\n---\n')).toBe(`---\nrelated:\n  - ${written}\ntitle: Queue\n---`)
  })

  test('goes on in the way in which a list is written, and leaves every other byte', () => {
    const lines = "---\nrelated:\n    -   to: a # the first\n        type: 'same-trigger'  # sure\n    # b was long ago\n    - b\ntags:   [x,y]\n---\n"
    expect(relate(lines)).toBe(lines.replace('    - b\n', `    - b\n    - ${written}\n`).trimEnd())
    const multi = '---\nrelated:\n- to: a\n  type: related # sure\n# the end\ntitle: Queue\n---\n'
    expect(relate(multi)).toBe(multi.replace('# sure\n', `# sure\n- ${written}\n`).trimEnd())
    expect(relate('---\nrelated: [a,  {to: b, type: related}] # two\n---\n')).toBe(`---\nrelated: [a,  {to: b, type: related}, ${written}] # two\n---`)
    expect(relate('---\nrelated: [a, ]\n---\n')).toBe(`---\nrelated: [a, ${written}, ]\n---`)
    expect(relate('---\nrelated: []\n---\n')).toBe(`---\nrelated: [${written}]\n---`)
  })

  test('makes a list of a value that stands alone', () => {
    expect(relate("---\nrelated: 'a' # that one\n---\n")).toBe(`---\nrelated: ['a', ${written}] # that one\n---`)
    expect(relate('---\nrelated: {to: a}\n---\n')).toBe(`---\nrelated: [{to: a}, ${written}]\n---`)
  })

  test('keeps the ends of lines that a file has', () => {
    const text = '\uFEFF---\r\ntitle: Queue\r\nrelated:\r\n  - a\r\n---\r\n\r\n# Queue\r\n'
    expect(editFrontMatter(text, {related: item})).toMatchObject({text: text.replace('  - a\r\n', `  - a\r\n  - ${written}\r\n`)})
  })

  test('refuses what it cannot write', () => {
    expect(relate('+++\ntitle = "Queue"\n+++\n')).toMatch(/^refused: Its front matter is TOML/)
    expect(editFrontMatter('---\ntitle: [\n---\n', {related: item})).toMatchObject({refusal: expect.stringMatching(/mended first/)})
  })

  test('states as many relations more than before as it was given and nothing else, however the others are written', () => {
    const one = fc.constantFrom('a', "'b c'", '{to: c, type: same-trigger}', '"d"')
    const block = fc.tuple(fc.constantFrom('', '  ', '    '), fc.array(fc.tuple(one, fc.constantFrom('', ' # why', '\n')), {minLength: 1, maxLength: 4}))
    const value = fc.oneof(
      block.map(([indent, items]) => `\n${items.map(([text, behind]) => `${indent}- ${text}${behind}`).join('\n')}`),
      fc.array(one, {maxLength: 4}).map(items => ` [${items.join(', ')}]`),
      // A single map is no list yet, and read as nothing; see above.
      one.filter(text => !text.startsWith('{')).map(text => ` ${text}`),
      fc.constantFrom('', ' ~', ' null'),
    )
    fc.assert(
      fc.property(
        value,
        fc.constantFrom('', 'tags: [x]\n', '# the end\n'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({min: 1, max: 3}),
        (list, rest, newline, count) => {
          const text = `---\ntitle: Queue\nrelated:${list}\n${rest}---\n${body}`.replaceAll('\n', newline)
          const before = readPostmortem(text, 'x').incident
          const more = Array.from({length: count}, (_, at) => ({...related, to: `${related.to}-${at}`}))
          const result = editFrontMatter(text, {related: {appends: more}})
          if ('refusal' in result) throw new Error(result.refusal)
          const {incident} = readPostmortem(result.text, 'x')
          const toPairs = (relations: typeof before.relations) => relations.map(({to, type}) => [to, type])
          expect(toPairs(incident.relations)).toEqual([...toPairs(before.relations), ...more.map(({to, type}) => [to, type])])
          const [edit] = result.edits
          expect(result.edits.length).toBeGreaterThan(0)
          if (result.edits.length === 1 && edit) expect(result.text.length).toBe(text.length - (edit.end - edit.start) + edit.text.length)
        },
      ),
      {numRuns: 200},
    )
  })
})
