import type {Rule} from './rule.ts'

export const frontMatterSyntax: Rule = {
  id: 'front-matter-syntax',
  group: 'front matter',
  level: 'error',
  refuses: true,
  summary: 'Front matter that is not plain YAML of keys and values.',
  explanation:
    'Whatever the front matter restricts cannot be known while it is broken, so the file is not indexed and its last good version stays, marked stale. Aliases, tags, directives and duplicate keys are refused: nobody needs them here, and they can hide things.',
  examples: {
    good: `---
owner: '@platform'
---
`,
    bad: `---
owner: @platform
---
`,
  },
}
