import type {Rule} from './rule.ts'

export const aliasTaken: Rule = {
  id: 'alias-taken',
  group: 'files',
  level: 'warning',
  summary: 'An old address that belongs to another incident.',
  explanation: 'An id wins over an alias, so the alias leads nowhere. Take it out, or rename the other file.',
  examples: undefined,
}
