import {decodeText} from '#src/postmortem/document/decode-text.ts'
import {fillTemplate, readTemplateLabel} from '#src/postmortem/fill-template.ts'
import type {ContentFolder} from './content-folder.ts'

/** A form of a postmortem to begin from. */
export type DocumentTemplate = {
  /** Its file's name without `.md`: what it is chosen by. */
  readonly name: string
  /** What people call it. */
  readonly title: string
  readonly about: string | undefined
  readonly text: string
}

/** Where templates are, below the content folder; nothing in it is an incident. */
export const templateFolder = 'templates'

/** The templates of a library in alphabetical order, ours for want of any last; a file that cannot be read as one is left out. */
export async function listTemplates(folder: Pick<ContentFolder, 'list' | 'read'>): Promise<readonly DocumentTemplate[]> {
  const entries = (await folder.list()) ?? []
  const found = await Promise.all(
    entries.filter(({file, refusal, size}) => refusal === undefined && size <= mostBytes && !file.includes('/')).map(({file}) => readTemplate(folder, file)),
  )
  const own = found.filter(template => template !== undefined).toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
  return own.some(({name}) => name === defaultTemplate.name) ? own : [...own, defaultTemplate]
}

/** A draft of this title from a template, with these authors where there are any. */
export function beginDocument({text}: Pick<DocumentTemplate, 'text'>, title: string, authors: readonly string[] = []): string {
  return fillTemplate(text, title, authors) ?? fillTemplate(defaultTemplate.text, title, authors) ?? ''
}

const mostBytes = 64 * 1024

async function readTemplate(folder: Pick<ContentFolder, 'read'>, file: string): Promise<DocumentTemplate | undefined> {
  let decoded: ReturnType<typeof decodeText>
  try {
    decoded = decodeText(await folder.read(file, mostBytes))
  } catch {
    // Gone or not to be read since it was listed: then there is one less to choose from.
    return undefined
  }
  if ('problem' in decoded || fillTemplate(decoded.text, 'x') === undefined) return undefined
  const name = file.replace(/\.(?:md|markdown)$/i, '')
  const label = readTemplateLabel(decoded.text)
  return {name, title: label.name ?? name, about: label.about, text: decoded.text}
}

/** Every section and nothing in them; a template of the same name takes its place. */
export const defaultTemplate: DocumentTemplate = {
  name: 'default',
  title: 'Every section, empty',
  about: undefined,
  text: `---
timezone: UTC
---

## Impact

## Timeline

## Trigger

## Contributing factors

## Detection

## Resolution

## Lessons learned

### What went well

### What went poorly

### Where we got lucky

## Remediation
`,
}
