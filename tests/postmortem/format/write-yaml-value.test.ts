import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {writeYamlList, writeYamlText} from '#src/postmortem/format/write-yaml-value.ts'

const tricky = [
  'fix #123',
  '1.10',
  'yes',
  'No',
  'null',
  '~',
  '2024-05-01',
  '12:30',
  "it's",
  'a: b',
  'a:',
  '@ada',
  '- x',
  '',
  ' x ',
  'a, b',
  '[x]',
  '{x}',
  '0x1F',
  '1e3',
  '.5',
  '%',
  '!tag',
  '&a',
  '*a',
  '"q"',
  'x # y',
  'é',
  '日本',
  'a\nb',
  '...',
  '---',
  '?',
  '? x',
  '|',
  '>',
  '`x`',
  '1_000',
  '+1',
  '=',
  '<<',
]

test.each(tricky)('writeYamlText() writes %j so that YAML 1.1 and 1.2 read that text', text => {
  for (const version of ['1.1', '1.2'] as const) {
    expect(parse(`key: ${writeYamlText(text)}\n`, {version})).toEqual({key: text})
    expect(parse(`key: ${writeYamlList([text, 'x'])}\n`, {version})).toEqual({key: [text, 'x']})
  }
})

test('writeYamlText() writes any text so that YAML reads it', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), text => {
      expect(parse(`key: ${writeYamlText(text)}\n`)).toEqual({key: text})
      expect(parse(`key: ${writeYamlList([text])}\n`)).toEqual({key: [text]})
    }),
  )
})

test('writeYamlText() leaves plain words plain', () => {
  expect(writeYamlText('Calls ended abruptly (again)')).toBe('Calls ended abruptly (again)')
})
