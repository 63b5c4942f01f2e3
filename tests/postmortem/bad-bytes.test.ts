import {describe, expect, test} from 'vitest'
import {readDocument} from '#src/library/read-document.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

async function readProblem(bytes: Uint8Array): Promise<string> {
  const reading = await readDocument('x.md', bytes)
  return 'problem' in reading ? `${reading.problem.rule}: ${reading.problem.message}` : 'read'
}

async function readIncident(text: string) {
  const reading = await readDocument('x.md', encode(text))
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.document
}

describe('readDocument() on group A', () => {
  test('A01 a byte order mark hides no front matter', async () => {
    const {incident, markdown} = await readIncident('\uFEFF---\ntitle: Calls ended\n---\n\nText.')
    expect(incident.title?.value).toBe('Calls ended')
    expect(markdown.charCodeAt(0)).toBe(0xfeff)
  })

  test.each([
    ['A02', '\r\n'],
    ['A03', '\r'],
  ])('%s line ends are read and kept', async (_, end) => {
    const text = ['---', 'title: Calls ended', '---', '', '## Timeline', '', '- **2025-03-13 10:00** — One.', '- **10:05** — Two.', ''].join(end)
    const {incident, markdown} = await readIncident(text)
    expect(incident.timeline.map(({text}) => text)).toEqual(['One.', 'Two.'])
    expect(markdown).toBe(text)
  })

  test('A04 mixed line ends count as one line each', async () => {
    const {incident} = await readIncident('# A\r\n\n## Timeline\r\r- **2025-03-13 10:00** — One.\n')
    expect(incident.timeline[0]?.evidence.start.line).toBe(5)
  })

  test('A05 a NUL byte is refused with its place', async () => {
    expect(await readProblem(encode('# A\n\nB\0C'))).toContain('not-utf8')
  })

  test('A06 A08 bytes that are no UTF-8 are refused with their place', async () => {
    expect(await readProblem(Uint8Array.from([0x23, 0x20, 0x41, 0xe9, 0x20, 0x42]))).toContain('byte 3')
  })

  test('A07 UTF-16 is refused, not indexed as garbage', async () => {
    expect(await readProblem(Uint8Array.from(Buffer.from('\uFEFF# Calls ended', 'utf16le')))).toContain('UTF-16')
    expect(await readProblem(Uint8Array.from(Buffer.from('\uFEFF# Calls ended', 'utf16le').swap16()))).toContain('UTF-16')
  })

  test('A10 line separators, NEL, VT and FF start no line', async () => {
    const {incident} = await readIncident('# A\u2028\u0085\u000b\f\n\n## Timeline\n\n- **2025-03-13 10:00** — One.\n')
    expect(incident.timeline[0]?.evidence.start.line).toBe(5)
  })

  test('A11 A12 direction overrides and zero-width characters are reported, emoji and joined scripts are not', async () => {
    const rules = async (text: string) =>
      (await readIncident(text)).diagnostics.filter(({rule}) => rule === 'invisible-characters').map(({place}) => place?.start.column)
    expect(await rules('# Paid \u202Edesrever\u202C\n\nText.')).toEqual([8, 17])
    expect(await rules('# tag\u200Bged\n\nText.')).toEqual([6])
    expect(await rules('# 👩‍🚒 می‌خواهم\n\nText.')).toEqual([])
  })

  test('A15 a title of emoji is kept', async () => {
    expect((await readIncident('# 🔥🔥\n\nText.')).incident.title?.value).toBe('🔥🔥')
  })

  test.each(['', '  \n\n', '---\ntitle: A\n---\n'])('A17 a file with no text is indexed, and reported: %j', async text => {
    const {incident, diagnostics} = await readIncident(text)
    expect(incident.sections).toEqual([])
    expect(diagnostics.map(({rule}) => rule)).toContain('empty-document')
  })

  test('E13 a file with the marks of a merge is never indexed', async () => {
    expect(await readProblem(encode('# A\n\n<<<<<<< HEAD\nB\n=======\nC\n>>>>>>> other\n'))).toContain('conflict-markers')
  })

  test('a refused file that speaks of restriction is restricted, name and all', async () => {
    const visibility = async (text: string) => {
      const reading = await readDocument('x.md', encode(text))
      return 'problem' in reading ? reading.visibility : undefined
    }
    expect(await visibility('---\ntitle: a: b\nvisibility: restricted\n---\n')).toBe('restricted')
    expect(await visibility("---\ntitle: a: b\naudience: ['@ada']\n---\n")).toBe('restricted')
    expect(await visibility('---\ntitle: a: b\nvisibility: public\n---\n')).toBe('public')
    expect(await visibility('---\ntitle: a: b\n---\n')).toBe('public')
  })
})
