import type {Rule} from './rule.ts'

export const frontMatterPlace: Rule = {
  id: 'front-matter-place',
  group: 'front matter',
  level: 'error',
  refuses: true,
  summary: 'Front matter that does not start on the first line, or never ends.',
  explanation:
    'Only `---` on the very first line opens front matter, and `---` on a line of its own closes it. Anywhere else it is text, and nothing it says holds, so the file is not indexed. Openings of other programs (`---yaml`, `----`, `+++`) are reported where `visibility`, `audience`, `status` or `draft` stands below them, and are text elsewhere.',
  examples: {
    good: `---
title: Calls ended
---

Text.
`,
    bad: `
---
title: Calls ended
---

Text.
`,
  },
}
