import type {Stated} from '#src/incident/evidence.ts'
import {readStampLine, readState} from '#src/postmortem/document/find-updates.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findFieldKey} from './field-names.ts'
import {findNamedKind} from './section-names.ts'

/** A title with the line it stands on. */
export type TitleLine = Stated<string> & {readonly line: Line}

/** What pages print above a title: ways back and around. */
const navigation =
  /^(?:←|<|«|\W*(?:back(?: to .{1,30})?|home|menu|skip to .{1,30}|subscribe.{0,30}|status|status page|incidents?|all incidents|history|previous incidents|past incidents|blog|engineering|postmortems?|post-mortems?|incident report|incident review|post incident report|unplanned|planned|[\w ]{2,40} (?:service )?status(?: page)?|[\w ]{2,40}[–-] service status|loading.{0,4}|sign in|log in|search|share|rss|accept (?:all )?cookies|cookie.{0,60})\W*$)/iu

/**
 * The document's title: its first heading of level 1 unless that names a known section, else its first line where it stands alone like
 * a title: short, no sentence, no label, no stamp.
 */
export function readTitleLine(source: SourceText, lines: readonly Line[]): TitleLine | undefined {
  const heading = lines.find(line => line.kind === 'heading')
  if (heading?.depth === 1 && !findNamedKind(heading.text)) return toTitle(source, heading, heading.outerStart, heading.outerEnd, 'heading')
  const [first, second] = lines.filter(line => !(line.kind === 'text' && isAboveTitle(line.text.trim())) && line.kind !== 'other')
  if (first?.kind === 'heading')
    return first.depth > 1 &&
      first === heading &&
      !findNamedKind(first.text) &&
      !isLabel(first.text) &&
      second?.kind !== 'heading' &&
      !/[::]\s*$/.test(first.text)
      ? toTitle(source, first, first.outerStart, first.outerEnd, 'heading')
      : undefined
  if (first?.kind !== 'text') return undefined
  const text = first.text.trim()
  const isTitle = text.length <= 120 && text.split(/\s+/).length <= 16 && !/[.!:;,。]$/.test(text) && /\p{L}/u.test(text) && !text.includes('\n')
  if (!isTitle || findNamedKind(text) || readState(text) || isLabel(text)) return undefined
  return toTitle(source, first, first.start, first.end, 'section')
}

/** Ways around a site, stamps and the headers of a mail stand above a title, not for it. */
function isAboveTitle(text: string): boolean {
  return (
    navigation.test(text) ||
    readStampLine(text) !== undefined ||
    /^(?:to|from|cc|bcc|date|sent|reply-to|subject|re|betreff|an|von|de|para|à|aan|van)\s*:/i.test(text)
  )
}

function isLabel(text: string): boolean {
  const label = /^[*_\s]*(?<label>[\p{L} ]{2,30})[*_\s]*[::]/u.exec(text)?.groups?.label
  return label !== undefined && (findFieldKey(label) !== undefined || findNamedKind(label) !== undefined)
}

function toTitle(source: SourceText, line: Line, start: number, end: number, how: 'heading' | 'section'): TitleLine {
  const value = line.text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)\s]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])/g, '')
    .replace(/\s+#+\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return {value: value || line.text.trim(), evidence: toEvidence(source, start, end, how), line}
}
