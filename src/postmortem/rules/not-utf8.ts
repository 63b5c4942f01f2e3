import type {Rule} from './rule.ts'

export const notUtf8: Rule = {
  id: 'not-utf8',
  group: 'files',
  level: 'error',
  summary: 'A file that is not UTF-8 text.',
  explanation: 'It is not indexed and never rewritten. Save it as UTF-8; most editors offer that beside the file name.',
  examples: undefined,
}
