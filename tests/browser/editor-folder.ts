import {cp, writeFile} from 'node:fs/promises'
import path from 'node:path'

export const outage = '2024-03-01-cache'

/** What the document says before anybody changes it. */
export const outageText = `---
title: The cache was lost and pages were slow
status: published
timezone: UTC
severity: SEV2
services: [cache, api]
authors: ["@linus"]
---

The cache ran out of memory, and every page was made anew.

## Impact

Pages took eight seconds for an hour.

## Timeline

- **2024-03-01 10:00 started** — The cache runs out of memory.
- **10:10 detected** — The alert on slow pages goes off.
- **11:00 resolved** — Two nodes share the load.

## Contributing factors

### One node held everything

There was no second one. (factor: capacity/memory)

## Remediation

- [ ] Run two nodes (kind: prevent, owner: @platform, due: 2024-06-01)
`

/** Writes the folder that the editor is tested with. */
export async function writeEditorFolder(content: string): Promise<void> {
  await writeFile(path.join(content, `${outage}.md`), outageText)
  await cp(path.join('content', 'templates'), path.join(content, 'templates'), {recursive: true})
  await writeFile(
    path.join(content, 'hindsight.yaml'),
    `people:
  '@ada': ada@example.com
  '@linus': linus@example.com
teams:
  '@platform': ['@ada', '@linus']
`,
  )
}
