import type {Rule} from './rule.ts'

export const unreadableFile: Rule = {
  id: 'unreadable-file',
  group: 'files',
  level: 'error',
  summary: 'A file that the system would not let be read.',
  explanation:
    'Mostly its permissions, or a disk that fails. The message is the system’s own. The last good version stays, marked stale, and the file is tried again with every run.',
  examples: undefined,
}
