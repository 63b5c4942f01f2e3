import type {Rule} from './rule.ts'

export const unsafeName: Rule = {
  id: 'unsafe-name',
  group: 'files',
  level: 'error',
  summary: 'A file name that cannot be an address.',
  explanation:
    'The name without `.md` is the incident’s address, so it is made of letters, digits, `-`, `_` and `.`. The message says which character is in the way and proposes a name.',
  examples: undefined,
}
