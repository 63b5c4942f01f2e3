import {type Rule, report, toFix} from './rule.ts'

export const idMismatch: Rule = {
  id: 'id-mismatch',
  group: 'front matter',
  level: 'warning',
  mends: true,
  summary: 'An id in the front matter that is not the name of the file.',
  explanation:
    "The file's name without `.md` is the incident's id, and nothing in the file changes that; mostly the file was copied or renamed. Only ids that look like ours (`YYYY-MM-DD-…`) are compared: another program's `incident_id: INC-42` is kept as an alias.",
  examples: {
    good: `---
id: example
incident_id: INC-42
title: Calls ended
---

Text.
`,
    bad: `---
id: 2025-03-13-calls
title: Calls ended
---

Text.
`,
  },
  checkDocument: ({incident, fields}) =>
    fields.flatMap(({key, written, evidenceAt}) => {
      if (!/^(?:incident[_-]?)?id$/i.test(key) || typeof written !== 'string' || !/^\d{4}-\d{2}-\d{2}-/.test(written)) return []
      if (written.normalize('NFC') === incident.id) return []
      const place = evidenceAt([])
      return [
        report(
          idMismatch,
          place,
          `Unexpected id “${written}”, expected “${incident.id}” as the file is named: correct it, or rename the file and keep the old name in \`aliases\``,
          [],
          /^[\w.-]+$/.test(incident.id) ? toFix("Write the file's own id", place.start.offset, place.end.offset, incident.id) : undefined,
        ),
      ]
    }),
}
