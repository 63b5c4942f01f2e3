import type {Rule} from './rule.ts'

export const conflictMarkers: Rule = {
  id: 'conflict-markers',
  group: 'files',
  level: 'error',
  refuses: true,
  summary: 'A file with the marks of an unfinished merge.',
  explanation:
    '`<<<<<<<`, `=======` and `>>>>>>>` mean that two versions stand in the file at once. It is not indexed until somebody decides; its last good version stays, marked stale.',
  examples: {
    good: `# Calls ended

Text.
`,
    bad: `# Calls ended

<<<<<<< HEAD
Twelve calls.
=======
Ten calls.
>>>>>>> other
`,
  },
}
