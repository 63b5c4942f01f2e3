import type {Rule} from './rule.ts'

export const tooComplex: Rule = {
  id: 'too-complex',
  group: 'files',
  level: 'warning',
  summary: 'A text that would take too long to read as Markdown.',
  explanation:
    'It is shown as plain text and found by search; nothing of it is lost. The message names what is too much: nesting, table cells, runs of brackets or emphasis.',
  examples: undefined,
}
