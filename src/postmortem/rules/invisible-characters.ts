import {toSpan} from '#src/postmortem/document/source-text.ts'
import {type Rule, report} from './rule.ts'

export const invisibleCharacters: Rule = {
  id: 'invisible-characters',
  group: 'safety',
  level: 'warning',
  summary: 'Characters that nobody sees and that change what others see.',
  explanation:
    'Direction overrides can make text read differently from what it says, and zero-width characters make two equal-looking names different. Take them out.',
  examples: {
    good: `---
title: Calls ended
---

Text.
`,
    bad: `---
title: Calls\u200bended
---

Text.
`,
  },
  checkDocument: ({source}) =>
    [...source.text.slice(source.shift).matchAll(invisible)].slice(0, 20).map(match => {
      const start = match.index + source.shift
      const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      return report(invisibleCharacters, toSpan(source, start, start + match[0].length), `Unexpected invisible character U+${code}, expected it removed`)
    }),
}

// Joiners (U+200C, U+200D) are part of ordinary writing in many scripts and of emoji; they count only where neither is near.
const invisible = /[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]|(?<=[A-Za-z0-9])[\u200C\u200D](?=[A-Za-z0-9])/g
