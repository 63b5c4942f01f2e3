import type {Rule} from './rule.ts'

export const irregularFile: Rule = {
  id: 'irregular-file',
  group: 'files',
  level: 'error',
  summary: 'Something with a document’s name that is no document.',
  explanation: 'A link that leads out of the folder, a pipe, a device: none of them is opened. Put the file itself into the folder.',
  examples: undefined,
}
