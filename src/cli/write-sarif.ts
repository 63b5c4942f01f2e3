import type {CheckedFile} from '#src/library/publish/check-folder.ts'
import {allRules} from '#src/postmortem/rules/all-rules.ts'
import {toFingerprint} from './write-code-quality.ts'

/** Diagnostics as a log in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), with the documentation of their rules. */
export function writeSarif(checked: readonly CheckedFile[]): string {
  const used = new Set(checked.flatMap(({diagnostics}) => diagnostics.map(({rule}) => rule)))
  const rules = allRules.filter(({id}) => used.has(id))
  const places = new Map(rules.map(({id}, index) => [id, index]))
  const seen = new Map<string, number>()
  const results = checked.flatMap(({file, diagnostics}) =>
    diagnostics.map(({rule, level, message, place, notes}) => ({
      ruleId: rule,
      ...(places.has(rule) ? {ruleIndex: places.get(rule)} : {}),
      level: levels[level],
      message: {text: message},
      locations: [toLocation(file, place)],
      ...(notes.length > 0
        ? {relatedLocations: notes.map((note, index) => ({id: index, message: {text: note.message}, ...toLocation(file, note.place)}))}
        : {}),
      partialFingerprints: {'hindsight/v1': toFingerprint(seen, rule, file, message)},
    })),
  )
  const described = rules.map(({id, summary, explanation, level, group}) => ({
    id,
    shortDescription: {text: summary},
    fullDescription: {text: summary},
    help: {text: explanation, markdown: explanation},
    defaultConfiguration: {level: levels[level]},
    properties: {tags: [group]},
  }))
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{tool: {driver: {name: 'Hindsight', rules: described}}, columnKind: 'utf16CodeUnits', results}],
  }
  return JSON.stringify(log, undefined, 2)
}

type Place = CheckedFile['diagnostics'][number]['place']

function toLocation(file: string, place: Place): object {
  const {start, end} = place ?? {}
  return {
    physicalLocation: {
      artifactLocation: {uri: encodeURI(file)},
      // What is said of the whole document stands at its beginning: viewers show nothing that stands nowhere.
      region: start && end ? {startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column} : {startLine: 1},
    },
  }
}

const levels = {error: 'error', warning: 'warning', info: 'note'} as const
