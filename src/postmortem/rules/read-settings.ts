import {isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit, type YAMLMap} from 'yaml'
import {z} from 'zod'
import {type Diagnostic, type DiagnosticLevel, diagnosticLevels} from '#src/incident/diagnostic.ts'
import {foldSeverityName, formatSeverityLevel, type SeverityNames, severityLevels} from '#src/incident/severity.ts'
import {type SourceText, toSourceText, toSpan} from '#src/postmortem/document/source-text.ts'
import {allRules} from './all-rules.ts'
import {findNearest} from './find-nearest.ts'
import {invalidSettings} from './invalid-settings.ts'
import {readPeople} from './read-people.ts'
import {readRemediation} from './read-remediation.ts'
import {readServices} from './read-services.ts'
import {readTrackers} from './read-trackers.ts'
import {type Rule, report} from './rule.ts'
import {defaultSettings, type SectionName, type Settings, sectionNames} from './settings.ts'
import type {TellFault} from './settings-fault.ts'

/** A configuration, and what is wrong with its file. */
export type SettingsReading = {readonly settings: Settings; readonly diagnostics: readonly Diagnostic[]}

/** Reads the text of `hindsight.yaml`; what cannot be understood counts as not said, and is reported. Never throws on content. */
export function readSettings(text: string): SettingsReading {
  const source = toSourceText(text)
  const refuse = (message: string, start: number = source.shift, end: number = start): SettingsReading => ({
    settings: defaultSettings,
    diagnostics: [report(invalidSettings, toSpan(source, start, Math.max(start, end)), `${message}; the defaults are in force`)],
  })
  if (text.length > longest) return refuse(`Unexpected configuration of ${Math.ceil(text.length / 1024)} KiB, expected at most ${longest / 1024} KiB`)
  try {
    return readMap(source, refuse)
  } catch (error) {
    // The parser is recursive: deep nesting ends in a RangeError of the engine.
    if (!(error instanceof RangeError)) throw error
    return refuse('Unexpected nesting, expected values at most a few levels deep')
  }
}

const longest = 64 * 1024

function readMap(source: SourceText, refuse: (message: string, start?: number, end?: number) => SettingsReading): SettingsReading {
  const {shift} = source
  const document = parseDocument(source.text.slice(shift), {version: '1.2', schema: 'core', strict: true, prettyErrors: false, lineCounter: new LineCounter()})
  const problem = document.errors[0] ?? document.warnings[0]
  if (problem)
    return refuse(`Unexpected YAML, expected \`key: value\` lines: ${problem.message.split('\n', 1)[0]}`, problem.pos[0] + shift, problem.pos[1] + shift)
  const {contents} = document
  if (contents === null || (isScalar(contents) && contents.value === null)) return {settings: defaultSettings, diagnostics: []}
  if (!isMap(contents)) return refuse('Unexpected list or single value, expected `key: value` lines with keys such as `rules:` and `sections:`')
  let alias: Node | undefined
  visit(contents, {
    Alias(_, node) {
      alias = node
      return visit.BREAK
    },
  })
  if (alias) return refuse('Unexpected YAML alias, expected the value itself', (alias.range?.[0] ?? 0) + shift, (alias.range?.[1] ?? 0) + shift)

  const written = document.toJS() as Record<string, unknown>
  const diagnostics: Diagnostic[] = []
  const tell: TellFault = (level, path, onKey, message) => {
    const [start, end] = findRange(contents, path, onKey)
    diagnostics.push(report({...invalidSettings, level}, toSpan(source, start + shift, end + shift), message))
  }
  for (const key of Object.keys(written).filter(key => !Object.hasOwn(shapes, key))) {
    const nearest = findNearest(key, Object.keys(shapes))
    tell('warning', [key], true, `Unexpected key “${key}”, expected ${nearest ? `“${nearest}”` : Object.keys(shapes).join(', ')}`)
  }
  const {rules, sections, severities, services, factors, remediation, people, teams, trackers} = written
  return {
    settings: {
      rules: readEntries('rules', rules, shapes.rules, findRuleFault, tell),
      sections: {...defaultSettings.sections, ...readEntries('sections', sections, shapes.sections, findSeverityFault, tell)},
      severities: readSeverities(severities, tell),
      ...readServices(services, tell),
      factors: readList('factors', factors, tell) ?? [],
      remediation: readRemediation(remediation, tell),
      ...readPeople(people, teams, tell),
      trackers: readTrackers(trackers, tell),
    },
    diagnostics: diagnostics.toSorted((a, b) => (a.place?.start.offset ?? 0) - (b.place?.start.offset ?? 0)),
  }
}

