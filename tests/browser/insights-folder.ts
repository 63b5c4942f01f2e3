import {writeFile} from 'node:fs/promises'
import path from 'node:path'

/** Two quarters of incidents of made-up length: in the second one they are mitigated sooner, and nothing else has changed. */
export async function writeInsightsFolder(folder: string): Promise<void> {
  const before = [3, 9, 14, 25, 40, 55, 62, 70, 95, 130, 180, 260, 410, 900, 1500, 2600]
  const now = [0, 0, 2, 4, 4, 6, 8, 11, 12, 15, 19, 22, 30, 41, 66, 95, 180, 420]
  await Promise.all([
    ...before.map((minutes, place) => writeIncident(folder, '2023-1', place, minutes)),
    ...now.map((minutes, place) => writeIncident(folder, '2024-0', place, minutes)),
  ])
  await writeFile(path.join(folder, '2024-02-30-undated.md'), '---\ntitle: Nobody knows when\nseverity: SEV3\n---\n\nIt was over before anybody looked.\n')
}

function writeIncident(folder: string, quarter: '2023-1' | '2024-0', place: number, minutes: number): Promise<void> {
  const day = `${quarter}${quarter === '2023-1' ? place % 3 : (place % 3) + 1}-${String(3 + place).padStart(2, '0')}`
  const start = Date.parse(`${day}T08:00:00Z`)
  const at = (after: number): string => new Date(start + after * 60_000).toISOString().slice(0, 16)
  // Each third does not say when it was noticed, and each fifth not when it was over.
  const text = `---
title: Orders were refused for the ${place + 1}. time in ${quarter === '2023-1' ? 'autumn' : 'winter'}
organization: ${place % 2 === 0 ? 'Example Shop' : 'Example Bank'}
${place % 4 === 3 ? '' : `severity: SEV${(place % 3) + 1}`}
timezone: UTC
started: ${at(0)}
${place % 3 === 2 ? '' : `detected: ${at(Math.floor(minutes / 3))}`}
mitigated: ${at(minutes)}
${place % 5 === 4 ? '' : `resolved: ${at(minutes * 2 + 5)}`}
${['detected_by: customer', 'detected_by: monitoring', ''][place % 3]}
services: [${place % 2 === 0 ? 'orders' : 'payments'}, checkout]
factors: [change/deploy]
---

Orders were refused, and then they were not.

## Contributing factors

### The limit was too low

It had been right once. (factor: capacity/${place % 2 === 0 ? 'memory' : 'disk'})

## Remediation

- [x] Raise the limit (kind: mitigate, owner: @orders, done: ${new Date(start + (place + 2) * 86_400_000).toISOString().slice(0, 10)})
- [ ] Watch the limit (kind: detect, owner: @orders, due: 2024-05-01)
`
  return writeFile(path.join(folder, `${day}-orders-refused-${place + 1}.md`), text)
}
