import {describeDays, describeStood} from '#src/library/recurrence/describe-stood.ts'
import type {Occurrence} from '#src/library/recurrence/list-occurrences.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {type Digest, isEmptyDigest} from './list-digest.ts'
import {toOneLine} from './to-one-line.ts'

/** A part of a digest, in words. */
export type DigestPart = {readonly name: Exclude<keyof Digest, 'today'>; readonly heading: string; readonly lines: readonly DigestLine[]; readonly more: number}

/** An action, or an incident that came again, on one line: what it is, where it stands, and what there is to know. */
export type DigestLine = {readonly title: string; readonly facts: readonly string[]; readonly href: string}

/** The parts of a digest that say anything, those first that are most pressing. `site` is what addresses begin with. */
export function listDigestParts(digest: Digest, site: string): readonly DigestPart[] {
  const parts: readonly (readonly [ActionPart, string, (action: ActionRow) => readonly string[]])[] = [
    ['becameOverdue', 'Became overdue this week', ({due}) => [`was due ${due}`]],
    ['stillOverdue', 'Still overdue', ({due}) => [`was due ${due}`]],
    ['dueNext', 'Due in the next 7 days', ({due}) => [`due ${due}`]],
    [
      'breaksPolicyNext',
      'Has to be done in the next 7 days by policy',
      ({policyDay, due}) => [`by ${policyDay}`, due === undefined ? 'no due date' : `due ${due}`],
    ],
    ['doneLast', 'Done in the last 7 days', ({done, proof}) => [`done ${done}`, proof === undefined ? 'without proof' : 'with proof']],
    ['undated', 'Without a due date', () => []],
  ]
  const actions = parts
    .filter(([name]) => digest[name].total > 0)
    .map(([name, heading, listFacts]) => ({name, heading, ...digest[name], listFacts}))
    .map(({name, heading, actions, total, listFacts}) => ({
      name,
      heading: `${heading} (${total})`,
      lines: actions.map(action => ({
        title: toOneLine(action.title, 200),
        facts: [
          ...listFacts(action),
          action.owner === undefined ? 'no owner' : toOneLine(action.owner, 80),
          ...(action.severity?.label === undefined ? [] : [toOneLine(action.severity.label, 20)]),
          toOneLine(action.incidentTitle, 100),
        ],
        href: `${site}/incidents/${encodeURIComponent(action.incidentId)}#action-${action.position + 1}`,
      })),
      more: Math.max(0, total - actions.length),
    }))
  const {occurrences, total} = digest.recurred
  if (total === 0) return actions
  const recurred: DigestPart = {
    name: 'recurred',
    heading: `Came again in the last 7 days (${total})`,
    lines: occurrences.map(occurrence => toLine(occurrence, site)),
    more: Math.max(0, total - occurrences.length),
  }
  return [recurred, ...actions]
}

type ActionPart = Exclude<keyof Digest, 'today' | 'recurred'>

function toLine(occurrence: Occurrence, site: string): DigestLine {
  const {incident, daysSince} = occurrence
  const {id, title, day, severity} = incident
  return {
    title: toOneLine(title, 200),
    facts: [
      ...(day === undefined ? [] : [`on ${day}`]),
      ...(daysSince === undefined ? [] : [daysSince === 0 ? 'on the day of the time before' : `${describeDays(daysSince)} after the time before`]),
      ...(severity === undefined ? [] : [toOneLine(severity.label, 20)]),
      ...[describeStood(occurrence)?.replace(/\.$/, '')].filter(sentence => sentence !== undefined),
    ],
    href: `${site}/incidents/${encodeURIComponent(id)}`,
  }
}

/** Where all of a part are. */
function toList(name: DigestPart['name']): string {
  return name === 'recurred' ? '/patterns/recurrences' : '/remediation'
}

type Frame = {
  readonly site: string
  /** Whose actions these are. */
  readonly whose: string
  /** What stands at the end, such as how to get no more of these. */
  readonly footer: string
}

/** A digest in plain text, for a mail and a terminal. */
export function writeDigestText(digest: Digest, {site, whose, footer}: Frame): string {
  const parts = listDigestParts(digest, site).map(({name, heading, lines, more}) =>
    [
      heading,
      ...lines.map(({title, facts, href}) => `\n- ${title}\n  ${facts.join(' · ')}\n  ${href}`),
      ...(more > 0 ? [`\n  and ${more} more: ${site}${toList(name)}`] : []),
    ].join('\n'),
  )
  const body = isEmptyDigest(digest) ? ['There is nothing to say this week: nothing came again, and nothing is overdue, due, done or without a date.'] : parts
  return `${[`Remediation of ${whose}, ${digest.today}`, ...body, footer].join('\n\n')}\n`
}

/** The same as HTML of a mail: no pictures, no styles, no addresses but those of this site. */
export function writeDigestHtml(digest: Digest, {site, whose, footer}: Frame): string {
  const parts = listDigestParts(digest, site).map(
    ({name, heading, lines, more}) =>
      `<h2>${toMarkup(heading)}</h2>\n<ul>\n${lines
        .map(({title, facts, href}) => `<li><a href="${toMarkup(href)}">${toMarkup(title)}</a><br>${toMarkup(facts.join(' · '))}</li>`)
        .join('\n')}\n</ul>${more > 0 ? `\n<p><a href="${toMarkup(site)}${toList(name)}">and ${more} more</a></p>` : ''}`,
  )
  const body =
    parts.length === 0 ? '<p>There is nothing to say this week: nothing came again, and nothing is overdue, due, done or without a date.</p>' : parts.join('\n')
  return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Remediation</title></head>\n<body>\n<h1>Remediation of ${toMarkup(whose)}, ${digest.today}</h1>\n${body}\n<p>${toMarkup(footer)}</p>\n</body>\n</html>\n`
}

/** Chats take some thousand characters at once, and nobody reads more there. */
const mostInChat = 5

/** The same for a chat: nobody is notified and no link is made by the words of a document. */
export function writeDigestMessage(digest: Digest, site: string): string {
  const parts = listDigestParts(digest, site).map(({heading, lines, more}) => {
    const shown = lines.slice(0, mostInChat)
    const rest = more + lines.length - shown.length
    return [
      heading,
      ...shown.map(({title, facts, href}) => `• ${toChat(title)} (${toChat(facts.join(', '))}) ${href}`),
      ...(rest > 0 ? [`and ${rest} more`] : []),
    ].join('\n')
  })
  return [`Remediation, ${digest.today}: ${site}/remediation/digest?of=all`, ...parts].join('\n\n')
}

/** Chats read `<!channel>`, `@all` and `[words](address)`: a blank without width keeps them what they are. */
function toChat(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[@\]`*_~]/g, sign => `${sign}\u200b`)
}

function toMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
