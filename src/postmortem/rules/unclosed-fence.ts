import {toSpan} from '#src/postmortem/document/source-text.ts'
import {findLineEnd} from './find-heading.ts'
import {type Rule, report, toFix} from './rule.ts'

export const unclosedFence: Rule = {
  id: 'unclosed-fence',
  group: 'structure',
  level: 'warning',
  mends: true,
  summary: 'A code block that is never closed.',
  explanation: 'Everything below the opening fence becomes code, sections included. Close it with the same marks.',
  examples: {
    good: `# Calls ended

\`\`\`
OOMKilled
\`\`\`

## Impact

12 calls ended.
`,
    bad: `# Calls ended

\`\`\`
OOMKilled

## Impact

12 calls ended.
`,
  },
  checkDocument: ({source}) => {
    if (!source.text.includes('```') && !source.text.includes('~~~')) return []
    let open: {mark: string; start: number; end: number} | undefined
    for (const match of source.text.matchAll(/^[ ]{0,3}(`{3,}|~{3,})([^\r\n]*)$/gm)) {
      const [line, mark = '', info = ''] = match
      if (!open) {
        if (!(mark.startsWith('`') && info.includes('`'))) open = {mark, start: match.index, end: match.index + line.length}
      } else if (mark.startsWith(open.mark) && !info.trim()) open = undefined
    }
    return open
      ? [
          report(
            unclosedFence,
            toSpan(source, open.start, open.end),
            `Unexpected end of the file inside a code block, expected a closing ${open.mark}`,
            [],
            toFix(
              'Close it at the end of the file',
              source.text.length,
              source.text.length,
              `${/[\r\n]$/.test(source.text) ? '' : findLineEnd(source.text)}${open.mark}${findLineEnd(source.text)}`,
            ),
          ),
        ]
      : []
  },
}
