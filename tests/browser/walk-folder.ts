import {mkdir, rename, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'

/** A document that not everybody may read, and the words that stand in no other. */
export type Secret = {
  readonly id: string
  readonly alias: string
  readonly date: string
  readonly title: string
  readonly service: string
  readonly organization: string
  readonly factor: string
  readonly tag: string
  readonly region: string
  readonly owner: string
  readonly image: string
  readonly action: string
  /** What the action refers to. */
  readonly ticket: string
  readonly update: string
  /** A word of its text. */
  readonly word: string
  /** The same, misspelt. */
  readonly misspelt: string
}

/** For its audience alone. Its id says nothing of it, because a public document names that. */
export const restricted: Secret = {
  id: '2024-05-20-night-shift',
  alias: '2024-05-20-old-night',
  date: '2024-05-20',
  title: 'Zorblax keys were read by strangers',
  service: 'quillfern-vault',
  organization: 'Snorvik Works',
  factor: 'people/flurbstorm',
  tag: 'mumblecrag',
  region: 'blorvane-1',
  owner: '@vexmire',
  image: 'krelfing.png',
  action: 'Replace every plonkwright',
  ticket: 'https://github.com/example/snizzlebank/issues/7',
  update: 'We look into drubnest',
  word: 'gribbletide',
  misspelt: 'gribbeltide',
}

/** For authors and editors until it is published. */
export const draft: Secret = {
  id: '2024-05-22-day-shift',
  alias: '2024-05-22-old-day',
  date: '2024-05-22',
  title: 'Fennimbus queue fell behind',
  service: 'wuzzlecombe-queue',
  organization: 'Jarnhollow Freight',
  factor: 'people/skorbundle',
  tag: 'pimmelquat',
  region: 'trevvish-2',
  owner: '@yondrake',
  image: 'ochrewhim.png',
  action: 'Bound the hesterlode',
  ticket: 'https://github.com/example/grumpletoft/issues/8',
  update: 'We look into quabbling',
  word: 'lumperdine',
  misspelt: 'lumperdien',
}

/** Every word by which an answer would tell of it. */
export function listMarkers({title, service, organization, factor, tag, region, owner, image, action, ticket, update, word}: Secret): readonly string[] {
  const names = [title, organization, action, update].map(text => text.split(' ').find(word => word.length > 6 && !/^Replace/.test(word)) ?? text)
  return [
    ...names,
    service.split('-')[0] ?? '',
    factor.split('/')[1] ?? '',
    tag,
    region.split('-')[0] ?? '',
    owner.slice(1),
    image,
    ticket.split('/')[4] ?? '',
    word,
  ]
}

/** The public incidents beside which the secret ones stand, and who is who. */
export async function writePublicFolder(folder: string): Promise<void> {
  await mkdir(folder, {recursive: true})
  await write(folder, 'hindsight.yaml', configuration)
  for (const [name, text] of Object.entries(publicDocuments)) await write(folder, name, text)
}

/** Writes a secret document with what its front matter says of who may read it, its image, and what came of it later. */
export async function writeSecret(folder: string, secret: Secret, access: string): Promise<void> {
  await writeFile(path.join(folder, secret.image), image)
  for (const later of listLater(secret)) await write(folder, `${later.id}.md`, toLater(secret, later, access))
  await write(folder, `${secret.id}.md`, toText(secret, access))
}

export async function removeSecret(folder: string, secret: Secret): Promise<void> {
  for (const {id} of [secret, ...listLater(secret)]) await rm(path.join(folder, `${id}.md`))
  await rm(path.join(folder, secret.image))
}

/** The same again, by the day on which the test runs: a year ago, for what is told of past years, and two days ago, for what is told of a week. */
export function listLater({id}: Secret, now = new Date()): readonly {readonly id: string; readonly day: string}[] {
  const aYearAgo = new Date(Date.UTC(now.getUTCFullYear() - 1, now.getUTCMonth(), now.getUTCDate()))
  const lately = new Date(now.getTime() - 2 * 86_400_000)
  return [
    {id: `${id}-yearly`, day: aYearAgo.toISOString().slice(0, 10)},
    {id: `${id}-lately`, day: lately.toISOString().slice(0, 10)},
  ]
}

export const forAudience = "visibility: restricted\naudience: ['@mona', '@night', '@dora']"
export const forAuthors = 'status: draft'
export const forAll = 'visibility: public'

export const publicId = '2024-05-19-cache-lost'

/** As an editor saves: never half a file. */
async function write(folder: string, name: string, text: string): Promise<void> {
  await writeFile(path.join(folder, `.${name}.tmp`), text)
  await rename(path.join(folder, `.${name}.tmp`), path.join(folder, name))
}

/** What the image of a secret document holds. */
export const image = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const configuration = `people:
  '@vera': {name: Vera Viewer, email: vera@example.com}
  '@arno': {name: Arno Author, email: arno@example.com}
  '@edda': {name: Edda Editor, email: edda@example.com}
  '@mark': {name: Mark Manager, email: mark@example.com}
  '@adam': {name: Adam Administrator, email: adam@example.com}
  '@mona': {name: Mona Member, email: mona@example.com}
  '@tess': {name: Tess Teammate, email: tess@example.com}
  '@dora': {name: Dora Disabled, email: dora@example.com}
teams:
  '@night': ['@tess']
  '@day': ['@vera', '@arno', '@edda', '@mark', '@adam']
`

// The day before and the day after the secret ones, sharing services, a factor, links and words with them.
const publicDocuments: Readonly<Record<string, string>> = {
  [`${publicId}.md`]: toPublic({
    title: 'The cache was lost',
    date: '2024-05-19',
    services: 'checkout, cache',
    rest: `related: [{to: ${restricted.id}, type: same-factor}, {to: ${draft.id}, type: related}]`,
    text: `The cache lost its keys before anybody looked. See [[${restricted.id}]] and [[${restricted.alias}]], and [[${draft.id}]].`,
  }),
  '2024-05-25-queue-stopped.md': toPublic({
    title: 'The queue stopped',
    date: '2024-05-25',
    services: 'checkout',
    rest: `related: [{to: ${restricted.id}, type: recurrence-of}, {to: ${draft.alias}, type: recurrence-of}]`,
    text: 'The queue stopped taking messages, as in [[2024-05-19-cache-lost]].',
  }),
  '2024-06-01-certificate-expired.md': toPublic({
    title: 'A certificate expired',
    date: '2024-06-01',
    services: 'edge',
    rest: '',
    text: 'Nobody had renewed it.',
  }),
}

function toPublic({title, date, services, rest, text}: Record<'title' | 'date' | 'services' | 'rest' | 'text', string>): string {
  return `---
title: ${title}
organization: Example Calls
severity: SEV2
timezone: UTC
started: ${date}T10:00
resolved: ${date}T11:00
services: [${services}]
factors: [capacity/memory]
${rest}
---

${text}

## Contributing factors

### Memory ran out

There was less of it than was needed. (factor: capacity/memory)

## Remediation

- [ ] Watch the memory of ${services} (owner: @day, due: 2024-07-01)
`
}

function toLater({title, factor}: Secret, {day}: {readonly day: string}, access: string): string {
  return `---
title: ${title} again
severity: SEV2
${access}
timezone: UTC
started: ${day}T00:30
resolved: ${day}T00:50
factors: [${factor}]
related: [{to: ${publicId}, type: recurrence-of}]
---

It came again.
`
}

function toText(secret: Secret, access: string): string {
  const {id, alias, date, title, service, organization, factor, tag, region, owner, action, ticket, update, word} = secret
  return `---
title: ${title}
organization: ${organization}
severity: SEV1
${access}
timezone: UTC
started: ${date}T02:00
detected: ${date}T02:10
resolved: ${date}T05:00
services: [${service}, checkout]
regions: [${region}]
factors: [${factor}, capacity/memory]
tags: [${tag}]
aliases: [${alias}]
authors: ['@mona']
related:
  - {to: ${publicId}, type: same-trigger}
---

The cache lost its keys to a ${word}, as in [[${publicId}]].

![What it looked like](${secret.image})

## Timeline

- **02:00** — The ${word} begins in ${service}.
- **02:10 detected** — ${owner} notices.
- **05:00 resolved** — It is over.

## Contributing factors

### A ${word} of ${id}

Memory ran out. (factor: capacity/memory)

### Somebody hurried

Of course. (factor: ${factor}, ref: ${ticket})

## Remediation

- [ ] ${action} (owner: ${owner}, due: 2024-06-30, factor: ${factor}, ref: ${ticket})
- [x] Tell everybody (done: 2024-02-31)

## Status updates

- **${date} 02:30 investigating** — ${update}.
`
}
