import {toSpan} from '#src/postmortem/document/source-text.ts'
import {type Rule, report} from './rule.ts'

export const placeholderText: Rule = {
  id: 'placeholder-text',
  group: 'structure',
  level: 'warning',
  summary: 'A placeholder of a template was left in.',
  explanation: 'TODO, TBD and their kin tell the reader that nobody came back. Write the text, or write "not known". Placeholders in code are left alone.',
  examples: {
    good: `# Calls ended

## Trigger

Not known.
`,
    bad: `# Calls ended

## Trigger

TBD
`,
  },
  checkDocument: ({source, prose}) =>
    prose
      .filter(({text}) => text.search(placeholder) >= 0)
      .flatMap(({text, start}) =>
        [...text.matchAll(placeholder)].map(match =>
          report(
            placeholderText,
            toSpan(source, start + match.index, start + match.index + match[0].length),
            `Unexpected placeholder “${match[0]}”, expected the text it stands for`,
          ),
        ),
      ),
}

// In capitals only: "todo list" in running text is a phrase, not a mark.
const placeholder = /\b(?:TODO|TBD|TBC|FIXME|XXX+|YYYY-MM-DD|HH:MM)\b|\b[Ll]orem ipsum\b|\[(?:[Ii]nsert|[Ff]ill in|[Yy]our|[Dd]escribe)[^\]\n]{0,80}\]/g
