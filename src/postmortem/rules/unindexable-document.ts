import type {Rule} from './rule.ts'

export const unindexableDocument: Rule = {
  id: 'unindexable-document',
  group: 'files',
  level: 'error',
  summary: 'A document that the database would not take.',
  explanation: 'The message is the database’s own. It hardly ever happens; the other files are not affected.',
  examples: undefined,
}
