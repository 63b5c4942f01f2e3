import type {PostmortemReading} from '#src/postmortem/read-postmortem.ts'
import {formatDiagnostic} from '#src/postmortem/rules/format-diagnostic.ts'

/** What was found in a postmortem, for a person at a terminal. */
export function writeSummary(file: string, incident: PostmortemReading['incident'], diagnostics: PostmortemReading['diagnostics']): string {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Organisation', incident.organization?.value],
    ['Severity', incident.severity?.label],
    ['Status', incident.status],
    ['Detected by', incident.detectedBy?.value],
    ['Services', incident.services.map(({value}) => value).join(', ')],
    ['Regions', incident.regions.map(({value}) => value).join(', ')],
    ...incident.milestones.map(({kind, instant}) => [`${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, formatInstant(instant)] as const),
  ]
  return [
    incident.title?.value ?? 'Title not stated',
    ...facts.map(([name, value]) => `  ${name.padEnd(13)} ${value || 'not stated'}`),
    ...list('Sections', incident.sections, ({kind, heading}) => `${kind.padEnd(20)} ${heading ?? ''}`.trimEnd()),
    ...list('Timeline', incident.timeline, ({instant, text}) => `${formatInstant(instant)}  ${toLine(text)}`),
    ...list('Status updates', incident.updates, ({instant, text}) => `${formatInstant(instant)}  ${toLine(text)}`),
    ...list('Contributing factors', incident.factors, ({title, category}) => (category ? `${toLine(title)} (${category})` : toLine(title))),
    ...list('Remediation', incident.actions, ({status, title, owner, due}) =>
      [`${status.padEnd(11)} ${toLine(title)}`, owner, due && `due ${due}`].filter(Boolean).join(', '),
    ),
    ...list('Diagnostics', diagnostics, diagnostic => formatDiagnostic(file, diagnostic).replaceAll('\n', '\n  ')),
  ].join('\n')
}

function list<T>(heading: string, items: readonly T[], write: (item: T) => string): readonly string[] {
  return items.length === 0 ? [] : ['', `${heading} (${items.length})`, ...items.map(item => `  ${write(item)}`)]
}

function formatInstant({at, approximate}: {readonly at: string; readonly approximate: boolean}): string {
  return `${approximate ? '~' : ''}${at}`
}

function toLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}
