import type {Rule} from './rule.ts'

export const tooLarge: Rule = {
  id: 'too-large',
  group: 'files',
  level: 'error',
  summary: 'A file larger than the limit.',
  explanation:
    '256 KiB is some eighty pages. Move logs and exports out of the document; the operator can raise the limit to at most 1 MiB with HINDSIGHT_MAX_FILE_KIB.',
  examples: undefined,
}
