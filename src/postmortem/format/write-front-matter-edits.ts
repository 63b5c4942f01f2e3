import type {DetectionSource, IncidentSource, PostmortemStatus} from '#src/incident/incident.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import {endOf, startOf} from '#src/postmortem/document/parse-document.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import {isOwnKey, toOwnKey} from '#src/postmortem/sections/read-fields.ts'
import type {EditGroup, FrontMatterPlace} from './format-edit.ts'
import {writeInstant} from './write-time.ts'
import {writeYamlList, writeYamlText} from './write-yaml-value.ts'

/** What the caller knows of a document and its text does not say; each is written where the text states no other. */
export type GivenFacts = {
  readonly organization?: string | undefined
  readonly status?: PostmortemStatus | undefined
  readonly source?: Omit<IncidentSource, 'evidence'> | undefined
}

/** Where front matter is added to; undefined where the document has one that is not YAML. */
export function findFrontMatterPlace({source, root}: DetailedReading, newline: string): FrontMatterPlace | undefined {
  const yaml = root.children[0]
  if (yaml?.type === 'yaml') {
    const block = source.text.slice(startOf(source, yaml), endOf(source, yaml))
    return {offset: endOf(source, yaml) - (/---[ \t]*$/.exec(block)?.[0].length ?? 3), isNew: false, newline}
  }
  return (yaml?.type as string) === 'toml' ? undefined : {offset: source.shift, isNew: true, newline}
}

/** Writes into the front matter what is known and not stated in canonical form elsewhere, and turns other collections' keys and TOML into ours. */
export function writeFrontMatterEdits(detailed: DetailedReading, given: GivenFacts, hints: ReadHints): readonly EditGroup[] {
  const {frontMatter, reading, body} = detailed
  const {incident} = reading
  const stated = new Set(frontMatter.fields.map(({key}) => toOwnKey(key)))
  const group = (key: string, value: string | undefined, isAsked = false): EditGroup[] =>
    value === undefined || value === '' || stated.has(key) ? [] : [{name: `front matter: ${key}`, edits: [], lines: [{key, line: `${key}: ${value}`}], isAsked}]
  const {zone, zoneKnown} = body.settings
  // What the caller had to say is said by the document from now on.
  const asked = zoneKnown === 'hint'
  const named = new Set(incident.timeline.flatMap(({milestones}) => milestones))
  const texts = (values: readonly {readonly value: string}[]): string | undefined =>
    values.length === 0 ? undefined : writeYamlList(values.map(({value}) => value))
  return [
    ...renameKeys(detailed),
    ...writeToml(detailed),
    ...group('title', toText(incident.title?.value)),
    ...group(
      'organization',
      toText(incident.organization?.value ?? given.organization),
      incident.organization === undefined && given.organization !== undefined,
    ),
    ...group('severity', toText(incident.severity?.label)),
    ...group('status', given.status, true),
    ...group('timezone', asked ? zone : incident.timezone?.value, asked),
    ...group('date', incident.date?.value).map(each => ({...each, isSpare: hints.defaultYear === undefined})),
    ...milestoneKinds.flatMap(kind => {
      const milestone = incident.milestones.find(each => each.kind === kind)
      return !milestone || named.has(kind) || milestone.instant.precision === 'hour' ? [] : group(kind, quoteApproximate(writeInstant(milestone.instant, zone)))
    }),
    ...group('detected_by', incident.detectedBy?.value satisfies DetectionSource | undefined),
    ...group('services', texts(incident.services)),
    ...group('authors', texts(incident.authors)),
    ...group('source', writeSource(given.source), true),
  ]
}

function toText(value: string | undefined): string | undefined {
  return value === undefined ? undefined : writeYamlText(value)
}

/** A plain `~` is nothing to YAML, and only looks like it in front of more. */
function quoteApproximate(written: string): string {
  return written.startsWith('~') ? `'${written}'` : written
}

function writeSource(source: GivenFacts['source']): string | undefined {
  const pairs = Object.entries(source ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${writeYamlText(value, true)}`]))
  return pairs.length === 0 ? undefined : `{${pairs.join(', ')}}`
}

/** The keys of other collections by ours, values and comments untouched; one that ours stands beside stays. */
function renameKeys({frontMatter, root}: DetailedReading): readonly EditGroup[] {
  if (root.children[0]?.type !== 'yaml') return []
  return frontMatter.fields.flatMap(({key, keyEvidence}): EditGroup[] => {
    const own = toOwnKey(key)
    if (own === key || !isOwnKey(own) || frontMatter.fields.filter(other => toOwnKey(other.key) === own).length > 1) return []
    return [{name: `front matter: ${key}`, edits: [{start: keyEvidence.start.offset, end: keyEvidence.end.offset, text: own}]}]
  })
}

/** TOML of single lines as YAML: keys, values and comments in their order, names of tables as comments. */
function writeToml({source, root}: DetailedReading): readonly EditGroup[] {
  const toml = root.children[0]
  if (!toml || (toml.type as string) !== 'toml') return []
  const [start, end] = [startOf(source, toml), endOf(source, toml)]
  const lines = source.text.slice(start, end).split(/\r\n|\n|\r/)
  const written = lines.slice(1, -1).map(writeTomlLine)
  if (written.some(line => line === undefined)) return []
  const newline = /\r\n|\n|\r/.exec(source.text.slice(start, end))?.[0] ?? '\n'
  return [{name: 'front matter: TOML', edits: [{start, end, text: ['---', ...written, '---'].join(newline)}]}]
}

function writeTomlLine(line: string): string | undefined {
  if (/^\s*(?:#.*)?$/.test(line)) return line.trimEnd()
  if (/^\s*\[[^[\]]+\]\s*$/.test(line)) return `# ${line.trim()}`
  const {key, value} = /^\s*(?<key>[\w-]+)\s*=\s*(?<value>\S.*?)\s*$/.exec(line)?.groups ?? {}
  if (key === undefined || value === undefined) return undefined
  const list = /^\[(?<inside>[^[\]{}]*)\]$/.exec(value)?.groups?.inside
  if (list !== undefined) {
    const items = list.match(/"[^"\\]*"|'[^']*'|[^\s,"']+/g) ?? []
    return list.replace(/[\s,]/g, '') === items.join('').replace(/[\s,]/g, '') ? `${key}: ${writeYamlList(items.map(unquote))}` : undefined
  }
  if (/^"[^"\\]*"$|^'[^']*'$/.test(value)) return `${key}: ${writeYamlText(unquote(value))}`
  // Numbers, dates and truths look the same in both.
  return /^[\w.:+-]+$/.test(value) ? `${key}: ${value}` : undefined
}

function unquote(text: string): string {
  return /^["']/.test(text) ? text.slice(1, -1) : text
}
