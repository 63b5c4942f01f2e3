import type {Rule} from './rule.ts'

export const invalidSettings: Rule = {
  id: 'invalid-settings',
  group: 'files',
  level: 'error',
  summary: 'A configuration that cannot be understood, as a whole or in part.',
  explanation:
    '`hindsight.yaml` in the content folder says how documents are judged; [docs/format.md](format.md#how-a-library-is-judged) lists its keys. Where the file is not YAML, the defaults are in force; where one value is not as expected, that one counts as not said. An unknown key is a warning.',
  examples: undefined,
}