const levels = ['off', ...diagnosticLevels] as const
const names = Object.keys(sectionNames) as [SectionName, ...SectionName[]]
const levelNames = severityLevels.map(formatSeverityLevel)
const list = z.array(
  z.string('Unexpected value, expected a name').trim().min(1, 'Unexpected empty name, expected one'),
  'Unexpected value, expected a list such as [one, two]',
)
const shapes = {
  rules: z.enum(levels, {error: ({input}) => `Unexpected level ${quote(input)}, expected ${levels.join(', ')}`}),
  sections: z.array(z.enum(names, {error: ({input}) => `Unexpected section ${quote(input)}, expected ${names.join(', ')}`}), {
    error: ({input}) => `Unexpected ${quote(input)}, expected a list of sections such as [impact, timeline]`,
  }),
  severities: z
    .enum(levelNames, {error: ({input}) => `Unexpected level ${quote(input)}, expected ${levelNames.join(', ')}`})
    .transform(name => severityLevels[levelNames.indexOf(name)] ?? z.NEVER),
  services: z.unknown(),
  factors: list,
  remediation: z.unknown(),
  people: z.unknown(),
  teams: z.unknown(),
  trackers: z.unknown(),
}

const severityNames = [...levelNames, 'default']

/** Each entry of a map by itself, so that one bad value takes no other down. */
function readEntries<T>(
  key: string,
  written: unknown,
  shape: z.ZodType<T>,
  findKeyFault: (name: string) => {readonly level: DiagnosticLevel; readonly message: string} | undefined,
  tell: TellFault,
): Record<string, T> {
  const read: Record<string, T> = {}
  if (written === undefined || written === null) return read
  if (typeof written !== 'object' || Array.isArray(written)) {
    tell('error', [key], false, `Unexpected value of “${key}”, expected \`name: value\` lines below it`)
    return read
  }
  for (const [name, value] of Object.entries(written)) {
    const fault = findKeyFault(name)
    if (fault) {
      tell(fault.level, [key, name], true, fault.message)
      continue
    }
    const result = shape.safeParse(value)
    if (result.success) read[name] = result.data
    else for (const issue of result.error.issues) tell('error', [key, name, ...issue.path], false, issue.message)
  }
  return read
}

/** Names that differ in case or space alone are one name, which can mean one level. */
function readSeverities(written: unknown, tell: TellFault): SeverityNames {
  const seen = new Set<string>()
  const findFault = (name: string): ReturnType<typeof findSeverityFault> => {
    const folded = foldSeverityName(name)
    if (folded === '') return {level: 'error', message: 'Unexpected empty name, expected that of a severity'}
    if (seen.has(folded)) return {level: 'error', message: `Unexpected second “${name}”, expected one; the first holds`}
    seen.add(folded)
    return undefined
  }
  const named = readEntries('severities', written, shapes.severities, findFault, tell)
  return Object.fromEntries(Object.entries(named).map(([name, level]) => [foldSeverityName(name), level]))
}

function readList(key: string, written: unknown, tell: TellFault): readonly string[] | undefined {
  if (written === undefined || written === null) return undefined
  const result = list.safeParse(written)
  if (result.success) return result.data
  for (const issue of result.error.issues) tell('error', [key, ...issue.path], false, issue.message)
  return undefined
}

const rulesById = new Map<string, Rule>(allRules.map(rule => [rule.id, rule]))

function findRuleFault(id: string): {readonly level: DiagnosticLevel; readonly message: string} | undefined {
  const rule = rulesById.get(id)
  if (!rule) {
    const nearest = findNearest(id, [...rulesById.keys()])
    return {level: 'warning', message: `Unexpected rule “${id}”, expected ${nearest ? `“${nearest}”` : 'one that `kb rules` lists'}`}
  }
  if (!isConfigurable(rule))
    return {level: 'warning', message: `Unexpected “${id}”, expected a rule about documents: a file that is kept out is always reported`}
  return undefined
}

/** Whether its level can be set: what keeps a file out of the index is reported whatever the configuration says. */
export function isConfigurable({group, refuses}: Pick<Rule, 'group' | 'refuses'>): boolean {
  return group !== 'files' && !refuses
}

function findSeverityFault(name: string): {readonly level: DiagnosticLevel; readonly message: string} | undefined {
  return severityNames.includes(name) ? undefined : {level: 'warning', message: `Unexpected severity “${name}”, expected ${severityNames.join(', ')}`}
}

/** Where a part of the configuration stands: its key, or its value where that has a place of its own. */
function findRange(contents: YAMLMap, path: readonly PropertyKey[], onKey: boolean): readonly [number, number] {
  let node: unknown = contents
  let range: readonly [number, number] = [0, 0]
  for (const [index, step] of path.entries()) {
    const [key, value] = findPart(node, step)
    const own = (value?.range && !(onKey && index === path.length - 1) ? value : key)?.range
    if (!own) break
    range = [own[0], own[1]]
    node = value
  }
  return range
}

function findPart(node: unknown, step: PropertyKey): readonly [Node | undefined, Node | undefined] {
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined
    return [item, item]
  }
  const pair = isMap(node) ? node.items.find(({key}) => isScalar(key) && String(key.value) === String(step)) : undefined
  return [pair?.key as Node | undefined, (pair?.value ?? undefined) as Node | undefined]
}

function quote(input: unknown): string {
  const text = typeof input === 'string' ? `“${input}”` : (JSON.stringify(input) ?? 'nothing')
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
