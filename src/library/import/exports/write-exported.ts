import {milestoneKinds} from '#src/incident/milestone.ts'
import {escapeAttribute, escapeText} from '#src/postmortem/edit/escape-markdown.ts'
import {collapseSpace} from '#src/postmortem/format/to-comparable.ts'
import {writePage} from '#src/postmortem/format/write-page.ts'
import {writeYamlList, writeYamlText} from '#src/postmortem/format/write-yaml-value.ts'
import type {ExportedAction, ExportedIncident} from './exported-incident.ts'

/** Writes what an export says as a document in canonical form, in UTC; nothing is in it that the export does not say. */
export function writeExported(incident: ExportedIncident): string {
  const {title, severity, services, milestones, summary, impact, entries, updates, actions, postmortem} = incident
  const front = [
    `title: ${writeYamlText(collapseSpace(title))}`,
    ...(severity ? [`severity: ${writeYamlText(collapseSpace(severity))}`] : []),
    ...(services.length > 0 ? [`services: ${writeYamlList([...new Set(services.map(collapseSpace))])}`] : []),
    'timezone: UTC',
    ...milestoneKinds.flatMap(kind => {
      const at = milestones[kind]
      return at === undefined ? [] : [`${kind}: ${toUtc(at).replace(' ', 'T')}`]
    }),
  ]
  const sections = [
    summary ? toText(summary) : '',
    impact ? `## Impact\n\n${toText(impact)}` : '',
    postmortem ? toText(postmortem) : '',
    entries.length > 0 ? `## Timeline\n\n${entries.map(({at, text}) => `- **${toUtc(at)}** — ${toLine(text)}`).join('\n')}` : '',
    actions.length > 0 ? `## Action items\n\n${actions.map(writeAction).join('\n')}` : '',
    updates.length > 0
      ? `## Status updates\n\n${updates.map(({at, state, text}) => `- **${toUtc(at)}${state ? ` ${state}` : ''}** — ${toLine(text)}`).join('\n')}`
      : '',
  ]
  return `---\n${front.join('\n')}\n---\n\n${sections.filter(section => section !== '').join('\n\n')}\n`
}

function writeAction({title, isDone, owner, due, done, priority, ref}: ExportedAction): string {
  const pairs = Object.entries({owner, due, done: isDone ? done : undefined, priority, ref}).flatMap(([key, value]) =>
    value === undefined || value.trim() === '' ? [] : [`${key}: ${escapeAttribute(collapseSpace(value), 'text')}`],
  )
  return `- [${isDone ? 'x' : ' '}] ${escapeText(collapseSpace(title), 'text')}${pairs.length === 0 ? '' : ` (${pairs.join(', ')})`}`
}

/** To the minute, as such programs stamp what people do. */
function toUtc(at: string): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ')
}

/** Some programs keep formatted text as HTML. */
function toText(text: string): string {
  return /<(?:p|div|h[1-6]|ul|ol|table|br|b|strong|a|span)\b[^>]*>/i.test(text) ? writePage(text).trim() : text.trim()
}

function toLine(text: string): string {
  return collapseSpace(toText(text))
}
