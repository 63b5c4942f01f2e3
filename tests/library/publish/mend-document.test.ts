import {expect, test} from 'vitest'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {mendDocument} from '#src/library/publish/mend-document.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {judgeDocument} from '#src/postmortem/rules/check-library-rules.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
const judge = async (bytes: Uint8Array): Promise<readonly Diagnostic[]> => {
  const text = decode(bytes)
  const {incident, diagnostics} = readPostmortem(text, 'calls')
  return judgeDocument(diagnostics, {
    incident,
    today: '2025-04-16',
    exists: () => true,
    settings: {...defaultSettings, sections: {default: ['remediation']}},
    text,
  })
}

test('mendDocument() mends until nothing is left to mend, and keeps every other byte, the order mark and line ends included', async () => {
  const before =
    '\uFEFF---\r\ntitle: Größe #1\r\nservcies: [voice]\r\n---\r\n\r\nText \u200b with\ttabs  \r\n\r\n## Timelime\r\n\r\n- **2025-03-13 03:47** — Calls end.\r\n\r\n~~~\r\nlog'
  const {bytes, mended} = await mendDocument(encode(before), judge)
  expect(decode(bytes)).toBe(
    "\uFEFF---\r\ntitle: 'Größe #1'\r\nservices: [voice]\r\n---\r\n\r\nText  with\ttabs  \r\n\r\n## Timeline\r\n\r\n- **2025-03-13 03:47** — Calls end.\r\n\r\n~~~\r\nlog\r\n~~~\r\n\r\n## Remediation\r\n",
  )
  expect(mended.map(({rule}) => rule)).toEqual([
    'dropped-comment',
    'unknown-key',
    'invisible-characters',
    'misspelled-heading',
    'unclosed-fence',
    'missing-section',
  ])
  expect((await judge(bytes)).filter(({fix}) => fix)).toEqual([])
})

test('mendDocument() takes a fix back after which the same is still reported', async () => {
  const always: Diagnostic = {
    rule: 'stubborn',
    level: 'info',
    message: 'no',
    place: undefined,
    notes: [],
    fix: {title: 'Add x', edits: [{start: 0, end: 0, text: 'x'}]},
  }
  const once = async (bytes: Uint8Array): Promise<readonly Diagnostic[]> => {
    const at = decode(bytes).indexOf('b')
    return [always, ...(at < 0 ? [] : [{...always, rule: 'willing', fix: {title: 'Take b out', edits: [{start: at, end: at + 1, text: ''}]}}])]
  }
  const {bytes, mended} = await mendDocument(encode('abc'), once)
  expect([decode(bytes), mended.map(({rule}) => rule)]).toEqual(['ac', ['willing']])
})

test('mendDocument() leaves bytes alone that are no text', async () => {
  const bytes = new Uint8Array([0x61, 0xff])
  expect(
    await mendDocument(bytes, async () => [
      {rule: 'a', level: 'info', message: '', place: undefined, notes: [], fix: {title: '', edits: [{start: 0, end: 1, text: ''}]}},
    ]),
  ).toEqual({bytes, mended: []})
})
