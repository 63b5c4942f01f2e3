import {describe, expect, test} from 'vitest'
import {toAlignedText} from '#src/postmortem/document/html-lines.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

describe('toAlignedText()', () => {
  test('keeps every place: tags and comments are blanks, entities what they stand for', () => {
    expect(toAlignedText('<b>a</b>')).toBe('   a    ')
    expect(toAlignedText('a &lt; b')).toBe('a <    b')
    expect(toAlignedText('a<!-- b > c -->d')).toBe('a              d')
  })

  test.each(['5 < 6 and 7 > 6', 'p95 <5 s, p99 >8 s', '<- back ->'])('takes no comparison or arrow for a tag: %s', text => {
    expect(toAlignedText(text)).toBe(text)
  })

  test('so that a section of a page keeps what it says', () => {
    const {incident} = readPostmortem('<h2>Impact</h2>\n<p>< 5 % of the calls, and > 3 % of the messages, were lost.</p>\n', 'x')
    expect(incident.sections.map(({kind}) => kind)).toEqual(['impact'])
    expect(incident.sections[0]?.text).toContain('< 5 % of the calls, and > 3 %')
  })
})
