import type {Rule} from './rule.ts'

export const duplicateId: Rule = {
  id: 'duplicate-id',
  group: 'files',
  level: 'error',
  summary: 'Two files for one incident.',
  explanation:
    'Ids that differ only in case, in the way an accent is stored, or by letters of another script that look the same count as one. The first by path is shown; rename or remove one of them.',
  examples: undefined,
}
