import {toSpan} from '#src/postmortem/document/source-text.ts'
import {type Rule, report} from './rule.ts'

export const invisibleCharacters: Rule = {
  id: 'invisible-characters',
  group: 'safety',
  level: 'warning',
  mends: true,
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
  checkDocument: ({source}) => {
    if (!/[\u200B-\u200D\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/.test(source.text)) return []
    const found = Array.from(source.text.slice(source.shift).matchAll(invisible), match => ({start: match.index + source.shift, character: match[0]}))
    return found.slice(0, most).map(({start, character}, index) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      // The last one that is told of speaks for all behind it.
      const others = index === most - 1 ? found.slice(most) : []
      const message = `Unexpected invisible character U+${code}${others.length > 0 ? `, and ${others.length} more below it` : ''}, expected it removed`
      return report(invisibleCharacters, toSpan(source, start, start + character.length), message, [], {
        title: others.length > 0 ? 'Take them out' : 'Take it out',
        edits: [{start, character}, ...others].map(each => ({start: each.start, end: each.start + each.character.length, text: ''})),
      })
    })
  },
}

const most = 20

// Joiners (U+200C, U+200D) are part of ordinary writing in many scripts and of emoji; they count only where neither is near.
const invisible = /[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]|(?<=[A-Za-z0-9])[\u200C\u200D](?=[A-Za-z0-9])/g
