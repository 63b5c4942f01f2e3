import {toSpan} from '#src/postmortem/document/source-text.ts'
import {type Rule, report} from './rule.ts'

export const headingLevel: Rule = {
  id: 'heading-level',
  group: 'structure',
  level: 'info',
  mends: true,
  summary: 'A heading more than one level below the one above it.',
  explanation:
    'The outline has a hole: people who read by headings look for what is missing. Take the heading, and those below it, up to the next level. The first heading of a document may have any level.',
  examples: {
    good: `# Calls ended

## Lessons learned

### What went well

The alert came at once.
`,
    bad: `# Calls ended

## Lessons learned

#### What went well

The alert came at once.
`,
  },
  checkDocument: ({source, lines}) => {
    const headings = lines.filter(line => line.kind === 'heading' && !line.isQuoted && source.text.startsWith('#', line.outerStart))
    return headings.flatMap((heading, index) => {
      const above = headings[index - 1]
      if (!above || heading.depth <= above.depth + 1) return []
      const excess = heading.depth - above.depth - 1
      // Those below it go up together, so that their order among each other stays.
      let end = index + 1
      while ((headings[end]?.depth ?? 0) > above.depth + 1) end++
      const group = headings.slice(index, end)
      return [
        report(
          headingLevel,
          toSpan(source, heading.outerStart, heading.outerEnd),
          `Unexpected heading of level ${heading.depth} below one of level ${above.depth}, expected level ${above.depth + 1}`,
          [{message: 'the heading above', place: toSpan(source, above.outerStart, above.outerEnd)}],
          {title: `Make it level ${above.depth + 1}`, edits: group.map(line => ({start: line.outerStart, end: line.outerStart + excess, text: ''}))},
        ),
      ]
    })
  },
}
