import {mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'

export const captures = '2024-05-04-captures-failed'
export const search = '2024-08-12-search-slow'
export const hidden = '2024-09-01-keys-read'

/** A folder with actions in two shapes, all of them overdue or without a date on any day that this is run. */
export async function writeRemediationFolder(folder: string): Promise<void> {
  await mkdir(folder, {recursive: true})
  for (const [name, text] of Object.entries(documents)) await writeFile(path.join(folder, name), text)
}

/** Puts the documents back as they were. */
export async function restoreDocuments(folder: string): Promise<void> {
  for (const name of [captures, search]) await writeFile(path.join(folder, `${name}.md`), documents[`${name}.md`] ?? '')
}

/** A line of a document that holds some words. */
export async function readLine(folder: string, id: string, words: string): Promise<string> {
  const text = await readFile(path.join(folder, `${id}.md`), 'utf8')
  return text.split('\n').find(line => line.includes(words)) ?? ''
}

const documents: Readonly<Record<string, string>> = {
  'hindsight.yaml': `people:
  '@mark': mark@example.com
  '@ada': ada@example.com
  '@grace': grace@example.com
teams:
  '@platform': ['@ada', '@grace']
remediation: {SEV1: 15, SEV2: 30}
`,
  [`${captures}.md`]: `---
title: Card captures failed for an hour
organization: Example Calls
severity: SEV1
timezone: UTC
started: 2024-05-04T10:00
resolved: 2024-05-04T11:00
services: [payments]
---

Captures failed.

## Remediation

- [ ] Alert on failed captures (owner: @ada, due: 2024-06-01, kind: detect, priority: P1)
- [ ] Add a second carrier (owner: @platform, due: 2024-07-01, kind: prevent)
- [x] Restart the gateway (owner: @ada, done: 2024-05-05, kind: repair)
- [ ] Rewrite the ledger (kind: prevent, status: candidate)
`,
  [`${search}.md`]: `---
title: Search was slow for a morning
organization: Example Calls
severity: SEV2
timezone: UTC
started: 2024-08-12T07:00
resolved: 2024-08-12T11:00
services: [search]
---

Search was slow.

## Remediation

| Action | Owner | Due | Status |
| ------ | ----- | --- | ------ |
| Bound the query queue | Grace Hopper | 2024-09-01 | open |
| Warm the cache at start | | | open |
`,
  [`${hidden}.md`]: `---
title: Keys were read
severity: SEV1
visibility: restricted
audience: ['@vexmire']
started: 2024-09-01T07:00
---

## Remediation

- [ ] Replace every plonkwright (owner: @vexmire, due: 2024-09-30)
`,
}
